package org.massageadvisor.benchmark.floor;

import java.util.BitSet;
import org.massageadvisor.Disposition;
import org.massageadvisor.rulebook.Outcome;
import org.massageadvisor.rulebook.Outcomes;
import org.massageadvisor.rulebook.Rule;

/**
 * What a rule could do to an advice; not to be changed.
 *
 * @param dispositions the dispositions that it asks for, a bit for each rank, and {@link #LIFTS} if it lifts one
 * @param excludes the indexes of the outcomes that it excludes, itself or by what it asks for
 * @param takesAway those of them that keep the client from harm
 * @param protects the indexes of the outcomes that it asks for and that keep the client from harm, other than dispositions
 */
record Effect(int dispositions, BitSet excludes, BitSet takesAway, BitSet protects) {
    /** No disposition has the rank 0. */
    static final int LIFTS = 1;

    static Effect of(Rule rule, Outcomes outcomes) {
        int dispositions = rule.excludes().stream().anyMatch(Outcome::isDisposition) ? LIFTS : 0;
        BitSet excludes = new BitSet();
        BitSet protects = new BitSet();
        for (Outcome given : rule.gives()) {
            outcomes.ruledOutBy(given).forEach(ruledOut -> excludes.set(ruledOut.index()));
            if (given.isDisposition()) {
                dispositions |= bit(Disposition.valueOf(given.code()));
            } else if (outcomes.isCautious(given)) {
                protects.set(given.index());
            }
        }
        rule.excludes().forEach(excluded -> excludes.set(excluded.index()));
        BitSet takesAway = new BitSet();
        excludes.stream()
                .filter(index -> outcomes.isCautious(outcomes.all().get(index)))
                .forEach(takesAway::set);
        return new Effect(dispositions, excludes, takesAway, protects);
    }

    /** The bit of a disposition. */
    static int bit(Disposition disposition) {
        return 1 << disposition.rank();
    }

    boolean lifts() {
        return (dispositions & LIFTS) != 0;
    }

    boolean asksFor(Disposition disposition) {
        return (dispositions & bit(disposition)) != 0;
    }
}
