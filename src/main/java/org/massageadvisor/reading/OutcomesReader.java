package org.massageadvisor.reading;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.massageadvisor.Disposition;
import org.massageadvisor.SelfMassage;
import org.massageadvisor.rulebook.Amount;
import org.massageadvisor.rulebook.Outcome;
import org.massageadvisor.rulebook.Outcomes;
import org.massageadvisor.rulebook.Spelling;
import org.massageadvisor.table.Problems;
import org.massageadvisor.table.Table;
import org.massageadvisor.table.TableForm;

/** Reads {@code outcomes.csv}. */
final class OutcomesReader {
    private static final Pattern RANKS = Pattern.compile("([1-8])(?:\\s*-\\s*([1-8]))?");

    private static final Pattern WHOLE = Pattern.compile("\\d{1,3}");

    private final Problems problems;
    private final Map<String, Set<Disposition>> shownByCell = new HashMap<>();

    OutcomesReader(Problems problems) {
        this.problems = problems;
    }

    /** The outcomes, as far as they can be read; null if a column is missing. Whatever cannot be read is a problem. */
    @Nullable Outcomes read(Table table) {
        if (!Columns.check(table, TableForm.OUTCOMES, problems)) {
            return null;
        }
        Map<String, Outcome> outcomes = new LinkedHashMap<>();
        Map<String, Table.Row> rows = new LinkedHashMap<>();
        for (Table.Row row : table.rows()) {
            Outcome outcome = outcome(row, outcomes.size());
            if (outcomes.putIfAbsent(outcome.code(), outcome) == null) {
                rows.put(outcome.code(), row);
            } else {
                problems.error(row, "code", "duplicate-id", "the code " + outcome.code() + " stands twice");
            }
        }
        GroupNames.check(table, Outcome.FIXED_GROUPS, problems);
        checkExcludes(outcomes, rows);
        checkDispositions(table, outcomes, rows);
        checkRanks(outcomes, rows);
        checkSelfMassage(table, outcomes, rows);
        addMissingDispositions(outcomes);
        return new Outcomes(new ArrayList<>(outcomes.values()));
    }

    private Outcome outcome(Table.Row row, int index) {
        String code = row.get("code");
        if (!Cells.isCode(code)) {
            problems.error(row, "code", "code", "\"" + code + "\" found, a code such as TYPE_SWEDISH expected");
        }
        for (String column : List.of("group", "label", "text")) {
            if (row.get(column).isEmpty()) {
                problems.error(row, column, "missing-cell", "empty, text expected");
            }
        }
        Integer rank = null;
        if (!row.get("rank").isEmpty() && WHOLE.matcher(row.get("rank")).matches()) {
            rank = Integer.valueOf(row.get("rank"));
        } else if (!row.get("rank").isEmpty()) {
            problems.error(
                    row, "rank", "type", "\"" + row.get("rank") + "\" found, a whole number or nothing expected");
        }
        Amount amount = row.get("amount").isEmpty() ? null : Amount.parse(row.get("amount"));
        if (amount == null && !row.get("amount").isEmpty()) {
            problems.error(
                    row,
                    "amount",
                    "type",
                    "\"" + row.get("amount")
                            + "\" found, a figure such as 15-60 minutes, 30 seconds or 4 weeks expected");
        }
        return new Outcome(
                index,
                code,
                row.get("group"),
                rank,
                row.get("label"),
                row.get("text"),
                shown(row),
                Cells.list(row.get("excludes")),
                amount);
    }

