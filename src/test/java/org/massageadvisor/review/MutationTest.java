package org.massageadvisor.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.massageadvisor.Disposition.MASSAGE_SUITABLE;
import static org.massageadvisor.Disposition.NEEDS_MORE_INFORMATION;
import static org.massageadvisor.Disposition.URGENT_MEDICAL_CARE;
import static org.massageadvisor.review.TrialTest.client;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.massageadvisor.Disposition;
import org.massageadvisor.intake.Intake;
import org.massageadvisor.reading.SmallRulebook;

/** Changes planted in a small rulebook: {@code fever} is urgent with any pain, {@code pain} is a reason for massage. */
class MutationTest {
    private static final WorkedClient ACHE = client(
            "ache", Intake.builder().yes("LOWER_BACK_PAIN").no("FEVER_CHILLS").build(), MASSAGE_SUITABLE);
    private static final WorkedClient FEVERISH_ACHE = client(
            "feverish-ache",
            Intake.builder().yes("LOWER_BACK_PAIN").yes("FEVER_CHILLS").build(),
            URGENT_MEDICAL_CARE);
    private static final WorkedClient FEVER = client(
            "fever-alone",
            Intake.builder().no("LOWER_BACK_PAIN").yes("FEVER_CHILLS").build(),
            NEEDS_MORE_INFORMATION);

    @TempDir
    private Path folder;

    private SmallRulebook rulebook;

    @BeforeEach
    void write() {
        rulebook = new SmallRulebook(folder);
    }

    @Test
    void aChangeThatReachesNoClientIsUnnoticed() {
        Unnoticed unnoticed =
                find("fever", "without ANY_PAIN", mutate(ACHE, FEVERISH_ACHE)).orElseThrow();

        assertThat(unnoticed.reached()).isZero();
        assertThat(unnoticed.shift()).isNull();
        assertThat(unnoticed.mutation().where()).isEqualTo("red-flags.csv:2");
        assertThat(unnoticed.mutation().becomes()).isEqualTo("FEVER_CHILLS");
        assertThat(unnoticed.mutation().atStake()).isEqualTo(URGENT_MEDICAL_CARE);
    }

    @Test
    void aClientWhoseDispositionChangesNoticesIt() {
        MutationResult result = mutate(ACHE, FEVERISH_ACHE, FEVER);

        assertThat(find("fever", "without ANY_PAIN", result)).isEmpty();
        assertThat(find("fever", "without this rule", result)).isEmpty();
        assertThat(result.guardingRules()).isEqualTo(new Tally(6, 0, 0, 6));
    }

    @Test
    void whatOnlyTheAdviceShowsIsNoticedOnceTheClientAsksForIt() {
        MutationResult blind = mutate(ACHE);
        assertThat(find("pain", "without TYPE_SWEDISH", blind)).hasValueSatisfying(unnoticed -> {
            assertThat(unnoticed.reached()).isOne();
            assertThat(unnoticed.shift()).isEqualTo(new Unnoticed.Shift("ache", List.of("TYPE_SWEDISH"), List.of()));
        });

        MutationResult sharp = mutate(client("ache", ACHE.intake(), MASSAGE_SUITABLE, "TYPE_SWEDISH", ""));
        assertThat(find("pain", "without TYPE_SWEDISH", sharp)).isEmpty();
    }

    @Test
    void theNameOfAClientNoticesAChangedConditionButNotThatItsRuleIsGone() {
        rulebook.append("red-flags.csv", "hurts,PAIN_SCORE >= 1,URGENT_MEDICAL_CARE,A made-up rule.,T-1,");
        Intake.Builder intake = Intake.builder().yes("LOWER_BACK_PAIN").yes("FEVER_CHILLS");
        WorkedClient named = client("fever", intake.number("PAIN_SCORE", 4).build(), URGENT_MEDICAL_CARE);

        MutationResult result = mutate(named);

        assertThat(find("fever", "not ANY_PAIN instead of ANY_PAIN", result)).isEmpty();
        assertThat(find("fever", "without this rule", result))
                .hasValueSatisfying(unnoticed -> assertThat(unnoticed.reached()).isOne());
    }

    @Test
    void aClientForWhomSomethingDiffersAnywayNoticesNothing() {
        WorkedClient wrong = client("ache", ACHE.intake(), Disposition.EMERGENCY_CARE);

        assertThat(mutate(wrong).rules().noticed()).isZero();
    }

