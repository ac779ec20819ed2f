package org.massageadvisor.benchmark.floor;

import java.util.BitSet;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.massageadvisor.Disposition;
import org.massageadvisor.rulebook.Outcome;
import org.massageadvisor.rulebook.Outcomes;

/** What can be advised, in sets of outcomes by their indexes. Nothing in it is to be changed. */
final class OutcomeTable {
    private static final int RANKS = Disposition.values().length + 1;

    /** All outcomes, in the order of the table. */
    final List<Outcome> all;

    /** The self-massage statuses, in the order of the table. */
    final Outcome[] selfMassage;

    /** The outcomes other than dispositions of which only the one of the lowest rank in its group is in force. */
    final int[] ranked;

    /** For each of all outcomes those of lower rank in its group; none for a disposition or without a rank. */
    final BitSet[] moreCautious;

    /** For each of all outcomes those that rule it out as soon as they are asked for. */
    final int[][] ruledOutBy;

    /** For each of all outcomes the dispositions at which it may be shown, a bit for each rank. */
    final int[] shownAt;

    private final Outcome[] dispositions = new Outcome[RANKS];
    private final BitSet[] shown = new BitSet[RANKS];

    OutcomeTable(Outcomes outcomes) {
        this.all = outcomes.all();
        this.selfMassage = outcomes.group(Outcome.SELF_MASSAGE).toArray(Outcome[]::new);
        this.ranked = all.stream()
                .filter(outcome -> outcome.rank() != null && !outcome.isDisposition())
                .mapToInt(Outcome::index)
                .toArray();
        this.moreCautious = all.stream().map(this::moreCautious).toArray(BitSet[]::new);
        this.ruledOutBy = Terms.index(all.size(), all.size(), i -> set(outcomes.ruledOutBy(all.get(i)).stream()));
        this.shownAt = all.stream()
                .mapToInt(outcome ->
                        outcome.shown().stream().mapToInt(Effect::bit).reduce(0, (some, more) -> some | more))
                .toArray();
        for (Disposition disposition : Disposition.values()) {
            dispositions[disposition.rank()] = outcomes.get(disposition);
            shown[disposition.rank()] =
                    set(all.stream().filter(outcome -> outcome.shown().contains(disposition)));
        }
    }

    private static BitSet set(Stream<Outcome> outcomes) {
        BitSet set = new BitSet();
        outcomes.forEach(outcome -> set.set(outcome.index()));
        return set;
    }

    private BitSet moreCautious(Outcome outcome) {
        Integer rank = outcome.rank();
        return set(all.stream()
                .filter(other -> other.group().equals(outcome.group()) && !other.isDisposition())
                .filter(other -> rank != null && other.rank() != null && rank(other) < rank));
    }

    /** The rank of an outcome that has one. */
    static int rank(Outcome outcome) {
        return Objects.requireNonNull(outcome.rank(), outcome.code());
    }

    /** The outcome that is a disposition. */
    Outcome outcome(Disposition disposition) {
        return dispositions[disposition.rank()];
    }

    /** The outcomes that may be shown at a disposition. */
    BitSet shown(Disposition disposition) {
        return shown[disposition.rank()];
    }
}
