package org.massageadvisor.review.solver;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.massageadvisor.Generated;
import org.massageadvisor.MassageAdvisor;
import org.massageadvisor.intake.IntakeCheck;
import org.massageadvisor.rulebook.Answers;
import org.massageadvisor.rulebook.Condition;
import org.massageadvisor.rulebook.Finding;
import org.massageadvisor.rulebook.Rulebook;
import org.massageadvisor.rulebook.Vocabulary;

class AllClientsTest {
    private static final Effort LONG_ENOUGH = Effort.ofMilliseconds(60_000);

    @Property(tries = 300)
    void theSmallestClientOfACondition(@ForAll Random random) {
        Generated generated = new Generated(random);
        Rulebook rulebook = generated.rulebook();
        Vocabulary vocabulary = rulebook.vocabulary();
        Condition condition = generated.condition(vocabulary.findings(), 4);
        AllClients all = AllClients.of(List.of(rulebook), List.of(condition), LONG_ENOUGH);
        Claim claim = all.advice(rulebook).holds(condition);
        Verdict verdict = all.exists(claim);
        Optional<Answers> smallest = all.smallest(claim).map(found -> found.answers(vocabulary));

        assertThat(smallest.isPresent()).isEqualTo(verdict == Verdict.SOME);
        smallest.ifPresent(client ->
                assertThat(condition.holds(client)).as(condition.text()).isTrue());
        for (int i = 0; i < 100; i++) {
            Answers other = IntakeCheck.check(generated.intake(vocabulary), vocabulary);
            if (condition.holds(other)) {
                assertThat(verdict).as(condition.text()).isEqualTo(Verdict.SOME);
                assertThat(count(smallest.orElseThrow())).isLessThanOrEqualTo(count(other));
            }
        }
        smallest.ifPresent(client -> vocabulary.findings().stream()
                .filter(finding -> !finding.isDerived() && client.isAnswered(finding))
                .forEach(question -> assertThat(condition.holds(
                                client.change().unanswered(question).build()))
                        .as(condition.text() + " without " + question)
                        .isFalse()));
        assertThat(all.exists(all.all(claim, all.not(claim)))).isEqualTo(Verdict.NONE);
    }

    private static long count(Answers answers) {
        return answers.vocabulary().findings().stream()
                .filter(finding -> !finding.isDerived())
                .filter(answers::isAnswered)
                .count();
    }

    @Test
    void ofTwoSmallestClientsTheOneWhoReportsLessIsTaken() {
        Rulebook rulebook = MassageAdvisor.builtIn().rulebook();
        Finding fever = rulebook.vocabulary().findings().stream()
                .filter(finding -> finding.code().equals("FEVER_CHILLS"))
                .findFirst()
                .orElseThrow();
        Condition answered = new Condition.Not(new Condition.Unknown(fever));
        AllClients all = AllClients.of(List.of(rulebook), List.of(answered), LONG_ENOUGH);

        Answers client =
                all.smallest(all.advice(rulebook).holds(answered)).orElseThrow().answers(rulebook.vocabulary());

        assertThat(client.isNo(fever)).isTrue();
        assertThat(count(client)).isEqualTo(1);
    }

    @Test
    void whatIsAskedAfterTheTimeRanOutIsUndecided() {
        Rulebook rulebook = MassageAdvisor.builtIn().rulebook();
        AllClients all = AllClients.of(List.of(rulebook), List.of(), Effort.ofMilliseconds(0));
        Claim hard = all.advice(rulebook).inForce(rulebook.outcomes().get("TYPE_DEEP_TISSUE"));

        assertThat(all.exists(hard)).isEqualTo(Verdict.UNDECIDED);
        assertThat(all.smallest(hard)).isEmpty();
        assertThat(all.decided()).isZero();
        assertThat(all.undecided()).isEqualTo(2);
    }
}
