package org.massageadvisor.review;

import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.massageadvisor.Disposition;
import org.massageadvisor.reading.Cells;
import org.massageadvisor.rulebook.Outcome;
import org.massageadvisor.rulebook.Outcomes;
import org.massageadvisor.rulebook.Spelling;
import org.massageadvisor.table.Problems;
import org.massageadvisor.table.Table;
import org.massageadvisor.table.TableForm;

/** Reads cells that name outcomes, in tables about what comes out: worked clients, laws, conflicts. */
final class OutcomeCells {
    private static final String MUST = "must";
    private static final String MUST_NOT = "must_not";

    private final Outcomes outcomes;
    private final TreeSet<String> sorted;
    private final Problems problems;

    OutcomeCells(Outcomes outcomes, Problems problems) {
        this.outcomes = outcomes;
        this.sorted = new TreeSet<>(outcomes.codes());
        this.problems = problems;
    }

    /** The codes in a cell, in which {@code TYPE_*} stands for all that begin so; a code that nothing begins with is a problem. */
    List<String> patterns(Table.Row row, String column) {
        List<String> patterns = Cells.list(row.get(column));
        int at = 0;
        for (String pattern : patterns) {
            at = row.get(column).indexOf(pattern, at);
            if (!isKnown(pattern)) {
                unknown(row, column, at, pattern);
            }
            at += pattern.length();
        }
        return patterns;
    }

    /** Whether a code is known, or begins as {@code TYPE_*} says. */
    boolean isKnown(String pattern) {
        String first = sorted.ceiling(pattern.endsWith("*") ? pattern.substring(0, pattern.length() - 1) : pattern);
        return first != null && WorkedClient.matches(pattern, first);
    }

    /** The outcomes that a pattern stands for. */
    List<Outcome> meant(String pattern) {
        return outcomes.all().stream()
                .filter(outcome -> WorkedClient.matches(pattern, outcome.code()))
                .toList();
    }

    /** The one outcome that a cell names; null if it names none, which is a problem. */
    @Nullable Outcome one(Table.Row row, String column) {
        String code = row.get(column);
        Outcome outcome = outcomes.find(code);
        if (code.isEmpty()) {
            problems.error(row, column, "missing-cell", "empty, the code of an outcome expected");
        } else if (outcome == null) {
            unknown(row, column, 0, code);
        }
        return outcome;
    }

    private void unknown(Table.Row row, String column, int at, String code) {
        problems.error(row, column, at, "unknown-code", "unknown outcome " + code + hint(code, column));
    }

    private String hint(String code, String column) {
        if (Spelling.negated(code) != null) {
            return switch (column) {
                case MUST -> "; what must not be in force stands in must_not, without a sign";
                case MUST_NOT -> "; what stands in must_not needs no sign or word before it";
                default -> "; a code without a sign or word before it expected";
            };
        }
        String separated = Cells.separatorHint(code);
        return separated.isEmpty() ? problems.maybe(outcomes.codes().size(), () -> outcomes.suggest(code)) : separated;
    }

    /** The disposition that a cell names; null if it names none, which is a problem unless the cell is empty. */
    static @Nullable Disposition disposition(Table.Row row, String column, Problems problems) {
        String written = row.get(column);
        List<String> known = TableForm.DISPOSITIONS;
        if (known.contains(written)) {
            return Disposition.valueOf(written);
        }
        if (!written.isEmpty()) {
            problems.error(
                    row,
                    column,
                    "unknown-code",
                    "unknown disposition " + written + ", " + oneOf(known) + problems.maybe(written, known));
        }
        return null;
    }

    /** What else a cell for one of a few words should hold. */
    static String oneOf(List<String> known) {
        return "one of " + String.join(", ", known) + " expected";
    }
}
