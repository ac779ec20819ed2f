package org.massageadvisor.review;

import java.util.List;
import org.massageadvisor.rulebook.Condition;

/**
 * A change that makes the advice less safe for some clients, and that somebody accepted: one row of {@code accepted-changes.csv}.
 *
 * @param kind what kind of change, as the table names it: {@code less-cautious}
 * @param outcomes what it is about: codes, {@code !} and a code for what is no longer excluded, {@code TYPE_*} for all that begin so
 * @param when the clients for whom it was accepted, in the terms of the new rulebook
 * @param because why
 * @param acceptedBy who answers for it
 * @param where the row: {@code accepted-changes.csv:2}
 */
public record AcceptedChange(
        String kind, List<String> outcomes, Condition when, String because, String acceptedBy, String where) {
    public AcceptedChange {
        outcomes = List.copyOf(outcomes);
    }

    /** Whether another rulebook says the same, wherever it stands there. */
    public boolean isSameAs(AcceptedChange other) {
        return kind.equals(other.kind)
                && outcomes.equals(other.outcomes)
                && when.text().equals(other.when.text())
                && because.equals(other.because)
                && acceptedBy.equals(other.acceptedBy);
    }

    /** Whether it is about a change of this kind to this code. */
    public boolean covers(String kindOfChange, String what) {
        return kind.equals(kindOfChange) && outcomes.stream().anyMatch(pattern -> WorkedClient.matches(pattern, what));
    }
}
