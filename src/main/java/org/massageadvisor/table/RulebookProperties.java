package org.massageadvisor.table;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code rulebook.properties} as a table of keys and values: one {@code key = value} a line, comments behind {@code #}. */
final class RulebookProperties {
    static final String FILE = "rulebook.properties";
    static final String KEY = "key";
    static final String VALUE = "value";

    private RulebookProperties() {}

    static @Nullable Table read(String file, byte[] content, Problems problems) {
        String text = Text.decode(content);
        if (text == null) {
            problems.add(
                    new Problem(file, Text.firstBadLine(content), "", Problem.Severity.ERROR, "encoding", "not UTF-8"));
            return null;
        }
        List<String> columns = List.of(KEY, VALUE);
        List<Table.Row> rows = new ArrayList<>();
        int line = 0;
        for (String each : text.lines().toList()) {
            line++;
            String stripped = each.strip();
            if (stripped.isEmpty() || stripped.startsWith("#")) {
                continue;
            }
            int sign = stripped.indexOf('=');
            if (sign < 0) {
                problems.add(new Problem(
                        file,
                        line,
                        "",
                        Problem.Severity.ERROR,
                        "syntax",
                        "\"" + stripped + "\" found, key = value expected"));
            } else {
                rows.add(new Table.Row(
                        file,
                        columns,
                        line,
                        List.of(
                                stripped.substring(0, sign).strip(),
                                stripped.substring(sign + 1).strip())));
            }
        }
        return new Table(FILE, file, columns, rows);
    }
}
