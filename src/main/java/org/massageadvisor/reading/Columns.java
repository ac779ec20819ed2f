package org.massageadvisor.reading;

import java.util.List;
import org.massageadvisor.rulebook.Spelling;
import org.massageadvisor.table.Problems;
import org.massageadvisor.table.Table;
import org.massageadvisor.table.TableForm;

/** Checks the header of a table. */
public final class Columns {
    private Columns() {}

    /** Whether all columns are there that such a table must have; unknown ones are a problem too. */
    public static boolean check(Table table, TableForm form, Problems problems) {
        List<String> missing =
                form.names(true).stream().filter(column -> !table.has(column)).toList();
        for (String column : missing) {
            add(table, column, "missing-column", "no column " + column + " in the header", problems);
        }
        List<String> known = form.columns().stream().map(TableForm.Column::name).toList();
        for (String column : table.columns()) {
            if (!known.contains(column)) {
                String maybe = Spelling.maybe(Spelling.nearest(column, missing.isEmpty() ? known : missing));
                add(table, column, "unknown-column", "unknown column" + maybe, problems);
            }
        }
        return missing.isEmpty();
    }

    private static void add(Table table, String column, String kind, String message, Problems problems) {
        problems.error(table.place(column), kind, message);
    }
}
