package org.massageadvisor.engine;

import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.massageadvisor.rulebook.Condition;
import org.massageadvisor.rulebook.Finding;

/**
 * Chooses the findings that a rule waits for. A rule is looked at only when one of its anchors was reported, so an anchor must be
 * present whenever the condition holds, and the rarer it is among the rules the less there is to look at.
 */
final class Anchors {
    private final Map<Finding, Integer> uses;

    /** @param uses how many rules name each finding */
    Anchors(Map<Finding, Integer> uses) {
        this.uses = uses;
    }

    /** Findings of which at least one is present whenever {@code condition} holds; empty if there are none. */
    Set<Finding> of(Condition condition) {
        return candidates(condition).orElse(Set.of());
    }

    /** Whether a condition asks for nothing but that one of its anchors is present. */
    static boolean areAll(Condition condition) {
        return condition instanceof Condition.Yes
                || (condition instanceof Condition.Any any
                        && any.operands().stream().allMatch(Condition.Yes.class::isInstance)
                        && !any.operands().isEmpty());
    }

    private Optional<Set<Finding>> candidates(Condition condition) {
        if (condition instanceof Condition.Yes yes) {
            return Optional.of(Set.of(yes.finding()));
        }
        if (condition instanceof Condition.Compare compare) {
            return Optional.of(Set.of(compare.finding()));
        }
        if (condition instanceof Condition.OneOf oneOf) {
            return Optional.of(Set.of(oneOf.finding()));
        }
        if (condition instanceof Condition.All all) {
            return all.operands().stream()
                    .map(this::candidates)
                    .flatMap(Optional::stream)
                    .min(Comparator.comparingInt(this::cost));
        }
        if (condition instanceof Condition.Any any) {
            return union(any.operands());
        }
        return Optional.empty();
    }

    private Optional<Set<Finding>> union(List<Condition> operands) {
        Set<Finding> union = new LinkedHashSet<>();
        for (Condition operand : operands) {
            Optional<Set<Finding>> anchors = candidates(operand);
            if (anchors.isEmpty()) {
                return Optional.empty();
            }
            union.addAll(anchors.get());
        }
        return operands.isEmpty() ? Optional.empty() : Optional.of(union);
    }

    private int cost(Set<Finding> anchors) {
        return anchors.stream()
                .mapToInt(finding -> uses.getOrDefault(finding, 0))
                .sum();
    }
}