    /** Few different cells stand in hundreds of rows, so each is read once. */
    private Set<Disposition> shown(Table.Row row) {
        Set<Disposition> known = shownByCell.get(row.get("shown"));
        if (known != null) {
            return known;
        }
        Set<Disposition> shown = EnumSet.noneOf(Disposition.class);
        int before = problems.count();
        for (String part : Cells.list(row.get("shown"))) {
            Matcher matcher = RANKS.matcher(part);
            int first = matcher.matches() ? Integer.parseInt(matcher.group(1)) : 0;
            int last = matcher.matches() && matcher.group(2) != null ? Integer.parseInt(matcher.group(2)) : first;
            if (first == 0 || first > last) {
                problems.error(
                        row,
                        "shown",
                        "type",
                        "\"" + part + "\" found, ranks of dispositions from 1 to 8 expected, such as 6-7 or 1; 3-8");
                continue;
            }
            for (Disposition disposition : Disposition.values()) {
                if (disposition.rank() >= first && disposition.rank() <= last) {
                    shown.add(disposition);
                }
            }
        }
        if (shown.isEmpty() && row.get("shown").isEmpty()) {
            problems.error(
                    row,
                    "shown",
                    "missing-cell",
                    "empty; the ranks of the dispositions at which it may appear expected");
        }
        if (problems.count() == before) {
            shownByCell.put(row.get("shown"), shown);
        }
        return shown;
    }

    private void checkExcludes(Map<String, Outcome> outcomes, Map<String, Table.Row> rows) {
        for (Outcome outcome : List.copyOf(outcomes.values())) {
            Table.Row row = rows.get(outcome.code());
            for (String code : outcome.excludes()) {
                Outcome excluded = outcomes.get(code);
                if (row != null && excluded == null) {
                    problems.error(
                            row,
                            "excludes",
                            "unknown-code",
                            "unknown outcome " + code + problems.maybe(code, outcomes.keySet()));
                } else if (row != null && excluded != null && excluded.rank() != null) {
                    problems.error(
                            row,
                            "excludes",
                            "forbidden",
                            code + " cannot be excluded: in the group " + excluded.group()
                                    + " the lowest rank asked for wins");
                } else if (row != null && excluded != null && excluded.isProtective()) {
                    problems.error(
                            row,
                            "excludes",
                            "forbidden",
                            code + " cannot be excluded: it protects the client (group " + excluded.group() + ")");
                } else if (row != null && code.equals(outcome.code())) {
                    problems.error(row, "excludes", "forbidden", code + " excludes itself");
                }
            }
            outcomes.put(outcome.code(), outcome.excludingOnly(outcomes.keySet()));
        }
    }

    /** So that the rules can be read; that a disposition is missing is a problem already. */
    private static void addMissingDispositions(Map<String, Outcome> outcomes) {
        for (Disposition missing : Disposition.values()) {
            outcomes.computeIfAbsent(
                    missing.name(),
                    code -> new Outcome(
                            outcomes.size(),
                            code,
                            Outcome.DISPOSITION,
                            missing.rank(),
                            code,
                            "",
                            EnumSet.of(missing),
                            List.of(),
                            null));
        }
    }

    private void checkDispositions(Table table, Map<String, Outcome> outcomes, Map<String, Table.Row> rows) {
        for (Disposition disposition : Disposition.values()) {
            Outcome outcome = outcomes.get(disposition.name());
            Table.Row row = rows.get(disposition.name());
            if (outcome == null || row == null) {
                missingRow(table, "no outcome " + disposition);
            } else if (!outcome.isDisposition()) {
                problems.error(row, "group", "type", "\"" + outcome.group() + "\" found, disposition expected");
            } else if (outcome.rank() == null || outcome.rank() != disposition.rank()) {
                problems.error(
                        row,
                        "rank",
                        "range",
                        "\"" + row.get("rank") + "\" found, the rank of " + disposition + " is " + disposition.rank());
            } else if (!outcome.shown().contains(disposition)) {
                problems.error(
                        row, "shown", "range", disposition + " must be shown at its own rank, " + disposition.rank());
            }
        }
        for (Outcome outcome : outcomes.values()) {
            Table.Row row = rows.get(outcome.code());
            if (row != null && outcome.isDisposition() && !isDisposition(outcome.code())) {
                problems.error(
                        row,
                        "code",
                        "unknown-code",
                        outcome + " is not a disposition that the program knows"
                                + Spelling.maybe(Spelling.nearest(
                                        outcome.code(),
                                        Arrays.stream(Disposition.values())
                                                .map(Disposition::name)
                                                .toList())));
            }
        }
    }

