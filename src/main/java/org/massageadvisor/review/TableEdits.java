package org.massageadvisor.review;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.massageadvisor.table.Table;
import org.massageadvisor.table.TableForm;

/**
 * What was edited in one kind of table from one rulebook to another, whether it touches a client or not.
 *
 * @param of what stands in the tables: {@code rules}, {@code findings}, {@code outcomes}, {@code evidence}, {@code laws}, {@code conflicts} or
 *     {@code worked clients}
 * @param added the names of what only the new rulebook has
 * @param removed the names of what only the old one has
 * @param changed the names of what both have and say otherwise, in whatever column but the notes
 */
public record TableEdits(String of, List<String> added, List<String> removed, List<String> changed) {
    private static final String NOTE = "note";

    public TableEdits {
        added = List.copyOf(added);
        removed = List.copyOf(removed);
        changed = List.copyOf(changed);
    }

    /** The edits between two rulebooks; where nothing was edited, nothing is said. */
    public static List<TableEdits> between(CheckedRulebook before, CheckedRulebook after) {
        return Stream.of(
                        rows("rules", TableForm.RULES, List.of("id"), before, after),
                        rows("findings", TableForm.VOCABULARY, List.of("code"), before, after),
                        rows("outcomes", TableForm.OUTCOMES, List.of("code"), before, after),
                        rows("evidence", TableForm.EVIDENCE, List.of("id"), before, after),
                        rows("laws", TableForm.LAWS, List.of("id"), before, after),
                        rows("conflicts", TableForm.CONFLICTS, List.of("outcome", "other"), before, after),
                        edits("worked clients", clients(before), clients(after)))
                .filter(each -> !(each.added.isEmpty() && each.removed.isEmpty() && each.changed.isEmpty()))
                .toList();
    }

    private static TableEdits rows(
            String of, TableForm form, List<String> name, CheckedRulebook before, CheckedRulebook after) {
        return edits(of, rows(before, form, name), rows(after, form, name));
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

    /** What the rows of a form say, without their notes. */
    private static Map<String, Object> rows(CheckedRulebook rulebook, TableForm form, List<String> name) {
        Map<String, Object> contents = new LinkedHashMap<>();
        for (Table table : rulebook.tables()) {
            if (TableForm.of(table.name()) == form) {
                for (Table.Row row : table.rows()) {
                    Map<String, String> cells = new LinkedHashMap<>();
                    for (TableForm.Column column : form.columns()) {
                        if (!column.name().equals(NOTE)) {
                            cells.put(column.name(), row.get(column.name()));
                        }
                    }
                    contents.put(name.stream().map(cells::get).collect(Collectors.joining(" and ")), cells);
                }
            }
        }
        return contents;
    }

    private static Map<String, Object> clients(CheckedRulebook rulebook) {
        Map<String, Object> contents = new LinkedHashMap<>();
        rulebook.clients()
                .forEach(client -> contents.put(
                        client.id(),
                        List.of(
                                client.story(),
                                client.intake(),
                                client.disposition(),
                                client.must(),
                                client.mustNot())));
        return contents;
    }
}
