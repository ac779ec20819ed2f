package org.massageadvisor.review.proof;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.massageadvisor.rulebook.Finding;
import org.massageadvisor.rulebook.Outcome;
import org.massageadvisor.rulebook.Rule;
import org.massageadvisor.table.Table;
import org.massageadvisor.table.TableForm;

/** The rows in which the rules, findings and outcomes of a rulebook stand. */
final class Rows {
    private final Map<String, Table.Row> rules = new HashMap<>();
    private final Map<String, Table.Row> findings = new HashMap<>();
    private final Map<String, Table.Row> outcomes = new HashMap<>();

    Rows(List<Table> tables) {
        for (Table table : tables) {
            TableForm form = TableForm.of(table.name());
            for (Table.Row row : table.rows()) {
                if (form == TableForm.RULES) {
                    rules.put(row.get("id"), row);
                } else if (form == TableForm.VOCABULARY) {
                    findings.put(row.get("code"), row);
                } else if (form == TableForm.OUTCOMES) {
                    outcomes.put(row.get("code"), row);
                }
            }
        }
    }

    Table.Row of(Rule rule) {
        return known(rules.get(rule.id()), rule.id());
    }

    Table.Row of(Finding finding) {
        return known(findings.get(finding.code()), finding.code());
    }

    Table.Row of(Outcome outcome) {
        return known(outcomes.get(outcome.code()), outcome.code());
    }

    private static Table.Row known(Table.@Nullable Row row, String name) {
        if (row == null) {
            throw new IllegalArgumentException(name + " stands in none of the tables");
        }
        return row;
    }
}