    private static boolean isDisposition(String code) {
        return Arrays.stream(Disposition.values())
                .anyMatch(disposition -> disposition.name().equals(code));
    }

    /** In a group with ranks only one outcome can be in force, so each needs a rank of its own. */
    private void checkRanks(Map<String, Outcome> outcomes, Map<String, Table.Row> rows) {
        Set<String> ranked = new HashSet<>(Set.of(Outcome.DISPOSITION, Outcome.SELF_MASSAGE, Outcome.PRESSURE));
        outcomes.values().stream()
                .filter(outcome -> outcome.rank() != null)
                .forEach(outcome -> ranked.add(outcome.group()));
        Map<String, Outcome> taken = new LinkedHashMap<>();
        for (Outcome outcome : outcomes.values()) {
            Table.Row row = rows.get(outcome.code());
            if (row == null || !ranked.contains(outcome.group())) {
                continue;
            }
            if (outcome.rank() == null) {
                if (row.get("rank").isEmpty()) {
                    problems.error(
                            row,
                            "rank",
                            "missing-cell",
                            "empty; the outcomes of the group " + outcome.group() + " have ranks");
                }
            } else {
                Outcome other = taken.putIfAbsent(outcome.group() + " " + outcome.rank(), outcome);
                if (other != null) {
                    problems.error(row, "rank", "duplicate-id", "the rank " + outcome.rank() + " belongs to " + other);
                }
            }
        }
    }

    private void missingRow(Table table, String message) {
        problems.error(table, "missing-row", message);
    }

    private void checkSelfMassage(Table table, Map<String, Outcome> outcomes, Map<String, Table.Row> rows) {
        List<String> known =
                Arrays.stream(SelfMassage.values()).map(SelfMassage::name).toList();
        boolean usable = true;
        int lastRank = 0;
        for (String code : known) {
            Outcome outcome = outcomes.get(code);
            Table.Row row = rows.get(code);
            if (outcome == null || row == null || !outcome.group().equals(Outcome.SELF_MASSAGE)) {
                missingRow(table, "no outcome " + code + " in the group " + Outcome.SELF_MASSAGE);
                usable = false;
            } else if (outcome.rank() != null && outcome.rank() <= lastRank) {
                problems.error(row, "rank", "range", "the ranks must rise in the order " + String.join(", ", known));
            } else if (outcome.rank() != null) {
                lastRank = outcome.rank();
            }
        }
        for (Outcome outcome : outcomes.values()) {
            Table.Row row = rows.get(outcome.code());
            if (row != null && outcome.group().equals(Outcome.SELF_MASSAGE) && !known.contains(outcome.code())) {
                problems.error(
                        row,
                        "code",
                        "unknown-code",
                        outcome + " is not a self-massage status that the program knows"
                                + problems.maybe(outcome.code(), known));
                usable = false;
            }
        }
        Outcome fine = outcomes.get(SelfMassage.SELF_MASSAGE_OK.name());
        Table.Row fineRow = rows.get(SelfMassage.SELF_MASSAGE_OK.name());
        if (fine != null && fineRow != null && !fine.shown().stream().allMatch(Disposition::allowsMassage)) {
            problems.error(fineRow, "shown", "range", fine + " may be shown only where massage is advised, 6-7");
        }
        for (Disposition disposition : Disposition.values()) {
            boolean shown = outcomes.values().stream()
                    .anyMatch(outcome -> outcome.group().equals(Outcome.SELF_MASSAGE)
                            && outcome.shown().contains(disposition));
            if (usable && !shown) {
                missingRow(
                        table,
                        "no outcome of the group " + Outcome.SELF_MASSAGE + " is shown at rank " + disposition.rank());
                usable = false;
            }
        }
    }
}
