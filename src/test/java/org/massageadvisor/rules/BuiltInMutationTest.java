package org.massageadvisor.rules;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.massageadvisor.reading.RulebookReader;
import org.massageadvisor.review.MutationResult;
import org.massageadvisor.review.Trial;
import org.massageadvisor.rulebook.Rulebook;
import org.massageadvisor.table.TableSource;

/** How well the worked clients of rules/cases protect the rulebook of rules/. {@code massage-advisor test --mutate} lists what they miss. */
class BuiltInMutationTest {
    private static final double OF_GUARDING_RULES = 98;
    private static final double OF_ALL = 90;

    private final Rulebook rulebook = RulebookReader.read(TableSource.at(WorkedClients.RULES));
    private final Trial trial = Trial.of(rulebook, WorkedClients.all());

    @Test
    void nearlyEverySmallChangeToARuleIsNoticed() {
        MutationResult result = trial.mutate();

        assertThat(result.guardingRules().percent())
                .as("of the changes to rules that refer, exclude or postpone")
                .isGreaterThanOrEqualTo(OF_GUARDING_RULES);
        assertThat(result.rules().percent()).as("of the changes to all rules").isGreaterThanOrEqualTo(OF_ALL);
        assertThat(result.findings().percent())
                .as("of the changes to derived findings")
                .isGreaterThanOrEqualTo(OF_ALL);
    }

    @Test
    void allWorkedClientsGetWhatTheirAuthorsExpect() {
        assertThat(trial.result().failed()).isEmpty();
        assertThat(trial.result().coverage().neverFired()).isEmpty();
    }
}
