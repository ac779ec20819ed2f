package org.massageadvisor.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.massageadvisor.Disposition.MASSAGE_SUITABLE;
import static org.massageadvisor.Disposition.NEEDS_MORE_INFORMATION;
import static org.massageadvisor.Disposition.NO_MASSAGE_NEED_IDENTIFIED;
import static org.massageadvisor.Disposition.URGENT_MEDICAL_CARE;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.massageadvisor.Disposition;
import org.massageadvisor.intake.Intake;
import org.massageadvisor.intake.InvalidIntakeException;
import org.massageadvisor.reading.SmallRulebook;
import org.massageadvisor.rulebook.Outcome;
import org.massageadvisor.rulebook.Rule;
import org.massageadvisor.rulebook.Rulebook;

class TrialTest {
    private static final Intake ACHE =
            Intake.builder().yes("LOWER_BACK_PAIN").no("FEVER_CHILLS").build();
    private static final Intake FEVERISH_ACHE =
            Intake.builder().yes("LOWER_BACK_PAIN").yes("FEVER_CHILLS").build();
    private static final Intake FEVER =
            Intake.builder().no("LOWER_BACK_PAIN").yes("FEVER_CHILLS").build();

    @TempDir
    private Path folder;

    private Rulebook rulebook;

    @BeforeEach
    void read() {
        rulebook = new SmallRulebook(folder).read();
    }

    @Test
    void whoGetsWhatTheAuthorExpectsPasses() {
        TrialResult result =
                run(client("ache", ACHE, MASSAGE_SUITABLE, "TYPE_*; SELF_MASSAGE_OK", "REF_*; PRESSURE_LIGHT"));

        assertThat(result.failed()).isEmpty();
        assertThat(result.clients()).singleElement().satisfies(client -> {
            assertThat(client.passed()).isTrue();
            assertThat(client.disposition()).isEqualTo(MASSAGE_SUITABLE);
        });
        assertThat(result.edition()).isEqualTo(rulebook.edition());
    }

    @Test
    void everythingThatDiffersIsNamed() {
        WorkedClient client = client(
                "ache", ACHE, NO_MASSAGE_NEED_IDENTIFIED, "TYPE_SWEDISH; REF_*", "SELF_*; PRESSURE_LIGHT; TYPE_THAI");

        assertThat(run(client).failed())
                .containsExactly(new JudgedClient(
                        client,
                        MASSAGE_SUITABLE,
                        List.of(
                                new Difference(
                                        Difference.Kind.DISPOSITION,
                                        "NO_MASSAGE_NEED_IDENTIFIED",
                                        List.of("MASSAGE_SUITABLE")),
                                Difference.of(Difference.Kind.MISSING, "REF_*"),
                                new Difference(Difference.Kind.PRESENT, "SELF_*", List.of("SELF_MASSAGE_OK")),
                                Difference.of(Difference.Kind.UNKNOWN_OUTCOME, "TYPE_THAI"))));
    }

    @Test
    void whoIsNamedAfterARuleMustMakeItFire() {
        assertThat(run(client("fever", FEVERISH_ACHE, URGENT_MEDICAL_CARE)).failed())
                .isEmpty();
        assertThat(run(client("fever", ACHE, MASSAGE_SUITABLE)).failed())
                .singleElement()
                .satisfies(failed -> assertThat(failed.differences())
                        .containsExactly(Difference.of(Difference.Kind.RULE_SILENT, "fever")));
    }

    @Test
    void forANearMissTheRuleMustNotFire() {
        assertThat(run(client("fever-near-miss", ACHE, MASSAGE_SUITABLE)).failed())
                .isEmpty();
        assertThat(run(client("fever-near-miss", FEVERISH_ACHE, URGENT_MEDICAL_CARE))
                        .failed())
                .singleElement()
                .satisfies(failed -> assertThat(failed.differences())
                        .containsExactly(Difference.of(Difference.Kind.RULE_FIRES, "fever")));
    }

