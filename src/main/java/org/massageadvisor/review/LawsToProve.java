package org.massageadvisor.review;

import java.util.List;

/** What the authors of a rulebook want to be true of every client: their laws, and the pairs of outcomes that must not meet. */
public final class LawsToProve {
    static final LawsToProve NONE = new LawsToProve(List.of(), List.of());

    private final List<Law> laws;
    private final List<Conflict> conflicts;

    LawsToProve(List<Law> laws, List<Conflict> conflicts) {
        this.laws = List.copyOf(laws);
        this.conflicts = List.copyOf(conflicts);
    }

    List<Law> laws() {
        return laws;
    }

    List<Conflict> conflicts() {
        return conflicts;
    }
}
