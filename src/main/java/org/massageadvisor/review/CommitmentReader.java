package org.massageadvisor.review;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.massageadvisor.Disposition;
import org.massageadvisor.reading.Cells;
import org.massageadvisor.reading.Columns;
import org.massageadvisor.rulebook.Condition;
import org.massageadvisor.rulebook.ConditionParser;
import org.massageadvisor.rulebook.Outcome;
import org.massageadvisor.rulebook.Rulebook;
import org.massageadvisor.table.Problems;
import org.massageadvisor.table.Table;
import org.massageadvisor.table.TableForm;

/** Reads what the authors of a rulebook commit themselves to: its laws, the outcomes that must not meet, and the changes that they accepted. */
final class CommitmentReader {
    /** A bare * would accept whatever happens. */
    private static final Pattern ACCEPTED_CODE = Pattern.compile("[A-Z][A-Z0-9_]*\\*?");

    private final Rulebook rulebook;
    private final OutcomeCells outcomes;
    private final Problems problems;
    private final Set<String> ids = new HashSet<>();

    CommitmentReader(Rulebook rulebook, Problems problems) {
        this.rulebook = rulebook;
        this.outcomes = new OutcomeCells(rulebook.outcomes(), problems);
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
            Outcome outcome = outcomes.one(row, "outcome");
            Outcome other = outcomes.one(row, "other");
            if (outcome != null && outcome.equals(other)) {
                problems.error(row, "other", "contradiction", outcome + " cannot conflict with itself");
            } else if (outcome != null && other != null) {
                conflicts.add(new Conflict(outcome, other, row.get("because"), row));
            }
        }
        return conflicts;
    }

    /** The accepted changes that can be understood; whatever cannot is a problem. */
    List<AcceptedChange> acceptedChanges(List<Table> tables) {
        List<AcceptedChange> changes = new ArrayList<>();
        for (Table.Row row : rows(tables, TableForm.ACCEPTED_CHANGES)) {
            int before = problems.count();
            ChangeKind kind = ChangeKind.of(row.get("change"));
            if (kind == null || !kind.isLessSafe()) {
                String found = row.get("change");
                problems.error(
                        row,
                        "change",
                        "unknown-word",
                        (found.isEmpty() ? "empty, " : found + " found, ")
                                + OutcomeCells.oneOf(TableForm.ACCEPTED_CHANGES.values("change"))
                                + "; other changes need nobody's word");
            }
            required(row, "outcome", "empty, codes of outcomes as diff names them expected");
            List<String> accepted = Cells.list(row.get("outcome"));
            accepted.forEach(code -> acceptedOutcome(row, code));
            required(row, "when", "empty, a condition such as SADDLE_NUMBNESS expected; ALWAYS is everybody");
            required(row, "version", "empty, the version of the rulebook that brings the change expected");
            because(row);
            required(row, "accepted_by", "empty, who answers for this change expected");
            if (!row.get("when").isEmpty()) {
                acceptedWhen(row);
            }
            if (kind != null && problems.count() == before) {
                changes.add(new AcceptedChange(
                        kind,
                        accepted,
                        row.get("when"),
                        row.get("version"),
                        row.get("because"),
                        row.get("accepted_by"),
                        row.where().text()));
            }
        }
        return changes;
    }

    /** A code may be one of the rulebook before, so a code that is unknown here is a problem only if another is like it. */
    private void acceptedOutcome(Table.Row row, String code) {
        String bare = code.startsWith("!") ? code.substring(1).strip() : code;
        if (!ACCEPTED_CODE.matcher(bare).matches()) {
            problems.error(
                    row,
                    "outcome",
                    row.get("outcome").indexOf(code),
                    "unknown-code",
                    code + " found, a code such as MASSAGE_SUITABLE, !TYPE_THAI or PREC_* expected"
                            + Cells.separatorHint(code));
        } else if (!outcomes.isKnown(bare)) {
            String maybe = problems.maybe(bare, rulebook.outcomes().codes());
            if (!maybe.isEmpty()) {
                problems.error(
                        row,
                        "outcome",
                        row.get("outcome").indexOf(code),
                        "unknown-code",
                        "unknown outcome " + bare + maybe);
            }
        }
    }

    /** A condition may use findings of the rulebook before; what is unknown here is a problem only if something else is like it. */
    private void acceptedWhen(Table.Row row) {
        for (ConditionParser.Fault fault : ConditionParser.parse(
                        row.get("when"), rulebook.vocabulary(), problems.maySuggest())
                .faults()) {
            if (!fault.kind().equals("unknown-code") || fault.message().contains("; maybe ")) {
                problems.error(row, "when", fault.position(), fault.kind(), fault.message());
            }
        }
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
        required(row, "id", "empty, a name for this law expected");
        if (!id.isEmpty() && !ids.add(id)) {
            problems.error(row, "id", "duplicate-id", "two laws are called " + id);
        }
        because(row);
        Condition when = when(row);
        List<List<Outcome>> must = new ArrayList<>();
        for (String pattern : outcomes.patterns(row, "must")) {
            must.add(outcomes.meant(pattern));
        }
        List<Outcome> mustNot = new ArrayList<>();
        for (String pattern : outcomes.patterns(row, "must_not")) {
            mustNot.addAll(outcomes.meant(pattern));
        }
        Disposition atLeast = OutcomeCells.disposition(row, "at_least", problems);
        if (must.isEmpty() && mustNot.isEmpty() && row.get("at_least").isEmpty()) {
            problems.error(
                    row, "must", "missing-cell", "empty, as must_not and at_least are; what must be true expected");
        }
        return when == null || problems.count() > before
                ? null
                : new Law(id, when, must, mustNot, atLeast, row.get("because"), row);
    }

    private void because(Table.Row row) {
        required(row, "because", "empty; one plain sentence that says why expected");
    }

    private void required(Table.Row row, String column, String message) {
        if (row.get(column).isEmpty()) {
            problems.error(row, column, "missing-cell", message);
        }
    }

    private @Nullable Condition when(Table.Row row) {
        required(row, "when", "empty, a condition such as SADDLE_NUMBNESS expected; ALWAYS is everybody");
        if (row.get("when").isEmpty()) {
            return null;
        }
        ConditionParser.Parsed parsed =
                ConditionParser.parse(row.get("when"), rulebook.vocabulary(), problems.maySuggest());
        parsed.faults().forEach(fault -> problems.error(row, "when", fault.position(), fault.kind(), fault.message()));
        return parsed.condition();
    }
}
