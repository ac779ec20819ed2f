package org.massageadvisor.review;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.massageadvisor.Disposition;
import org.massageadvisor.engine.FiredRule;
import org.massageadvisor.rulebook.Outcome;
import org.massageadvisor.rulebook.Outcomes;

/** What the author of a worked client expects, in the terms of one set of outcomes. Immutable. */
final class Expectation {
    private final WorkedClient client;
    private final List<Entry> must;
    private final List<Entry> mustNot;
    private final ClientName name;

    /** An entry of {@code must} or {@code must_not}, and the outcomes that it stands for. */
    private record Entry(String text, Set<Outcome> outcomes) {}

    Expectation(WorkedClient client, Outcomes outcomes) {
        this.client = client;
        this.must = entries(client.must(), outcomes);
        this.mustNot = entries(client.mustNot(), outcomes);
        this.name = ClientName.of(client.id());
    }

    private static List<Entry> entries(List<String> patterns, Outcomes outcomes) {
        List<Entry> entries = new ArrayList<>();
        for (String pattern : patterns) {
            Set<Outcome> meant = new LinkedHashSet<>();
            for (Outcome outcome : outcomes.all()) {
                if (WorkedClient.matches(pattern, outcome.code())) {
                    meant.add(outcome);
                }
            }
            entries.add(new Entry(pattern, meant));
        }
        return entries;
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
        String rule = name.rule(rules);
        if (rule != null && fires(rule, fired) == name.isNearMiss()) {
            differences.add(
                    Difference.of(name.isNearMiss() ? Difference.Kind.RULE_FIRES : Difference.Kind.RULE_SILENT, rule));
        }
        for (Entry entry : must) {
            if (entry.outcomes().isEmpty()) {
                differences.add(Difference.of(Difference.Kind.UNKNOWN_OUTCOME, entry.text()));
            } else if (Collections.disjoint(inForce, entry.outcomes())) {
                differences.add(Difference.of(Difference.Kind.MISSING, entry.text()));
            }
        }
        for (Entry entry : mustNot) {
            if (entry.outcomes().isEmpty()) {
                differences.add(Difference.of(Difference.Kind.UNKNOWN_OUTCOME, entry.text()));
            } else if (!Collections.disjoint(inForce, entry.outcomes())) {
                differences.add(new Difference(
                        Difference.Kind.PRESENT,
                        entry.text(),
                        entry.outcomes().stream()
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
