package org.massageadvisor.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.massageadvisor.reading.SmallRulebook;
import org.massageadvisor.table.Problem;
import org.massageadvisor.table.TableForm;
import org.massageadvisor.table.TableSource;

/** What works, but is probably not what its author meant. */
class CheckedRulebookTest {
    @TempDir
    Path folder;

    private SmallRulebook small;

    @BeforeEach
    void aSmallRulebookWithNothingToSayAbout() {
        small = new SmallRulebook(folder).withCases();
        assertThat(found()).isEmpty();
    }

    private List<String> found() {
        return CheckedRulebook.of(TableSource.at(folder)).problems().stream()
                .map(Problem::toString)
                .toList();
    }

    @ParameterizedTest
    @CsvSource({
        "red flags, red-flag",
        "Red-Flag, red-flag",
        "red-flgs, red-flag",
        "redflag, red-flag",
        "reigon, region",
    })
    void aGroupThatIsNearlyAnotherIsNamed(String written, String meant) {
        small.append("vocabulary.csv", "HIP_PAIN,region,Hip pain,Does your hip hurt?,yes-no,,,,,,,,,")
                .append(
                        "vocabulary.csv",
                        "NIGHT_PAIN," + written + ",Pain at night,Is it there at night?,yes-no,,,,,,,,,");

        assertThat(found())
                .containsExactly("vocabulary.csv:8:group: warning: the group " + written + " is not the same as "
                        + meant + "; maybe " + meant);
    }

    @ParameterizedTest
    @ValueSource(strings = {"flag", "red", "skin-and-hair", "regional-history", "painful"})
    void aGroupOfItsOwnIsNot(String group) {
        small.append("vocabulary.csv", "NIGHT_PAIN," + group + ",Pain at night,Is it there at night?,yes-no,,,,,,,,,");

        assertThat(found()).isEmpty();
    }

    @Test
    void anOutcomeThatShouldProtectIsLookedForInAGroupThatDoes() {
        small.append("outcomes.csv", "REF_NURSE,referals,,Label,Text.,1-8,");

        assertThat(found())
                .containsExactly(
                        "outcomes.csv:17:group: warning: the group referals is not the same as referral; maybe referral");
    }

    @ParameterizedTest
    @CsvSource({
        "pain-near-mis, pain-near-miss",
        "pain-nearmiss, pain-near-miss",
        "pain near miss, pain-near-miss",
        "pain-Near-Miss, pain-near-miss",
        "pain-near-miss-2, pain-2-near-miss",
    })
    void aNearMissThatIsNoneByItsNameIsNamed(String id, String meant) {
        small.append("cases/clients.csv", id + ",No pain.,PAIN_SCORE=4,,NEEDS_MORE_INFORMATION,,,");

        assertThat(found())
                .singleElement()
                .asString()
                .startsWith("cases/clients.csv:4:id: warning: \"")
                .endsWith("found, which means nothing; maybe " + meant);
    }

    @ParameterizedTest
    @ValueSource(strings = {"pain-near-miss", "pain-2-near-miss", "fever-17-near-miss"})
    void aNearMissOfARuleIsOneWithANumberToo(String id) {
        small.append("cases/clients.csv", id + ",No pain.,PAIN_SCORE=4,,NEEDS_MORE_INFORMATION,,,");

        assertThat(found()).isEmpty();
    }

