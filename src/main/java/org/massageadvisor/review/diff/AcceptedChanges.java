package org.massageadvisor.review.diff;

import java.util.List;
import org.massageadvisor.review.AcceptedChange;
import org.massageadvisor.review.CheckedRulebook;

/**
 * What somebody accepted with the step from one rulebook to another. What the old rulebook has already was accepted with an earlier step and covers nothing
 * that comes later.
 *
 * @param now the rows that came with this step
 * @param earlier the rows that the old rulebook has too
 */
record AcceptedChanges(List<AcceptedChange> now, List<AcceptedChange> earlier) {
    AcceptedChanges {
        now = List.copyOf(now);
        earlier = List.copyOf(earlier);
    }

    /** What was accepted with the step from an old rulebook to a new one. */
    static AcceptedChanges between(CheckedRulebook before, CheckedRulebook after) {
        List<AcceptedChange> earlier = after.accepted().stream()
                .filter(row -> before.accepted().stream().anyMatch(row::isSameAs))
                .toList();
        return new AcceptedChanges(
                after.accepted().stream().filter(row -> !earlier.contains(row)).toList(), earlier);
    }
}
