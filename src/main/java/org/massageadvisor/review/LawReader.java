package org.massageadvisor.review;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.massageadvisor.Disposition;
import org.massageadvisor.reading.Cells;
import org.massageadvisor.reading.Columns;
import org.massageadvisor.rulebook.Condition;
import org.massageadvisor.rulebook.ConditionParser;
import org.massageadvisor.rulebook.Outcome;
import org.massageadvisor.rulebook.Outcomes;
import org.massageadvisor.rulebook.Rulebook;
import org.massageadvisor.table.Problems;
import org.massageadvisor.table.Table;
import org.massageadvisor.table.TableForm;

/** Reads the tables {@code laws} and {@code conflicts} of a rulebook. */
final class LawReader {
    private final Rulebook rulebook;
    private final Problems problems;
    private final Set<String> ids = new HashSet<>();

    LawReader(Rulebook rulebook, Problems problems) {
        this.rulebook = rulebook;
        this.problems = problems;
    }

    /** The laws that can be understood; whatever cannot is a problem. */
    List<Law> laws(List<Table> tables) {
        List<Law> laws = new ArrayList<>();
        for (Table.Row row : rows(tables, TableForm.LAWS)) {
            Law law = law(row);
            if (law != null) {
                laws.add(law);
            }
        }
        return laws;
    }

    /** The pairs that can be understood; whatever cannot is a problem. */
    List<Conflict> conflicts(List<Table> tables) {
        List<Conflict> conflicts = new ArrayList<>();
        for (Table.Row row : rows(tables, TableForm.CONFLICTS)) {
            because(row);
            Outcome outcome = outcome(row, "outcome");
            Outcome other = outcome(row, "other");
            if (outcome != null && outcome.equals(other)) {
                problems.error(row, "other", "contradiction", outcome + " cannot conflict with itself");
            } else if (outcome != null && other != null) {
                conflicts.add(new Conflict(outcome, other, row.get("because"), row));
            }
        }
        return conflicts;
    }

    private List<Table.Row> rows(List<Table> tables, TableForm form) {
        return tables.stream()
                .filter(table -> TableForm.of(table.name()) == form && Columns.check(table, form, problems))
                .flatMap(table -> table.rows().stream())
                .toList();
    }

    private @Nullable Law law(Table.Row row) {
        int before = problems.count();
        String id = row.get("id");
        if (id.isEmpty()) {
            problems.error(row, "id", "missing-cell", "empty, a name for this law expected");
        } else if (!ids.add(id)) {
            problems.error(row, "id", "duplicate-id", "two laws are called " + id);
        }
        because(row);
        Condition when = when(row);
        List<List<Outcome>> must = new ArrayList<>();
        for (String code : Cells.list(row.get("must"))) {
            must.add(meant(row, "must", code));
        }
        List<Outcome> mustNot = new ArrayList<>();
        for (String code : Cells.list(row.get("must_not"))) {
            mustNot.addAll(meant(row, "must_not", code));
        }
        Disposition atLeast = atLeast(row);
        if (must.isEmpty() && mustNot.isEmpty() && row.get("at_least").isEmpty()) {
            problems.error(
                    row, "must", "missing-cell", "empty, as must_not and at_least are; what must be true expected");
        }
        return when == null || problems.count() > before
                ? null
                : new Law(id, when, must, mustNot, atLeast, row.get("because"), row);
    }

    private void because(Table.Row row) {
        if (row.get("because").isEmpty()) {
            problems.error(row, "because", "missing-cell", "empty; one plain sentence that says why expected");
        }
    }

    private @Nullable Condition when(Table.Row row) {
        if (row.get("when").isEmpty()) {
            problems.error(
                    row,
                    "when",
                    "missing-cell",
                    "empty, a condition such as SADDLE_NUMBNESS expected; ALWAYS is everybody");
            return null;
        }
        ConditionParser.Parsed parsed =
                ConditionParser.parse(row.get("when"), rulebook.vocabulary(), problems.maySuggest());
        parsed.faults().forEach(fault -> problems.error(row, "when", fault.position(), fault.kind(), fault.message()));
        return parsed.condition();
    }

    private List<Outcome> meant(Table.Row row, String column, String pattern) {
        List<Outcome> meant = rulebook.outcomes().all().stream()
                .filter(outcome -> WorkedClient.matches(pattern, outcome.code()))
                .toList();
        if (meant.isEmpty()) {
            unknown(row, column, pattern);
        }
        return meant;
    }

    private @Nullable Outcome outcome(Table.Row row, String column) {
        String code = row.get(column);
        Outcome outcome = rulebook.outcomes().find(code);
        if (code.isEmpty()) {
            problems.error(row, column, "missing-cell", "empty, the code of an outcome expected");
        } else if (outcome == null) {
            unknown(row, column, code);
        }
        return outcome;
    }

    private void unknown(Table.Row row, String column, String code) {
        Outcomes outcomes = rulebook.outcomes();
        problems.error(
                row,
                column,
                "unknown-code",
                "unknown outcome " + code + problems.maybe(outcomes.codes().size(), () -> outcomes.suggest(code)));
    }

    private @Nullable Disposition atLeast(Table.Row row) {
        String written = row.get("at_least");
        List<String> known = TableForm.LAWS.values("at_least");
        if (!written.isEmpty() && !known.contains(written)) {
            problems.error(
                    row,
                    "at_least",
                    "unknown-code",
                    "unknown disposition " + written + ", one of " + String.join(", ", known) + " expected"
                            + problems.maybe(written, known));
        }
        return known.contains(written) ? Disposition.valueOf(written) : null;
    }
}
