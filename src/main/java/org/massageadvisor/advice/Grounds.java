package org.massageadvisor.advice;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.massageadvisor.Reason;
import org.massageadvisor.rulebook.Outcome;

/** Which of the rules that fired have something to do with which outcome, in the order in which they fired. */
final class Grounds {
    private final Reasons.OfClient reasons;
    private final BitSet outcomes;

    /** For each outcome the link that was added last, counted from 1; 0 if there is none. */
    private final int[] last;

    /** For each link the one before it of the same outcome, and the place of its rule. */
    private int[] before;

    private int[] places;
    private int size;

    /**
     * @param outcomeCount how many outcomes there are
     * @param size how often about {@link #add} will be called
     */
    Grounds(Reasons.OfClient reasons, int outcomeCount, int size) {
        this.reasons = reasons;
        this.outcomes = new BitSet(outcomeCount);
        this.last = new int[outcomeCount];
        this.before = new int[size];
        this.places = new int[size];
    }

    /** The rule that fired at this place has to do with an outcome. */
    void add(Outcome outcome, int place) {
        if (size == places.length) {
            before = Arrays.copyOf(before, 2 * size + 1);
            places = Arrays.copyOf(places, 2 * size + 1);
        }
        before[size] = last[outcome.index()];
        places[size++] = place;
        last[outcome.index()] = size;
        outcomes.set(outcome.index());
    }

    /** Whether any rule has to do with an outcome. */
    boolean has(Outcome outcome) {
        return last[outcome.index()] != 0;
    }

    /** The indexes of the outcomes with which any rule has to do; not to be changed. */
    BitSet outcomes() {
        return outcomes;
    }

    /** The reasons of the rules that have to do with an outcome, in the order in which they fired. */
    List<Reason> of(Outcome outcome) {
        int count = 0;
        for (int link = last[outcome.index()]; link != 0; link = before[link - 1]) {
            count++;
        }
        if (count == 1) {
            return List.of(reasons.at(places[last[outcome.index()] - 1]));
        }
        Reason[] found = new Reason[count];
        for (int link = last[outcome.index()]; link != 0; link = before[link - 1]) {
            found[--count] = reasons.at(places[link - 1]);
        }
        return List.of(found);
    }
}
