package org.massageadvisor.review;

import java.util.List;
import org.massageadvisor.rulebook.Outcome;
import org.massageadvisor.rulebook.Rule;

/**
 * What the worked clients of a rulebook leave untried.
 *
 * @param silent the rules that fire for no client
 * @param withoutNearMiss the rules that fire for a client, but never stop doing so one answer away: among the clients there are no two of
 *     whom it fires for one and not for the other, and who differ in a single answer
 * @param unseen the outcomes that are in force for no client
 */
public record Coverage(List<Rule> silent, List<Rule> withoutNearMiss, List<Outcome> unseen) {
    public Coverage {
        silent = List.copyOf(silent);
        withoutNearMiss = List.copyOf(withoutNearMiss);
        unseen = List.copyOf(unseen);
    }
}
