package org.massageadvisor.review.diff;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.massageadvisor.rulebook.Evidence;
import org.massageadvisor.rulebook.Finding;
import org.massageadvisor.rulebook.Outcome;
import org.massageadvisor.rulebook.Rule;
import org.massageadvisor.rulebook.Rulebook;

/**
 * What was edited in the tables of a rulebook, whether it touches a client or not.
 *
 * @param of what stands in the tables: {@code rules}, {@code findings}, {@code outcomes} or {@code evidence}
 * @param added the names of what only the new rulebook has
 * @param removed the names of what only the old one has
 * @param changed the names of what both have and say otherwise, in whatever column but the notes
 */
public record TableEdits(String of, List<String> added, List<String> removed, List<String> changed) {
    public TableEdits {
        added = List.copyOf(added);
        removed = List.copyOf(removed);
        changed = List.copyOf(changed);
    }

    /** The edits between two rulebooks; where nothing was edited, nothing is said. */
    static List<TableEdits> between(Rulebook before, Rulebook after) {
        List<TableEdits> all = List.of(
                edits("rules", rules(before), rules(after)),
                edits("findings", findings(before), findings(after)),
                edits("outcomes", outcomes(before), outcomes(after)),
                edits("evidence", evidence(before), evidence(after)));
        return all.stream()
                .filter(each -> !(each.added.isEmpty() && each.removed.isEmpty() && each.changed.isEmpty()))
                .toList();
    }

    private static TableEdits edits(String of, Map<String, Object> before, Map<String, Object> after) {
        List<String> added = new ArrayList<>(after.keySet());
        added.removeAll(before.keySet());
        List<String> removed = new ArrayList<>(before.keySet());
        removed.removeAll(after.keySet());
        List<String> changed = new ArrayList<>(before.keySet());
        changed.removeIf(name -> !after.containsKey(name) || after.get(name).equals(before.get(name)));
        return new TableEdits(of, added, removed, changed);
    }

    private static <E> Map<String, Object> contents(
            Iterable<E> all, Function<E, String> name, Function<E, List<?>> content) {
        Map<String, Object> contents = new LinkedHashMap<>();
        all.forEach(each -> contents.put(name.apply(each), content.apply(each)));
        return contents;
    }

    private static Map<String, Object> rules(Rulebook rulebook) {
        return contents(
                rulebook.rules(),
                Rule::id,
                rule -> List.of(
                        rule.when().text(),
                        codes(rule.gives()),
                        codes(rule.excludes()),
                        rule.because(),
                        rule.sources().stream().map(Evidence::id).toList()));
    }

    private static List<String> codes(List<Outcome> outcomes) {
        return outcomes.stream().map(Outcome::code).toList();
    }

    private static Map<String, Object> findings(Rulebook rulebook) {
        return contents(
                rulebook.vocabulary().findings(),
                Finding::code,
                finding -> List.of(
                        finding.group(),
                        finding.label(),
                        finding.question(),
                        finding.type(),
                        finding.coreScreen(),
                        finding.isDerived() && !finding.isBuiltIn()
                                ? rulebook.vocabulary().definition(finding).text()
                                : ""));
    }

    private static Map<String, Object> outcomes(Rulebook rulebook) {
        return contents(
                rulebook.outcomes().all(),
                Outcome::code,
                outcome -> List.of(
                        outcome.group(),
                        String.valueOf(outcome.rank()),
                        outcome.label(),
                        outcome.text(),
                        outcome.shown(),
                        outcome.excludes(),
                        String.valueOf(outcome.amount())));
    }

    private static Map<String, Object> evidence(Rulebook rulebook) {
        return contents(
                rulebook.evidence().values(),
                Evidence::id,
                each -> List.of(each.document(), each.statement(), each.certainty()));
    }
}
