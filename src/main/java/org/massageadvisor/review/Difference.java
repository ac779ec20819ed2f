package org.massageadvisor.review;

import java.util.List;

/**
 * Something that came out for a worked client otherwise than its author expects.
 *
 * @param subject what was expected: a disposition, an entry of {@code must} or {@code must_not}, or the id of a rule
 * @param found the codes of the outcomes found instead, in the order of the outcomes; none if something is missing
 */
public record Difference(Kind kind, String subject, List<String> found) {

    /** In what it differs. */
    public enum Kind {
        /** Another disposition was found. */
        DISPOSITION,
        /** The rule after which the client is named does not fire. */
        RULE_SILENT,
        /** The rule that the client should just miss fires. */
        RULE_FIRES,
        /** Nothing is in force of what an entry of {@code must} stands for. */
        MISSING,
        /** Something is in force of what an entry of {@code must_not} stands for. */
        PRESENT,
        /** An entry of {@code must} or {@code must_not} stands for no outcome of the rulebook. */
        UNKNOWN_OUTCOME
    }

    public Difference {
        found = List.copyOf(found);
    }

    static Difference of(Kind kind, String subject) {
        return new Difference(kind, subject, List.of());
    }
}
