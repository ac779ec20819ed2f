package org.massageadvisor.review;

import java.util.List;
import java.util.Set;
import org.massageadvisor.engine.FiredRule;
import org.massageadvisor.rulebook.Answers;
import org.massageadvisor.rulebook.Outcome;

/**
 * A worked client on a rulebook, with all that was worked out on the way.
 *
 * @param fired the rules that fire
 * @param firedIds their ids
 * @param inForce the outcomes in force
 * @param differences what differs from what the author expects
 */
record Subject(
        WorkedClient client,
        Answers answers,
        Expectation expectation,
        List<FiredRule> fired,
        Set<String> firedIds,
        Set<Outcome> inForce,
        List<Difference> differences) {

    boolean passed() {
        return differences.isEmpty();
    }
}
