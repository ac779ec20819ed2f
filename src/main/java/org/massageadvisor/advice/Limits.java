package org.massageadvisor.advice;

import java.util.BitSet;
import java.util.Set;
import org.massageadvisor.Disposition;
import org.massageadvisor.rulebook.Outcome;
import org.massageadvisor.rulebook.Outcomes;

/** What is ruled out and limited for certain, whatever else is answered, of that which may still be shown. */
final class Limits {
    private final Outcomes outcomes;
    private final Set<Disposition> possible;
    private final BitSet excluded = new BitSet();
    private final BitSet given = new BitSet();
    private final BitSet shown = new BitSet();
    private final BitSet couldExclude = new BitSet();
    private final BitSet couldProtect = new BitSet();

    Limits(Outlook outlook, Set<Disposition> possible) {
        Stakes stakes = outlook.stakes();
        this.outcomes = stakes.rulebook().outcomes();
        this.possible = possible;
        for (int clause = 0; clause < stakes.clauses().size(); clause++) {
            if (outlook.standing(clause) == Clause.Standing.FIRES_FOR_CERTAIN) {
                for (int rule : stakes.rulesOf(clause)) {
                    excluded.or(stakes.all().get(rule).excludes());
                    given.or(stakes.all().get(rule).protects());
                }
            }
        }
        for (Disposition disposition : possible) {
            shown.or(stakes.shownAt(disposition));
        }
        couldExclude.or(shown);
        couldExclude.andNot(excluded);
        couldProtect.or(couldExclude);
        couldProtect.andNot(given);
        for (int i = couldProtect.nextSetBit(0); i >= 0; i = couldProtect.nextSetBit(i + 1)) {
            couldProtect.set(i, !isOutranked(outcomes.all().get(i)));
        }
    }

    /** Whether this rule, if it fired, would exclude or limit more than is certain already. */
    boolean wouldGrowBy(Stakes.Stake stake) {
        return stake.excludes().intersects(couldExclude) || stake.protects().intersects(couldProtect);
    }

    /** Whether any of these outcomes may appear at a disposition that is still possible. */
    boolean isAnyShown(BitSet some) {
        return some.intersects(shown);
    }

    /** Whether a more cautious outcome of its group is certain, and shown wherever this one could be. */
    private boolean isOutranked(Outcome outcome) {
        Integer rank = outcome.rank();
        if (rank == null) {
            return false;
        }
        for (Outcome other : outcomes.group(outcome.group())) {
            Integer otherRank = other.rank();
            if (otherRank != null
                    && otherRank < rank
                    && given.get(other.index())
                    && !excluded.get(other.index())
                    && possible.stream().filter(outcome.shown()::contains).allMatch(other.shown()::contains)) {
                return true;
            }
        }
        return false;
    }
}
