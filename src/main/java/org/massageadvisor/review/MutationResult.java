package org.massageadvisor.review;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * How well worked clients protect a rulebook against small changes.
 *
 * @param tallies how many changes were tried and noticed, for each scope
 * @param unnoticed the changes that no client notices though perhaps a client could, the most dangerous first
 * @param idle the changes that certainly make no difference to any client, in the order of rules and findings
 */
public record MutationResult(Map<Scope, Tally> tallies, List<Unnoticed> unnoticed, List<Mutation> idle) {
    private static final Tally NONE = new Tally(0, 0, 0, 0);

    public MutationResult {
        Map<Scope, Tally> all = new EnumMap<>(Scope.class);
        for (Scope scope : Scope.values()) {
            all.put(scope, tallies.getOrDefault(scope, NONE));
        }
        tallies = Collections.unmodifiableMap(all);
        unnoticed = List.copyOf(unnoticed);
        idle = List.copyOf(idle);
    }

    /** The changes to rules that refer, exclude or postpone. */
    public Tally guardingRules() {
        return tallies.getOrDefault(Scope.GUARDING_RULE, NONE);
    }

    /** The changes to rules of any kind. */
    public Tally rules() {
        return guardingRules().plus(tallies.getOrDefault(Scope.OTHER_RULE, NONE));
    }

    /** The changes to derived findings. */
    public Tally findings() {
        return tallies.getOrDefault(Scope.FINDING, NONE);
    }
}
