package org.massageadvisor.reading;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.massageadvisor.RulebookEdition;
import org.massageadvisor.rulebook.Spelling;
import org.massageadvisor.table.Problems;
import org.massageadvisor.table.RulebookProperties;
import org.massageadvisor.table.Table;
import org.massageadvisor.table.TableForm;

/** Reads {@code rulebook.properties}. */
final class EditionReader {
    private static final List<String> REQUIRED = List.of("name", "version", "language");
    private static final String DATE = "\\d{4}-\\d{2}-\\d{2}";
    private static final String REVIEWED_BY = "reviewed-by";
    private static final String REVIEWED_ON = "reviewed-on";

    /** The keys that tell who reviewed the rulebook, and when. */
    static final List<String> REVIEW = List.of(REVIEWED_BY, REVIEWED_ON);

    private static final List<String> KEYS =
            Stream.concat(REQUIRED.stream(), REVIEW.stream()).toList();

    private final Table table;
    private final Problems problems;
    private final Map<String, Table.Row> rows = new HashMap<>();

    private EditionReader(Table table, Problems problems) {
        this.table = table;
        this.problems = problems;
    }

    /** The edition, as far as it can be read; its review may not lie behind {@code today}. */
    static RulebookEdition read(Table table, String digest, LocalDate today, Problems problems) {
        EditionReader reader = new EditionReader(table, problems);
        boolean isReviewed = false;
        if (Columns.check(table, TableForm.PROPERTIES, problems)) {
            table.rows().forEach(reader::take);
            reader.lookForMissingKeys();
            isReviewed = reader.isReviewed(today);
        }
        return new RulebookEdition(
                reader.value("name"),
                reader.value("version"),
                reader.value("language"),
                isReviewed ? reader.value(REVIEWED_BY) : "",
                isReviewed ? reader.value(REVIEWED_ON) : "",
                digest);
    }

    private void take(Table.Row row) {
        String key = row.get(RulebookProperties.KEY);
        if (RulebookProperties.isRemark(key)) {
            return;
        }
        if (!KEYS.contains(key)) {
            problems.error(row, "", "unknown-key", "unknown key " + key + Spelling.maybe(Spelling.nearest(key, KEYS)));
        } else if (rows.put(key, row) != null) {
            problems.error(row, "", "duplicate-key", "the key " + key + " stands twice");
        } else if (value(key).indexOf('\n') >= 0) {
            problems.error(row, RulebookProperties.VALUE, "type", "several lines found, one expected");
        }
    }

    private String value(String key) {
        Table.Row row = rows.get(key);
        return row == null ? "" : row.get(RulebookProperties.VALUE);
    }

    private void lookForMissingKeys() {
        for (String key : REQUIRED) {
            if (value(key).isEmpty()) {
                problems.error(table, "missing-key", "no " + key + "; " + key + " = ... expected");
            }
        }
    }

    /** Whether somebody reviewed the rulebook on a day that has been; half of that is a problem. */
    private boolean isReviewed(LocalDate today) {
        String day = value(REVIEWED_ON);
        if (value(REVIEWED_BY).isEmpty() && day.isEmpty()) {
            return false;
        }
        if (day.isEmpty()) {
            missing(REVIEWED_ON, REVIEWED_BY, "the day of the review, such as 2026-11-21");
            return false;
        }
        String fault = fault(day, today);
        if (fault != null) {
            problems.error(row(REVIEWED_ON), RulebookProperties.VALUE, "type", fault);
        }
        if (value(REVIEWED_BY).isEmpty()) {
            missing(REVIEWED_BY, REVIEWED_ON, "who reviewed the rulebook");
            return false;
        }
        return fault == null;
    }

    private void missing(String key, String other, String expected) {
        Table.Row place = rows.getOrDefault(key, row(other));
        problems.error(
                place,
                RulebookProperties.VALUE,
                "missing-cell",
                other + " without " + key + " found; " + expected + ", expected as " + key + ", or neither of the two");
    }

    private Table.Row row(String key) {
        return Objects.requireNonNull(rows.get(key), key);
    }

    private static @Nullable String fault(String day, LocalDate today) {
        String found = "\"" + day + "\" found, ";
        if (!day.matches(DATE)) {
            return found + "a date such as 2026-11-21 expected";
        }
        try {
            return LocalDate.parse(day).isAfter(today)
                    ? found + "which lies in the future; today is " + today
                            + ", and a review comes before its date is written"
                    : null;
        } catch (DateTimeParseException e) {
            return found + "a day that does not exist; year, month and day as in 2026-11-21 expected";
        }
    }
}
