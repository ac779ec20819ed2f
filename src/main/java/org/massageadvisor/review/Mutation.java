package org.massageadvisor.review;

import java.util.Comparator;
import org.jspecify.annotations.Nullable;
import org.massageadvisor.Disposition;

/**
 * One small change to a rulebook.
 *
 * @param subject the id of the rule or the code of the derived finding that is changed
 * @param where the table and the line of the rule; {@code vocabulary} for a finding
 * @param change what is changed, in words: {@code without ANY_PAIN}
 * @param becomes the condition after the change, null if it stays the same or is dropped with its rule
 * @param atStake the most urgent disposition that the rule, or a rule that rests on the finding, asks for; null if none does
 * @param note the author's note in the row of the rule, which may say why nobody can notice; empty for a finding
 * @param protects whether an exclusion or an outcome that protects the client is at stake
 */
public record Mutation(
        Scope scope,
        MutationKind kind,
        String subject,
        String where,
        String change,
        @Nullable String becomes,
        @Nullable Disposition atStake,
        String note,
        boolean protects) {

    private static final int NOTHING_AT_STAKE = Disposition.values().length + 1;

    /**
     * The most dangerous first: by the most urgent disposition at stake, then by whether an exclusion or a protective outcome is, then by
     * the kind of change. Changes of the same danger keep the order in which they were made.
     */
    public static final Comparator<Mutation> MOST_DANGEROUS_FIRST = Comparator.comparingInt(Mutation::rank)
            .thenComparing(mutation -> !mutation.protects())
            .thenComparing(Mutation::kind);

    private int rank() {
        return atStake == null ? NOTHING_AT_STAKE : atStake.rank();
    }
}
