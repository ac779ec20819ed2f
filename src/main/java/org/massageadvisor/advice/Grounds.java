package org.massageadvisor.advice;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.massageadvisor.Reason;
import org.massageadvisor.rulebook.Outcome;

/** Which of the rules that fired have something to do with which outcome. First everything is added, then it is read. */
final class Grounds {
    private static final int PLACES = 32;

    private final Reasons.OfClient reasons;
    private final BitSet outcomes;
    private long[] pairs;
    private int size;
    private boolean isSorted;

    /**
     * @param outcomeCount how many outcomes there are
     * @param size how often about {@link #add} will be called
     */
    Grounds(Reasons.OfClient reasons, int outcomeCount, int size) {
        this.pairs = new long[size];
        this.reasons = reasons;
        this.outcomes = new BitSet(outcomeCount);
    }

    /** The rule that fired at this place has to do with an outcome. */
    void add(Outcome outcome, int place) {
        if (size == pairs.length) {
            pairs = Arrays.copyOf(pairs, 2 * size + 1);
        }
        pairs[size++] = (long) outcome.index() << PLACES | place;
        outcomes.set(outcome.index());
        isSorted = false;
    }

    /** Whether any rule has to do with an outcome. */
    boolean has(Outcome outcome) {
        return outcomes.get(outcome.index());
    }

    /** The indexes of the outcomes with which any rule has to do; not to be changed. */
    BitSet outcomes() {
        return outcomes;
    }

    /** The reasons of the rules that have to do with an outcome, in the order in which they fired. */
    List<Reason> of(Outcome outcome) {
        if (!has(outcome)) {
            return List.of();
        }
        if (!isSorted) {
            Arrays.sort(pairs, 0, size);
            isSorted = true;
        }
        long first = (long) outcome.index() << PLACES;
        int from = Arrays.binarySearch(pairs, 0, size, first);
        int start = from < 0 ? -from - 1 : from;
        int end = start;
        while (end < size && pairs[end] >> PLACES == outcome.index()) {
            end++;
        }
        if (end - start == 1) {
            return List.of(reasons.at((int) pairs[start]));
        }
        Reason[] several = new Reason[end - start];
        for (int i = 0; i < several.length; i++) {
            several[i] = reasons.at((int) pairs[start + i]);
        }
        return List.of(several);
    }
}
