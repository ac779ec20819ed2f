package org.massageadvisor.review;

import java.util.List;

/**
 * What the authors of a rulebook want to be true of every client.
 *
 * @param laws what must be in force, must not be, or happen at least
 * @param conflicts the pairs of outcomes that must not meet
 */
public record LawsToProve(List<Law> laws, List<Conflict> conflicts) {
    static final LawsToProve NONE = new LawsToProve(List.of(), List.of());

    public LawsToProve {
        laws = List.copyOf(laws);
        conflicts = List.copyOf(conflicts);
    }
}
