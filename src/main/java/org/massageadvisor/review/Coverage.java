package org.massageadvisor.review;

import java.util.List;
import org.massageadvisor.rulebook.Outcome;
import org.massageadvisor.rulebook.Rule;

/**
 * What the worked clients of a rulebook leave untried.
 *
 * @param neverFired the rules that fire for no client
 * @param withoutNearMiss the rules that fire for a client, but never stop doing so one answer away: among the clients there are no two of
 *     whom it fires for one and not for the other, and who differ in a single answer
 * @param neverSeen the outcomes that are in force for no client
 */
public record Coverage(List<Rule> neverFired, List<Rule> withoutNearMiss, List<Outcome> neverSeen) {
    public Coverage {
        neverFired = List.copyOf(neverFired);
        withoutNearMiss = List.copyOf(withoutNearMiss);
        neverSeen = List.copyOf(neverSeen);
    }
}
