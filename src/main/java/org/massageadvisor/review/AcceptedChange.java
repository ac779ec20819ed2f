package org.massageadvisor.review;

import java.util.List;

/**
 * A change that makes the advice less safe for some clients, and that somebody accepted: one row of {@code accepted-changes.csv}.
 *
 * @param kind what kind of change
 * @param outcomes what it is about: codes, {@code !} and a code for what is no longer excluded, {@code TYPE_*} for all that begin so
 * @param when a condition for the clients for whom it was accepted, in the terms of the new rulebook, or else of the old one
 * @param version the version of the rulebook that brought the change
 * @param because why
 * @param acceptedBy who answers for it
 * @param where the row: {@code accepted-changes.csv:2}
 */
public record AcceptedChange(
        ChangeKind kind,
        List<String> outcomes,
        String when,
        String version,
        String because,
        String acceptedBy,
        String where) {
    public AcceptedChange {
        outcomes = List.copyOf(outcomes);
    }

    /** Whether it accepts the same as another, in whatever words and wherever it stands. */
    public boolean isSameAs(AcceptedChange other) {
        return kind == other.kind
                && outcomes.equals(other.outcomes)
                && when.equals(other.when)
                && version.equals(other.version);
    }

    /** Whether it is about a change of this kind to this code. */
    public boolean covers(ChangeKind kindOfChange, String what) {
        return kind == kindOfChange && outcomes.stream().anyMatch(pattern -> WorkedClient.matches(pattern, what));
    }
}
