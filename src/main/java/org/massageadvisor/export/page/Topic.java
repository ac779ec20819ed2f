package org.massageadvisor.export.page;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.massageadvisor.Disposition;
import org.massageadvisor.rulebook.Labels;
import org.massageadvisor.rulebook.Rule;
import org.massageadvisor.rulebook.Rulebook;

/**
 * The rules of one table, in the order of its rows.
 *
 * @param table its name without ending: {@code red-flags}
 */
record Topic(String table, List<Rule> rules) {
    Topic {
        rules = List.copyOf(rules);
    }

    /** The topics of a rulebook: those first whose rules are the most urgent, and among these those with the most such rules. */
    static List<Topic> of(Rulebook rulebook) {
        Map<String, List<Rule>> tables = new TreeMap<>();
        for (Rule rule : rulebook.rules()) {
            tables.computeIfAbsent(rule.where().table(), key -> new ArrayList<>())
                    .add(rule);
        }
        List<Topic> topics = new ArrayList<>();
        tables.forEach((table, rules) -> {
            rules.sort(Comparator.comparing(rule -> rule.where().row()));
            topics.add(new Topic(table, rules));
        });
        topics.sort(Comparator.comparing(Topic::urgency).thenComparing(topic -> -topic.mostUrgent()));
        return topics;
    }

    /** What the table is about: {@code Red flags}. */
    String title() {
        return Labels.upperFirst(Labels.group(table));
    }

    String anchor() {
        return Html.anchor("topic", table);
    }

    private int urgency() {
        return rules.stream().mapToInt(Topic::rank).min().orElseThrow();
    }

    private long mostUrgent() {
        int urgency = urgency();
        return rules.stream().filter(rule -> rank(rule) == urgency).count();
    }

    /** The rank of the disposition that a rule asks for; one that asks for none comes last. */
    static int rank(Rule rule) {
        return rule.disposition().map(Disposition::rank).orElse(Disposition.values().length + 1);
    }
}
