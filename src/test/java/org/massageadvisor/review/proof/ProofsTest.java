package org.massageadvisor.review.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.massageadvisor.reading.SmallRulebook;
import org.massageadvisor.review.CheckedRulebook;
import org.massageadvisor.review.solver.Effort;
import org.massageadvisor.table.Problem;
import org.massageadvisor.table.TableSource;

/** What proofs find in a small rulebook into which one fault was put. */
class ProofsTest {
    private static final Effort LONG_ENOUGH = Effort.ofMilliseconds(60_000);

    @TempDir
    Path folder;

    private SmallRulebook small;

    @BeforeEach
    void aSmallRulebookOfWhichNothingIsToBeSaid() {
        small = new SmallRulebook(folder)
                .replace("red-flags.csv", "URGENT_MEDICAL_CARE,Fever", "URGENT_MEDICAL_CARE; REF_DOCTOR,Fever")
                .append(
                        "red-flags.csv",
                        "score,PAIN_SCORE >= 7 and LOWER_BACK_PAIN,MEDICAL_REVIEW_BEFORE_MASSAGE; REF_DOCTOR,Why.,T-1,")
                .append(
                        "red-flags.csv",
                        "site,SKIN_SITE = HERE and LOWER_BACK_PAIN,MASSAGE_WITH_PRECAUTIONS; PRESSURE_LIGHT,Why.,T-1,");
        assertThat(found()).isEmpty();
    }

    private Proofs.Result proved() {
        CheckedRulebook checked = CheckedRulebook.of(TableSource.at(folder));
        assertThat(checked.problems()).isEmpty();
        return Proofs.of(Objects.requireNonNull(checked.rulebook()), checked.tables(), checked.laws(), LONG_ENOUGH);
    }

    private List<String> found() {
        return proved().problems().stream().map(Problem::toString).toList();
    }

    @ParameterizedTest
    @CsvSource({
        "PAIN_SCORE >= 7 and PAIN_SCORE < 3",
        "FEVER_CHILLS and FEVER_CHILLS = no",
        "PAIN_SCORE > 10",
        "not ALWAYS",
        "SKIN_SITE = HERE and SKIN_SITE = ELSEWHERE",
        "unknown(FEVER_CHILLS) and FEVER_CHILLS",
        "LOWER_BACK_PAIN and not ANY_PAIN",
    })
    void aRuleThatNoClientCanFire(String when) {
        small.append("vocabulary.csv", "ALWAYS,derived,Always,,derived,,,,,,,,,")
                .append("red-flags.csv", "dead," + when + ",TYPE_SWEDISH,Why.,T-1,");

        assertThat(found()).containsExactly("red-flags.csv:6:when: warning: no client can fire this rule");
    }

