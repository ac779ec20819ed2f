package org.massageadvisor.reading;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.massageadvisor.RulebookEdition;
import org.massageadvisor.rulebook.Spelling;
import org.massageadvisor.table.Problems;
import org.massageadvisor.table.RulebookProperties;
import org.massageadvisor.table.Table;
import org.massageadvisor.table.TableForm;

/** Reads {@code rulebook.properties}. */
final class EditionReader {
    private static final List<String> REQUIRED = List.of("name", "version", "language");
    private static final String DATE = "\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])";
    private static final String REVIEWED_ON = "reviewed-on";

    /** The keys that tell who reviewed the rulebook, and when. */
    static final List<String> REVIEW = List.of("reviewed-by", REVIEWED_ON);

    private static final List<String> KEYS =
            Stream.concat(REQUIRED.stream(), REVIEW.stream()).toList();

    private EditionReader() {}

    /** The edition, as far as it can be read. */
    static RulebookEdition read(Table table, String digest, Problems problems) {
        Map<String, String> values = new HashMap<>();
        if (Columns.check(table, TableForm.PROPERTIES, problems)) {
            for (Table.Row row : table.rows()) {
                String key = row.get(RulebookProperties.KEY);
                String value = row.get(RulebookProperties.VALUE);
                if (RulebookProperties.isRemark(key)) {
                    continue;
                }
                if (!KEYS.contains(key)) {
                    problems.error(
                            row, "", "unknown-key", "unknown key " + key + Spelling.maybe(Spelling.nearest(key, KEYS)));
                } else if (values.put(key, value) != null) {
                    problems.error(row, "", "duplicate-key", "the key " + key + " stands twice");
                } else if (key.equals(REVIEWED_ON) && !value.isEmpty() && !value.matches(DATE)) {
                    problems.error(row, "", "type", "\"" + value + "\" found, a date such as 2026-11-21 expected");
                } else if (value.indexOf('\n') >= 0) {
                    problems.error(row, "", "type", "several lines found, one expected");
                }
            }
            for (String key : REQUIRED) {
                if (values.getOrDefault(key, "").isEmpty()) {
                    problems.error(table, "missing-key", "no " + key + "; " + key + " = ... expected");
                }
            }
        }
        return new RulebookEdition(
                values.getOrDefault("name", ""),
                values.getOrDefault("version", ""),
                values.getOrDefault("language", ""),
                values.getOrDefault("reviewed-by", ""),
                values.getOrDefault("reviewed-on", ""),
                digest);
    }
}
