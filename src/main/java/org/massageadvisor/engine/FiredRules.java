package org.massageadvisor.engine;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Puts what fired into the order of the rulebook, over and over again without making anything new. */
final class FiredRules {
    private final @Nullable FiredRule[] byPlace;
    private final BitSet places;

    FiredRules(int rules) {
        this.byPlace = new FiredRule[rules];
        this.places = new BitSet(rules);
    }

    void put(int place, FiredRule fired) {
        byPlace[place] = fired;
        places.set(place);
    }

    /** What was put, in order; afterwards nothing of it is left here. */
    List<FiredRule> take() {
        List<FiredRule> taken = new ArrayList<>(places.cardinality());
        for (int i = places.nextSetBit(0); i >= 0; i = places.nextSetBit(i + 1)) {
            taken.add(Objects.requireNonNull(byPlace[i]));
            byPlace[i] = null;
        }
        places.clear();
        return taken;
    }
}