    @ParameterizedTest
    @CsvSource({
        "FEVER_CHILLS or not FEVER_CHILLS",
        "PAIN_SCORE < 4 or PAIN_SCORE >= 4 or unknown(PAIN_SCORE)",
    })
    void aRuleThatEveryClientFires(String when) {
        small.append("red-flags.csv", "all," + when + ",PRESSURE_LIGHT; REF_DOCTOR,Why.,T-1,");

        assertThat(found()).contains("red-flags.csv:6:when: warning: every client fires this rule");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "PAIN_SCORE >= 7 and PAIN_SCORE >= 3 | without PAIN_SCORE >= 3",
                "LOWER_BACK_PAIN and PAIN_SCORE >= 9 and ANY_PAIN | without LOWER_BACK_PAIN",
                "FEVER_CHILLS or (FEVER_CHILLS and PAIN_SCORE >= 9) | without FEVER_CHILLS and PAIN_SCORE >= 9",
                "FEVER_CHILLS and not (FEVER_CHILLS = no) | without not FEVER_CHILLS = no",
            })
    void aPartThatChangesNothing(String when, String change) {
        small.append("red-flags.csv", "part," + when + ",TYPE_SWEDISH; PRESSURE_LIGHT,Why.,T-1,");

        assertThat(found()).contains("red-flags.csv:6:when: warning: for every client the same " + change);
    }

    @Test
    void aDerivedFindingThatNeverOrAlwaysHolds() {
        small.append("vocabulary.csv", "NEVER,derived,Never,,derived,,,,,FEVER_CHILLS and FEVER_CHILLS = no,,,,")
                .append("vocabulary.csv", "ANYBODY,derived,Anybody,,derived,,,,,not NEVER,,,,")
                .append("red-flags.csv", "x,ANYBODY and PAIN_SCORE >= 9,TYPE_SWEDISH; PRESSURE_LIGHT,Why.,T-1,");

        assertThat(found())
                .contains(
                        "vocabulary.csv:7:derived: warning: this can hold for no client",
                        "vocabulary.csv:8:derived: warning: this holds for every client");
    }

    @Test
    void aRuleThatAMoreGeneralOneMakesSuperfluous() {
        small.append(
                "red-flags.csv",
                "more,FEVER_CHILLS and LOWER_BACK_PAIN and PAIN_SCORE >= 8,URGENT_MEDICAL_CARE,Why.,T-1,");

        assertThat(found())
                .containsExactly(
                        "red-flags.csv:6:id: warning: whoever fires it fires fever (red-flags.csv:2) too, which asks for all that it asks for; for example for a client with FEVER_CHILLS; LOWER_BACK_PAIN; PAIN_SCORE=8");
    }

    @Test
    void aRuleThatSaysTheSameAsAnotherInOtherWords() {
        small.append(
                "red-flags.csv",
                "again,not (not LOWER_BACK_PAIN or not FEVER_CHILLS),REF_DOCTOR; URGENT_MEDICAL_CARE,Why.,T-1,");

        assertThat(found())
                .containsExactly(
                        "red-flags.csv:6:id: warning: it fires for the same clients as fever (red-flags.csv:2), and asks for the same; for example for a client with FEVER_CHILLS; LOWER_BACK_PAIN");
    }

    @Test
    void aRuleThatAsksForWhatItExcludes() {
        small.append("red-flags.csv", "both,PAIN_SCORE >= 9,PRESSURE_LIGHT; TYPE_SWEDISH,Why.,T-1,");

        assertThat(found())
                .containsExactly(
                        "red-flags.csv:6:then: warning: it asks for TYPE_SWEDISH and excludes it, because PRESSURE_LIGHT rules it out; for example for a client with PAIN_SCORE=9");
    }

    @Test
    void anOutcomeThatNobodyCanGet() {
        small.append("outcomes.csv", "TYPE_THAI,massage-type,,Label,Text.,6-7,")
                .append("outcomes.csv", "TYPE_OTHER,massage-type,,Label,Text.,6-7,")
                .append("red-flags.csv", "thai,FEVER_CHILLS and LOWER_BACK_PAIN,TYPE_THAI,Why.,T-1,");

        assertThat(found())
                .containsExactly(
                        "outcomes.csv:17:code: warning: no client can get it: whenever a rule asks for it, it is excluded or not shown; for example for a client with FEVER_CHILLS; LOWER_BACK_PAIN",
                        "outcomes.csv:18:code: warning: no client can get it: no rule asks for it");
    }

    @Test
    void aFindingThatNoRuleUses() {
        small.append("vocabulary.csv", "HIP_PAIN,region,Hip pain,Does your hip hurt?,yes-no,,,,,,,,,")
                .append("vocabulary.csv", "ANY_HIP,derived,Any hip,,derived,,,,,HIP_PAIN,,,,");

        assertThat(found())
                .containsExactly(
                        "vocabulary.csv:7:code: warning: no rule uses it",
                        "vocabulary.csv:8:code: warning: no rule uses it");
    }

    @Test
    void aCoreQuestionThatDecidesNothing() {
        small.append("vocabulary.csv", "IDLE,history,Idle,Is it idle?,yes-no,,,,,,always,,,")
                .append("vocabulary.csv", "ASKED,history,Asked,Is it asked?,yes-no,,,,,,always,,,")
                .append("red-flags.csv", "asked,ASKED = no and LOWER_BACK_PAIN,PRESSURE_LIGHT,Why.,T-1,")
                .append("red-flags.csv", "idle,(IDLE or IDLE = no) and PAIN_SCORE >= 9,TYPE_SWEDISH,Why.,T-1,");

        assertThat(found())
                .containsExactly(
                        "vocabulary.csv:7:core_screen: warning: a core question, but whatever the answer, every client gets the same advice");
    }

    @Test
    void aClientWhoIsSentToNobody() {
        small.replace("red-flags.csv", "URGENT_MEDICAL_CARE; REF_DOCTOR,Fever", "URGENT_MEDICAL_CARE,Fever");

        assertThat(found())
                .containsExactly("outcomes.csv:14:group: warning: URGENT_MEDICAL_CARE, and nobody is named to see;"
                        + " for example for a client with FEVER_CHILLS; LOWER_BACK_PAIN");
    }

    @Test
    void aClientWithAMassageAndNoAreaForIt() {
        small.append("outcomes.csv", "AREA_BACK,area,,Label,Text.,6-7,")
                .append("red-flags.csv", "area,LOWER_BACK_PAIN and PAIN_SCORE >= 2,AREA_BACK,Why.,T-1,");

        assertThat(found())
                .containsExactly(
                        "outcomes.csv:17:group: warning: a massage is advised for a region, and no area is named;"
                                + " for example for a client with FEVER_CHILLS=no; LOWER_BACK_PAIN");
    }

    @Test
    void whatIsMarkedAsDeliberateIsCountedAndAMarkThatNothingNeedsIsNamed() {
        small.append(
                        "red-flags.csv",
                        "more,FEVER_CHILLS and LOWER_BACK_PAIN and PAIN_SCORE >= 8,URGENT_MEDICAL_CARE,Why.,T-1,A reason of its own. [deliberate: superfluous]")
                .append(
                        "red-flags.csv",
                        "kept,PAIN_SCORE >= 9,REF_DOCTOR,Why.,T-1,\"[deliberate: never-fires, superflous]\"");
        Proofs.Result result = proved();

        assertThat(result.deliberate()).isEqualTo(1);
        assertThat(result.problems())
                .extracting(Problem::toString)
                .containsExactlyInAnyOrder(
                        "red-flags.csv:7:note: warning: marked as deliberate, but nothing is never-fires here",
                        "red-flags.csv:7:note: warning: \"superflous\" cannot be deliberate; always-fires, contrary, decides-nothing, idle-part,"
                                + " never-fires, never-in-force, stops-nobody-alone, superfluous, unused can; maybe superfluous");
    }

    /** The laws that are not kept, each with the problems that show it. */
    private void assertBroken(String law, String... problems) {
        Proofs.Result result = proved();

        assertThat(result.laws().stream().filter(each -> each.state() != LawProof.State.PROVED))
                .extracting(LawProof::law, LawProof::state, LawProof::broken)
                .containsExactly(tuple(law, LawProof.State.BROKEN, problems.length));
        assertThat(result.problems().stream()
                        .filter(problem ->
                                Set.of("safety-law", "stops-nobody-alone").contains(problem.kind()))
                        .map(Problem::toString))
                .containsExactly(problems);
    }

    @Test
    void aRedFlagWhoseYesIsLessUrgentThanItsNo() {
        small.append(
                "red-flags.csv",
                "odd,FEVER_CHILLS = no and PAIN_SCORE = 0 and LOWER_BACK_PAIN,EMERGENCY_CARE; REF_DOCTOR,Why.,T-1,");

        assertBroken(
                "Yes to a red flag is never less urgent than no.",
                "vocabulary.csv:2:code: warning: yes is less urgent than no; for example for a client with FEVER_CHILLS=no; LOWER_BACK_PAIN; PAIN_SCORE=0");
    }

    @Test
    void aRedFlagWhoseYesIsLessUrgentThanNoAnswer() {
        small.append(
                "red-flags.csv", "odd,unknown(FEVER_CHILLS) and LOWER_BACK_PAIN,EMERGENCY_CARE; REF_DOCTOR,Why.,T-1,");

        assertBroken(
                "Yes to a red flag is never less urgent than no answer, but where the advice waited for it.",
                "vocabulary.csv:2:code: warning: yes is less urgent than no answer; for example for a client with LOWER_BACK_PAIN");
    }

    private static final String RED_FLAGS_STOP = "Every red flag can by itself, or with pain, stop a massage.";

    private SmallRulebook nightPain(String when, String then, String note) {
        return small.column("vocabulary.csv", "note")
                .append(
                        "vocabulary.csv",
                        "NIGHT_PAIN,red-flag,Pain at night,Is it there at night?,yes-no,,,,,,,,,," + note)
                .append("red-flags.csv", "night," + when + "," + then + "; REF_DOCTOR,Why.,T-1,");
    }

    @ParameterizedTest
    @CsvSource({
        "NIGHT_PAIN and LOWER_BACK_PAIN, MASSAGE_WITH_PRECAUTIONS",
        "NIGHT_PAIN and FEVER_CHILLS, MEDICAL_REVIEW_BEFORE_MASSAGE",
    })
    void aRedFlagThatStopsNobodyAndThatNoMarkCovers(String when, String then) {
        nightPain(when, then, "[deliberate: stops-nobody-alone]");

        assertBroken(
                RED_FLAGS_STOP,
                "vocabulary.csv:7:code: warning: this red flag cannot stop a massage, by itself, with pain, or with any figure or choice");
    }

    @ParameterizedTest
    @CsvSource({
        "NIGHT_PAIN and ANY_PAIN and PAIN_SCORE >= 5",
        "NIGHT_PAIN and PAIN_SCORE >= 0",
        "NIGHT_PAIN and SKIN_SITE = ELSEWHERE",
        "ANY_PAIN and NIGHT_PAIN and not unknown(PAIN_SCORE)",
    })
    void aRedFlagThatStopsOnlyWithAFigureOrAChoice(String when) {
        nightPain(when, "MEDICAL_REVIEW_BEFORE_MASSAGE", "");

        assertBroken(
                RED_FLAGS_STOP,
                "vocabulary.csv:7:code: warning: neither by itself nor with pain does this red flag stop a massage; it takes an age, another figure or a choice");
    }

    @Test
    void aRedFlagThatIsMeantToStopOnlyWithAFigureIsNamedWithTheLaw() {
        nightPain(
                "NIGHT_PAIN and PAIN_SCORE >= 4", "MEDICAL_REVIEW_BEFORE_MASSAGE", "[deliberate: stops-nobody-alone]");
        Proofs.Result result = proved();

        assertThat(result.problems()).isEmpty();
        assertThat(result.deliberate()).isEqualTo(1);
        assertThat(result.laws())
                .extracting(LawProof::law, LawProof::state)
                .contains(tuple(
                        "Every red flag can by itself, or with pain, stop a massage; marked as deliberate, because they take a figure or a choice: NIGHT_PAIN.",
                        LawProof.State.PROVED));
    }

    @ParameterizedTest
    @CsvSource({"NIGHT_PAIN", "NIGHT_PAIN and ANY_PAIN", "NIGHT_PAIN and (FEVER_CHILLS or not FEVER_CHILLS)"})
    void aRedFlagThatStopsByItselfOrWithPain(String when) {
        nightPain(when, "MEDICAL_REVIEW_BEFORE_MASSAGE", "");

        assertThat(proved().laws()).allMatch(law -> law.state() == LawProof.State.PROVED);
    }

    @Test
    void aTreatmentBesideWhatBlocksIt() {
        small.replace(
                        "outcomes.csv",
                        "TYPE_SWEDISH,massage-type,,Label,Text.,6-7,",
                        "TYPE_SWEDISH,massage-type,,Label,Text.,4-7,")
                .append("red-flags.csv", "wait,PAIN_SCORE = 0 and LOWER_BACK_PAIN,POSTPONE_MASSAGE,Why.,T-1,");

        assertBroken(
                "What blocks a massage comes without treatment.",
                "outcomes.csv:13:code: warning: in force beside what blocks a massage; for example for a client with LOWER_BACK_PAIN");
    }

    /** The clearance itself, and a derived finding that rests on it. */
    @ParameterizedTest
    @ValueSource(strings = {"CLEARED", "WORD"})
    void aClearanceThatLowersAReferralOfTheSameDay(String clearance) {
        small.append("vocabulary.csv", "CLEARED,history,Cleared,Has a doctor cleared it?,yes-no,,,,,,,,,")
                .append("vocabulary.csv", "WORD,derived,A doctor's word,,derived,,,,,CLEARED,,,,")
                .append(
                        "red-flags.csv",
                        "lift," + clearance
                                + " and PAIN_SCORE >= 7,MASSAGE_WITH_PRECAUTIONS; !MEDICAL_REVIEW_BEFORE_MASSAGE,Why.,T-1,")
                .replace(
                        "red-flags.csv",
                        "fever,FEVER_CHILLS and ANY_PAIN",
                        "fever,FEVER_CHILLS and ANY_PAIN and not CLEARED");

        assertBroken(
                "Clearance never lowers an emergency or a same-day referral.",
                "vocabulary.csv:7:code: warning: yes lowers an emergency or a same-day referral;"
                        + " for example for a client with FEVER_CHILLS; LOWER_BACK_PAIN");
    }

    @Test
    void lawsOfTheAuthorsAndPairsThatMustNotMeet() {
        small.write(
                        "laws.csv",
                        "id,when,must,must_not,at_least,because",
                        "kept,FEVER_CHILLS and LOWER_BACK_PAIN,REF_*,TYPE_*,URGENT_MEDICAL_CARE,Fever.",
                        "broken,LOWER_BACK_PAIN,PRESSURE_*,TYPE_SWEDISH,MEDICAL_REVIEW_BEFORE_MASSAGE,Why not.")
                .write(
                        "conflicts.csv",
                        "outcome,other,because",
                        "PRESSURE_LIGHT,TYPE_SWEDISH,One rules out the other.",
                        "SELF_MASSAGE_OK,PRESSURE_LIGHT,Just so.");
        CheckedRulebook checked = CheckedRulebook.of(TableSource.at(folder));
        assertThat(checked.problems()).isEmpty();
        Proofs.Result result =
                Proofs.of(Objects.requireNonNull(checked.rulebook()), checked.tables(), checked.laws(), LONG_ENOUGH);

        assertThat(result.laws().subList(7, 10))
                .extracting(LawProof::law, LawProof::state, LawProof::broken)
                .containsExactly(
                        tuple("kept: Fever.", LawProof.State.PROVED, 0),
                        tuple("broken: Why not.", LawProof.State.BROKEN, 3),
                        tuple(
                                "No two outcomes meet of which the table conflicts says that they must not.",
                                LawProof.State.BROKEN,
                                1));
        assertThat(result.problems())
                .extracting(Problem::toString)
                .containsExactly(
                        "conflicts.csv:3:other: warning: SELF_MASSAGE_OK and PRESSURE_LIGHT meet (Just so.);"
                                + " for example for a client with FEVER_CHILLS=no; LOWER_BACK_PAIN; SKIN_SITE=HERE",
                        "laws.csv:3:must: warning: this law is not kept: PRESSURE_LIGHT is not in force;"
                                + " for example for a client with LOWER_BACK_PAIN",
                        "laws.csv:3:must_not: warning: this law is not kept: TYPE_SWEDISH is in force;"
                                + " for example for a client with FEVER_CHILLS=no; LOWER_BACK_PAIN",
                        "laws.csv:3:at_least: warning: this law is not kept: something less urgent than MEDICAL_REVIEW_BEFORE_MASSAGE happens;"
                                + " for example for a client with LOWER_BACK_PAIN");
    }

    @Test
    void whatCannotBeUnderstoodInALawOrAPairIsNamedWithItsCell() {
        small.write(
                        "laws.csv",
                        "id,when,must,must_not,at_least,because",
                        "a,FEVR,REF_DOCTR,TIPE_*,URGENT_CARE,Why.",
                        "a,,,,,",
                        ",FEVER_CHILLS,,TYPE_SWEDISH,,Why.")
                .write(
                        "conflicts.csv",
                        "outcome,other,because",
                        "PRESSURE_LIGHT,PRESSURE_LIGHT,Why.",
                        "PRESURE_LIGHT,,");

        assertThat(CheckedRulebook.of(TableSource.at(folder)).problems())
                .extracting(Problem::toString)
                .containsExactly(
                        "conflicts.csv:2:other: error: PRESSURE_LIGHT cannot conflict with itself",
                        "conflicts.csv:3:because: error: empty; one plain sentence that says why expected",
                        "conflicts.csv:3:outcome: error: unknown outcome PRESURE_LIGHT; maybe PRESSURE_LIGHT",
                        "conflicts.csv:3:other: error: empty, the code of an outcome expected",
                        "laws.csv:2:when: error: unknown finding FEVR; maybe FEVER_CHILLS",
                        "laws.csv:2:must: error: unknown outcome REF_DOCTR; maybe REF_DOCTOR",
                        "laws.csv:2:must_not: error: unknown outcome TIPE_*; maybe TYPE_SWEDISH",
                        "laws.csv:2:at_least: error: unknown disposition URGENT_CARE, one of EMERGENCY_CARE, URGENT_MEDICAL_CARE,"
                                + " MEDICAL_REVIEW_BEFORE_MASSAGE, POSTPONE_MASSAGE, NEEDS_MORE_INFORMATION, MASSAGE_WITH_PRECAUTIONS,"
                                + " MASSAGE_SUITABLE, NO_MASSAGE_NEED_IDENTIFIED expected; maybe URGENT_MEDICAL_CARE",
                        "laws.csv:3:id: error: two laws are called a",
                        "laws.csv:3:because: error: empty; one plain sentence that says why expected",
                        "laws.csv:3:when: error: empty, a condition such as SADDLE_NUMBNESS expected; ALWAYS is everybody",
                        "laws.csv:3:must: error: empty, as must_not and at_least are; what must be true expected",
                        "laws.csv:4:id: error: empty, a name for this law expected");
    }

    @Test
    void nothingIsToBeSaidOfTheBuiltInRulebook() {
        Proofs.Result result = builtIn(LONG_ENOUGH);

        assertThat(result.problems()).isEmpty();
        assertThat(result.undecided()).isZero();
        assertThat(result.claims()).isGreaterThan(2_000);
        assertThat(result.laws()).hasSizeGreaterThan(7).allMatch(law -> law.state() == LawProof.State.PROVED);
        assertThat(result.deliberate()).isPositive();
    }

    @Test
    void oneMarkCoversWhateverIsOfItsKindInTheRow() {
        small.append(
                "red-flags.csv",
                "parts,FEVER_CHILLS and PAIN_SCORE >= 9 and PAIN_SCORE >= 3 and PAIN_SCORE >= 2,TYPE_SWEDISH; PRESSURE_LIGHT,Why.,T-1,\"[deliberate: idle-part, contrary]\"");

        assertThat(found()).isEmpty();
    }

    @Test
    void whenTheTimeRunsOutWhatIsLeftIsUndecidedAndNothingIsGuessed() {
        Proofs.Result result = builtIn(Effort.ofMilliseconds(0));

        assertThat(result.problems()).isEmpty();
        assertThat(result.undecided()).isPositive();
        assertThat(result.laws()).anyMatch(law -> law.state() == LawProof.State.UNDECIDED);
        assertThat(result.deliberate()).isLessThan(builtIn(LONG_ENOUGH).deliberate());
    }

    private static Proofs.Result builtIn(Effort effort) {
        CheckedRulebook checked = CheckedRulebook.of(TableSource.builtIn());
        return Proofs.of(Objects.requireNonNull(checked.rulebook()), checked.tables(), checked.laws(), effort);
    }
}
