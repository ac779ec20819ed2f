package org.massageadvisor.review;

import java.util.List;

/**
 * What the authors of a rulebook want to be true of every client.
 *
 * @param laws what must be in force, must not be, or happen at least
 * @param conflicts the pairs of outcomes that must not meet
 * @param exceptions for whom a yes to a red flag may go with a massage that is called suitable
 */
public record LawsToProve(List<Law> laws, List<Conflict> conflicts, List<RedFlagException> exceptions) {
    static final LawsToProve NONE = new LawsToProve(List.of(), List.of(), List.of());

    public LawsToProve {
        laws = List.copyOf(laws);
        conflicts = List.copyOf(conflicts);
        exceptions = List.copyOf(exceptions);
    }
}
