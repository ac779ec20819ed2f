package org.massageadvisor.reading;

import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.massageadvisor.rulebook.Evidence;
import org.massageadvisor.table.Problems;
import org.massageadvisor.table.Table;
import org.massageadvisor.table.TableForm;

/** Reads {@code evidence.csv}. */
final class EvidenceReader {
    private EvidenceReader() {}

    /** The statements by id, as far as they can be read; null if a column is missing. */
    static @Nullable Map<String, Evidence> read(Table table, Problems problems) {
        if (!Columns.check(table, TableForm.EVIDENCE, problems)) {
            return null;
        }
        Map<String, Evidence> evidence = new LinkedHashMap<>();
        for (Table.Row row : table.rows()) {
            for (String column : TableForm.EVIDENCE.names(true)) {
                if (row.get(column).isEmpty()) {
                    problems.error(row, column, "missing-cell", "empty, text expected");
                }
            }
            Evidence read =
                    new Evidence(row.get("id"), row.get("document"), row.get("statement"), row.get("certainty"));
            if (!read.id().isEmpty() && evidence.putIfAbsent(read.id(), read) != null) {
                problems.error(row, "id", "duplicate-id", "the id " + read.id() + " stands twice");
            }
        }
        return evidence;
    }

    /** A statement that no rule cites does no harm, but somebody may have forgotten to cite it. */
    static void lookForUncited(Table table, Collection<Table> tables, Problems problems) {
        Set<String> cited = new HashSet<>();
        for (Table each : tables) {
            if (TableForm.of(each.name()) == TableForm.RULES) {
                each.rows().forEach(row -> cited.addAll(Cells.list(row.get("source"))));
            }
        }
        for (Table.Row row : table.rows()) {
            if (!cited.contains(row.get("id"))) {
                problems.warning(row, "id", "uncited", "no rule cites " + row.get("id"));
            }
        }
    }
}
