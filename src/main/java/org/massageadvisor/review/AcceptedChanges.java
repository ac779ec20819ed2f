package org.massageadvisor.review;

import java.util.List;

/**
 * What somebody accepted with the step from one rulebook to another. What the old rulebook has already was accepted with an earlier step and covers nothing
 * that comes later.
 *
 * @param now the rows that came with this step
 * @param earlier the rows that the old rulebook has too
 */
public record AcceptedChanges(List<AcceptedChange> now, List<AcceptedChange> earlier) {
    /** Nothing was accepted. */
    public static final AcceptedChanges NONE = new AcceptedChanges(List.of(), List.of());

    public AcceptedChanges {
        now = List.copyOf(now);
        earlier = List.copyOf(earlier);
    }

    /** What was accepted with the step from an old rulebook to a new one. */
    public static AcceptedChanges between(CheckedRulebook before, CheckedRulebook after) {
        List<AcceptedChange> earlier = after.accepted().stream()
                .filter(row -> before.accepted().stream().anyMatch(row::isSameAs))
                .toList();
        return new AcceptedChanges(
                after.accepted().stream().filter(row -> !earlier.contains(row)).toList(), earlier);
    }
}