    @Test
    void furtherClientsOfARuleAreNumbered() {
        assertThat(run(
                                client("fever-2", ACHE, MASSAGE_SUITABLE),
                                client("fever-12-near-miss", FEVERISH_ACHE, URGENT_MEDICAL_CARE),
                                client("fever-other", ACHE, MASSAGE_SUITABLE))
                        .failed())
                .extracting(JudgedClient::differences)
                .containsExactly(
                        List.of(Difference.of(Difference.Kind.RULE_SILENT, "fever")),
                        List.of(Difference.of(Difference.Kind.RULE_FIRES, "fever")));
    }

    @Test
    void aRuleIsSilentWithoutANearMissOrCovered() {
        Coverage ache = run(client("ache", ACHE, MASSAGE_SUITABLE)).coverage();
        assertThat(ache.neverFired()).extracting(Rule::id).containsExactly("fever");
        assertThat(ache.withoutNearMiss()).extracting(Rule::id).containsExactly("pain");

        Coverage two = run(
                        client("ache", ACHE, MASSAGE_SUITABLE),
                        client("feverish-ache", FEVERISH_ACHE, URGENT_MEDICAL_CARE))
                .coverage();
        assertThat(two.neverFired()).isEmpty();
        assertThat(two.withoutNearMiss()).extracting(Rule::id).containsExactly("pain");

        Coverage three = run(
                        client("ache", ACHE, MASSAGE_SUITABLE),
                        client("feverish-ache", FEVERISH_ACHE, URGENT_MEDICAL_CARE),
                        client("fever-alone", FEVER, NEEDS_MORE_INFORMATION))
                .coverage();
        assertThat(three.withoutNearMiss()).isEmpty();
    }

    @Test
    void twoAnswersAwayIsNoNearMiss() {
        Intake nothing =
                Intake.builder().no("LOWER_BACK_PAIN").no("FEVER_CHILLS").build();

        assertThat(run(
                                client("feverish-ache", FEVERISH_ACHE, URGENT_MEDICAL_CARE),
                                client("nothing", nothing, NEEDS_MORE_INFORMATION))
                        .coverage()
                        .withoutNearMiss())
                .hasSize(2);
    }

    @Test
    void anOutcomeIsSeenWhenItIsInForceForAClient() {
        assertThat(run(client("ache", ACHE, MASSAGE_SUITABLE)).coverage().neverSeen())
                .extracting(Outcome::code)
                .contains("URGENT_MEDICAL_CARE", "PRESSURE_LIGHT", "REF_DOCTOR", "SELF_MASSAGE_NOT_NOW")
                .doesNotContain("MASSAGE_SUITABLE", "TYPE_SWEDISH", "SELF_MASSAGE_OK");
    }

    @Test
    void answersThatDoNotFitAreAllNamedWithTheirPlaces() {
        Intake fevr = Intake.builder().yes("FEVR").build();
        Intake eleven = Intake.builder().number("PAIN_SCORE", 11).build();

        assertThatThrownBy(() -> run(client("a", fevr, MASSAGE_SUITABLE), client("b", eleven, MASSAGE_SUITABLE)))
                .isInstanceOfSatisfying(InvalidIntakeException.class, e -> assertThat(e.problems())
                        .satisfiesExactly(
                                a -> assertThat(a)
                                        .isEqualTo("cases/a.csv:2: answers.FEVR: unknown finding; maybe FEVER_CHILLS"),
                                b -> assertThat(b).startsWith("cases/b.csv:2: answers.PAIN_SCORE: 11 found")));
    }

    private TrialResult run(WorkedClient... clients) {
        return Trial.of(rulebook, List.of(clients)).result();
    }

    static WorkedClient client(String id, Intake intake, Disposition disposition) {
        return client(id, intake, disposition, "", "");
    }

    static WorkedClient client(String id, Intake intake, Disposition disposition, String must, String mustNot) {
        return new WorkedClient(
                id, "cases/" + id + ".csv:2", "A story.", intake, disposition, list(must), list(mustNot), "");
    }

    private static List<String> list(String codes) {
        return codes.isEmpty() ? List.of() : List.of(codes.split("; ", -1));
    }
}
