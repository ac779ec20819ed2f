package org.massageadvisor.review;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.massageadvisor.Disposition;
import org.massageadvisor.engine.FiredRule;
import org.massageadvisor.rulebook.Outcome;
import org.massageadvisor.rulebook.Outcomes;

/** What the author of a worked client expects, in the terms of one set of outcomes. Immutable. */
final class Expectation {
    private final WorkedClient client;
    private final List<Pattern> must;
    private final List<Pattern> mustNot;
    private final @Nullable String justMissed;

    /** An entry of {@code must} or {@code must_not}, and the outcomes that it stands for. */
    private record Pattern(String text, Set<Outcome> outcomes) {}

    Expectation(WorkedClient client, Outcomes outcomes) {
        this.client = client;
        this.must = patterns(client.must(), outcomes);
        this.mustNot = patterns(client.mustNot(), outcomes);
        this.justMissed = client.id().endsWith(WorkedClient.NEAR_MISS)
                ? client.id().substring(0, client.id().length() - WorkedClient.NEAR_MISS.length())
                : null;
    }

    private static List<Pattern> patterns(List<String> entries, Outcomes outcomes) {
        List<Pattern> patterns = new ArrayList<>();
        for (String entry : entries) {
            Set<Outcome> meant = new LinkedHashSet<>();
            for (Outcome outcome : outcomes.all()) {
                if (WorkedClient.matches(entry, outcome.code())) {
                    meant.add(outcome);
                }
            }
            patterns.add(new Pattern(entry, meant));
        }
        return patterns;
    }

    /**
     * What differs from it.
     *
     * @param inForce the outcomes in force, the disposition among them
     * @param fired the rules that fire
     * @param rules the ids of all rules
     */
    List<Difference> differences(Set<Outcome> inForce, List<FiredRule> fired, Set<String> rules) {
        List<Difference> differences = new ArrayList<>();
        Disposition found = disposition(inForce);
        if (found != client.disposition()) {
            differences.add(new Difference(
                    Difference.Kind.DISPOSITION, client.disposition().name(), List.of(found.name())));
        }
        if (rules.contains(client.id()) && !fires(client.id(), fired)) {
            differences.add(Difference.of(Difference.Kind.RULE_SILENT, client.id()));
        }
        if (justMissed != null && fires(justMissed, fired)) {
            differences.add(Difference.of(Difference.Kind.RULE_FIRES, justMissed));
        }
        for (Pattern pattern : must) {
            if (pattern.outcomes().isEmpty()) {
                differences.add(Difference.of(Difference.Kind.UNKNOWN_OUTCOME, pattern.text()));
            } else if (Collections.disjoint(inForce, pattern.outcomes())) {
                differences.add(Difference.of(Difference.Kind.MISSING, pattern.text()));
            }
        }
        for (Pattern pattern : mustNot) {
            if (pattern.outcomes().isEmpty()) {
                differences.add(Difference.of(Difference.Kind.UNKNOWN_OUTCOME, pattern.text()));
            } else if (!Collections.disjoint(inForce, pattern.outcomes())) {
                differences.add(new Difference(
                        Difference.Kind.PRESENT,
                        pattern.text(),
                        pattern.outcomes().stream()
                                .filter(inForce::contains)
                                .map(Outcome::code)
                                .toList()));
            }
        }
        return differences;
    }

    /** Whether nothing differs from it; see {@link #differences}. */
    boolean isMet(Set<Outcome> inForce, List<FiredRule> fired, Set<String> rules) {
        return differences(inForce, fired, rules).isEmpty();
    }

    /** The disposition among the outcomes in force. */
    static Disposition disposition(Set<Outcome> inForce) {
        return inForce.stream()
                .filter(Outcome::isDisposition)
                .map(outcome -> Disposition.valueOf(outcome.code()))
                .findFirst()
                .orElseThrow();
    }

    private static boolean fires(String rule, List<FiredRule> fired) {
        return fired.stream().anyMatch(each -> each.rule().id().equals(rule));
    }
}
