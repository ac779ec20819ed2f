package org.massageadvisor.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.massageadvisor.reading.SmallRulebook;
import org.massageadvisor.table.Problem;
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
                .containsExactly("vocabulary.csv:8:group: warning: the group " + written + " is another than " + meant
                        + "; maybe " + meant);
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
                        "outcomes.csv:17:group: warning: the group referals is another than referral; maybe referral");
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
}