    @Test
    void aChangeThatGivesNoRulebookIsRefusedAndNotNoticed() {
        rulebook.append(
                "red-flags.csv",
                "cleared,PAIN_SCORE < 3,MASSAGE_WITH_PRECAUTIONS; !MEDICAL_REVIEW_BEFORE_MASSAGE,A mild pain.,T-1,");

        assertThat(mutate(ACHE).rules().refused()).isOne();
    }

    @Test
    void anExclusionThatSomethingElseInTheRuleBringsAnywayIsIdleWhenItIsMissing() {
        rulebook.append("red-flags.csv", "light,PAIN_SCORE < 3,PRESSURE_LIGHT; !TYPE_SWEDISH,A mild pain.,T-1,");

        MutationResult result = mutate(ACHE);

        assertThat(result.guardingRules().idle()).isOne();
        assertThat(find("light", "without !TYPE_SWEDISH", result)).isEmpty();
        assertThat(find("light", "without PRESSURE_LIGHT", result)).isPresent();
    }

    @Test
    void whatAnotherRuleBringsWheneverTheRuleFiresIsIdleWhenItIsMissing() {
        rulebook.append("red-flags.csv", "low-back,LOWER_BACK_PAIN or PAIN_SCORE > 3,TYPE_SWEDISH,Aches.,T-1,");

        assertThat(mutate(ACHE).idle())
                .extracting(mutation -> mutation.subject() + ": " + mutation.change())
                .containsExactly("pain: without TYPE_SWEDISH");
    }

    @Test
    void whatHasNoPlaceBesideTheDispositionOfItsRuleIsIdleWhenItIsMissing() {
        rulebook.append(
                "red-flags.csv",
                "break,PAIN_SCORE = 9,URGENT_MEDICAL_CARE; POSTPONE_MASSAGE; TYPE_SWEDISH,A break.,T-1,");

        assertThat(mutate(ACHE).idle())
                .extracting(mutation -> mutation.subject() + ": " + mutation.change())
                .containsExactly("break: without POSTPONE_MASSAGE", "break: without TYPE_SWEDISH");
    }

    @Test
    void aThresholdIsMovedAndAPartOfADerivedFindingChanged() {
        rulebook.append("red-flags.csv", "strong,PAIN_SCORE >= 7,MASSAGE_WITH_PRECAUTIONS,A strong pain.,T-1,");
        Intake.Builder seven =
                Intake.builder().yes("LOWER_BACK_PAIN").no("FEVER_CHILLS").number("PAIN_SCORE", 7);
        WorkedClient strong = client("strong", seven.build(), Disposition.MASSAGE_WITH_PRECAUTIONS);

        MutationResult result = mutate(strong, FEVERISH_ACHE);

        assertThat(find("strong", "PAIN_SCORE >= 8 instead of PAIN_SCORE >= 7", result))
                .isEmpty();
        assertThat(find("strong", "PAIN_SCORE >= 6 instead of PAIN_SCORE >= 7", result))
                .isPresent();
        assertThat(result.findings()).isEqualTo(new Tally(2, 0, 0, 1));
        assertThat(find("ANY_PAIN", "always, instead of only with LOWER_BACK_PAIN", result))
                .hasValueSatisfying(
                        unnoticed -> assertThat(unnoticed.mutation().atStake()).isEqualTo(URGENT_MEDICAL_CARE));
    }

    @Test
    void theMostDangerousChangesComeFirst() {
        rulebook.append("red-flags.csv", "a-bruise,SKIN_SITE = HERE,!TYPE_SWEDISH,A bruise.,T-1,")
                .append("red-flags.csv", "b-touch,SKIN_SITE = ELSEWHERE,PRESSURE_LIGHT,A touch.,T-1,")
                .append("red-flags.csv", "c-cold,SKIN_SITE = ELSEWHERE,POSTPONE_MASSAGE,A cold.,T-1,");

        assertThat(mutate(ACHE).unnoticed())
                .extracting(each -> each.mutation().subject())
                .containsSubsequence("fever", "c-cold", "pain", "a-bruise", "b-touch");
        assertThat(mutate(ACHE).unnoticed())
                .extracting(Unnoticed::mutation)
                .isSortedAccordingTo(Mutation.MOST_DANGEROUS_FIRST);
    }

    private MutationResult mutate(WorkedClient... clients) {
        return Trial.of(rulebook.read(), List.of(clients)).mutate();
    }

    private static Optional<Unnoticed> find(String subject, String change, MutationResult result) {
        return result.unnoticed().stream()
                .filter(each -> each.mutation().subject().equals(subject)
                        && each.mutation().change().equals(change))
                .findFirst();
    }
}