    @Test
    void aTableOfRulesThatIsGoneIsNamedOnceAndNotForEachOfItsClients() {
        for (int i = 0; i < 5; i++) {
            small.append("red-flags.csv", "extra-" + i + ",PAIN_SCORE >= 5,TYPE_SWEDISH,Why.,T-1,")
                    .append(
                            "cases/clients.csv",
                            "extra-" + i + "-near-miss,No pain.,PAIN_SCORE=4,,NEEDS_MORE_INFORMATION,,,");
        }
        assertThat(found()).isEmpty();
        small.write("red-flags.csv", "id,when,then,because,source,note", "x,PAIN_SCORE >= 5,TYPE_SWEDISH,Why.,T-1,");

        assertThat(found())
                .containsExactly(
                        "cases/clients.csv: error: none of the rules is there after which its 5 near misses are named;"
                                + " maybe the table clients was deleted");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "not TYPE_SWEDISH       | unknown outcome not TYPE_SWEDISH; what must not be recommended has a ! before its code; maybe !TYPE_SWEDISH",
                "no type_swedsh         | unknown outcome no type_swedsh; what must not be recommended has a ! before its code; maybe !TYPE_SWEDISH",
                "-TYPE_SWEDISH          | unknown outcome -TYPE_SWEDISH; what must not be recommended has a ! before its code; maybe !TYPE_SWEDISH",
                "not_TYPE_SWEDISH       | unknown outcome not_TYPE_SWEDISH",
                "TYPE_SWEDISH_NO        | unknown outcome TYPE_SWEDISH_NO",
                "TYPE_NO_SWEDISH        | unknown outcome TYPE_NO_SWEDISH",
                "nto TYPE_SWEDISH       | unknown outcome nto TYPE_SWEDISH",
                "TYPE_SWEDSH            | unknown outcome TYPE_SWEDSH; maybe TYPE_SWEDISH",
                "avoid heat             | unknown outcome avoid heat; what must not be recommended has a ! before its code",
                "FEVER_CHILLS           | unknown outcome FEVER_CHILLS, which is a finding and belongs in when",
                "\"TYPE_SWEDISH, REF_DOCTOR\" | unknown outcome TYPE_SWEDISH, REF_DOCTOR; several are separated by ;",
            })
    void noSuggestionTurnsAnExclusionIntoARecommendation(String then, String message) {
        small.append("red-flags.csv", "x,FEVER_CHILLS," + then + ",Why.,T-1,");

        assertThat(found()).containsExactly("red-flags.csv:4:then: error: " + message);
    }

    @Test
    void anEndlessIdIsRefusedLikeAnyOther() {
        small.append("red-flags.csv", "a" + "-a".repeat(9_000) + ",FEVER_CHILLS,TYPE_SWEDISH,Why.,T-1,");

        assertThat(found()).singleElement().asString().startsWith("red-flags.csv:4:id: error: \"a-a-a");
    }

    @Test
    void norANoIntoAYes() {
        small.append("red-flags.csv", "x,REF_DOCTOR,TYPE_SWEDISH,Why.,T-1,")
                .append(
                        "cases/clients.csv",
                        "a,Who.,not FEVER_CHILLS,red-flag,NEEDS_MORE_INFORMATION,!TYPE_SWEDISH,not TYPE_*,")
                .append(
                        "cases/clients.csv",
                        "b,Who.,\"PAIN_SCORE=4, FEVER_CHILLS\",\"red-flag, pain\",NEEDS_MORE_INFORMATION,,,");

        assertThat(found())
                .containsExactly(
                        "cases/clients.csv:4:answers: error: not FEVER_CHILLS: unknown finding; an answer no is written FEVER_CHILLS=no",
                        "cases/clients.csv:4:must: error: unknown outcome !TYPE_SWEDISH; what must not be in force stands in must_not, without a sign",
                        "cases/clients.csv:4:must_not: error: unknown outcome not TYPE_*; what stands in must_not needs no sign or word before it",
                        "cases/clients.csv:5:answers: error: PAIN_SCORE: \"4, FEVER_CHILLS\" found, a whole number from 0 to 10 points, or \"unknown\" expected; several are separated by ;",
                        "cases/clients.csv:5:screened: error: unknown group \"red-flag, pain\", expected one of red-flag, region; several are separated by ;",
                        "red-flags.csv:4:when: error: the outcome REF_DOCTOR found, which belongs in then; a condition expected");
    }

    @Test
    void aTableUnderAnotherNameIsKnownByItsColumns() {
        small.write("my-cases.csv", "id,story,answers,screened,disposition,must,must_not,note")
                .write("more.csv", "ID,When,Then,Because,Source", "x,FEVER_CHILLS,TYPE_SWEDISH,Why.,T-1");
        assertThat(found())
                .containsExactly(
                        "more.csv: error: nobody reads this table; a rule table has the columns id, when, then, because, source, in small letters",
                        "my-cases.csv: error: nobody reads this table; it has the columns of worked clients, which stand in files in the folder cases/");

        small.delete("my-cases.csv")
                .delete("more.csv")
                .write("Evidence (Anna).csv", "id,document,statement,certainty")
                .delete("evidence.csv");
        assertThat(found())
                .contains(
                        "Evidence (Anna).csv: error: nobody reads this table; it has the columns of evidence, which is missing; maybe it is to be called so",
                        "evidence.csv: error: missing; every rulebook has one");
    }

    @Test
    void spacesOfWordProcessorsAroundCodesAreSpaces() {
        small.append("red-flags.csv", "x,\u00A0FEVER_CHILLS ,REF_DOCTOR;\u00A0TYPE_SWEDISH\u202F,Why.,\u00A0T-1,");

        assertThat(found()).isEmpty();
    }

    @Test
    void aNearMissOfARuleThatIsGoneIsNamed() {
        small.append("cases/clients.csv", "pian-near-miss,No pain.,PAIN_SCORE=4,,NEEDS_MORE_INFORMATION,,,");

        assertThat(found()).containsExactly("cases/clients.csv:4:id: warning: no rule and no client pian; maybe pain");
    }

    @Test
    void aRowWithOtherSeparatorsThanItsHeaderIsToldFromOneThatIsTooShort() {
        small.append("red-flags.csv", "x;FEVER_CHILLS;TYPE_SWEDISH;Why.;T-1;").append("red-flags.csv", "too,short");

        assertThat(found())
                .containsExactly(
                        "red-flags.csv:4: error: 1 cell found, 6 expected as in the header;"
                                + " maybe its cells are separated by semicolons, and those of the header are not",
                        "red-flags.csv:5: error: 2 cells found, 6 expected as in the header;"
                                + " a cell without a text takes a comma as well");
    }

    @Test
    void whatCanBeAcceptedIsEveryChangeThatMakesTheAdviceLessSafe() {
        assertThat(TableForm.ACCEPTED_CHANGES.values("change"))
                .containsExactlyElementsOf(Arrays.stream(ChangeKind.values())
                        .filter(ChangeKind::isLessSafe)
                        .map(ChangeKind::word)
                        .toList());
    }
}
