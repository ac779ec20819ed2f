package org.massageadvisor.table;

import java.util.ArrayList;
import java.util.List;
import org.massageadvisor.rulebook.Spelling;

/** Checks the header of a table. */
final class Columns {
    private Columns() {}

    /** Whether all required columns are there; unknown ones are a problem too. */
    static boolean check(Table table, List<String> required, List<String> optional, Problems problems) {
        List<String> known = new ArrayList<>(required);
        known.addAll(optional);
        boolean complete = true;
        List<String> missing =
                required.stream().filter(column -> !table.has(column)).toList();
        for (String column : missing) {
            problems.add(new Problem(
                    table.file(),
                    1,
                    column,
                    Problem.Severity.ERROR,
                    "missing-column",
                    "no column " + column + " in the header"));
            complete = false;
        }
        for (String column : table.columns()) {
            if (!known.contains(column)) {
                problems.add(new Problem(
                        table.file(),
                        1,
                        column,
                        Problem.Severity.ERROR,
                        "unknown-column",
                        "unknown column"
                                + Spelling.maybe(Spelling.nearest(column, missing.isEmpty() ? known : missing))));
            }
        }
        return complete;
    }
}
