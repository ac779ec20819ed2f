package org.massageadvisor.reading;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.massageadvisor.rulebook.AnswerType;
import org.massageadvisor.rulebook.Condition;
import org.massageadvisor.rulebook.ConditionParser;
import org.massageadvisor.rulebook.CoreScreen;
import org.massageadvisor.rulebook.Finding;
import org.massageadvisor.rulebook.Spelling;
import org.massageadvisor.rulebook.Vocabulary;
import org.massageadvisor.table.Problems;
import org.massageadvisor.table.Table;
import org.massageadvisor.table.TableForm;

/** Reads {@code vocabulary.csv}. */
final class VocabularyReader {
    private static final Set<String> TYPES = Set.copyOf(TableForm.VOCABULARY.values("type"));
    private static final Map<String, CoreScreen> CORE_SCREENS =
            Map.of("", CoreScreen.NEVER, "always", CoreScreen.ALWAYS, "if-pain", CoreScreen.IF_PAIN);
    /** Stands for a definition that cannot be read, so that the rules can be. */
    private static final Condition NEVER = new Condition.Any(List.of());

    private static final int LONGEST_CIRCLE = 20;

    private final Problems problems;

    VocabularyReader(Problems problems) {
        this.problems = problems;
    }

    /** The vocabulary, as far as it can be read; null if a column is missing. Whatever cannot be read is a problem. */
    @Nullable Vocabulary read(Table table) {
        if (!Columns.check(table, TableForm.VOCABULARY, problems)) {
            return null;
        }
        List<Finding> findings = new ArrayList<>();
        Map<String, Table.Row> derivedRows = new LinkedHashMap<>();
        Set<String> codes = new HashSet<>();
        for (Table.Row row : table.rows()) {
            Finding finding = finding(row, findings.size());
            if (!codes.add(finding.code())) {
                problems.error(row, "code", "duplicate-id", "the code " + finding.code() + " stands twice");
                continue;
            }
            if (finding.code().equals(Finding.ANY_PAIN)
                    && !finding.isDerived()
                    && !(finding.type() instanceof AnswerType.YesNo)) {
                problems.error(
                        row,
                        "type",
                        "unknown-word",
                        finding.code() + " is a finding of the type derived, or yes-no, for core questions rest on it");
                continue;
            }
            findings.add(finding);
            if (finding.isDerived() && !finding.isBuiltIn()) {
                derivedRows.put(finding.code(), row);
            }
        }
        if (findings.stream().anyMatch(finding -> finding.coreScreen() == CoreScreen.IF_PAIN)
                && !codes.contains(Finding.ANY_PAIN)) {
            problems.error(
                    table,
                    "missing-row",
                    "no finding " + Finding.ANY_PAIN + ", by which the core questions \"if-pain\" begin to count");
        }
        GroupNames.check(table, Set.of(Finding.RED_FLAG), problems);
        return define(findings, derivedRows);
    }

    private Finding finding(Table.Row row, int index) {
        String code = row.get("code");
        if (!Cells.isCode(code) || ConditionParser.isKeyWord(code)) {
            problems.error(row, "code", "code", "\"" + code + "\" found, a code such as FEVER_CHILLS expected");
        }
        requireText(row, "group");
        requireText(row, "label");
        AnswerType type = type(row);
        if (!(type instanceof AnswerType.Derived)) {
            requireText(row, "question");
        }
        CoreScreen coreScreen = CORE_SCREENS.get(row.get("core_screen"));
        if (coreScreen == null) {
            problems.error(
                    row,
                    "core_screen",
                    "unknown-word",
                    "\"" + row.get("core_screen") + "\" found, always, if-pain or nothing expected"
                            + problems.maybe(row.get("core_screen"), List.of("always", "if-pain")));
            coreScreen = CoreScreen.NEVER;
        } else if (coreScreen != CoreScreen.NEVER && type instanceof AnswerType.Derived) {
            problems.error(row, "core_screen", "type", "a derived finding is never asked, so it is no core question");
        }
        String fixed = row.get("fixed");
        if (!fixed.isEmpty() && !fixed.equals("yes")) {
            problems.error(row, "fixed", "unknown-word", "\"" + fixed + "\" found, yes or nothing expected");
        } else if (!fixed.isEmpty() && type instanceof AnswerType.Derived) {
            problems.error(row, "fixed", "type", "a derived finding is never answered, so its answer cannot be fixed");
        }
        return new Finding(
                index,
                code,
                row.get("group"),
                row.get("label"),
                row.get("question"),
                type,
                coreScreen,
                fixed.equals("yes"),
                Cells.list(row.get("synonyms")),
                Cells.list(row.get("icd10")),
                Cells.list(row.get("snomed")));
    }

    private void requireText(Table.Row row, String column) {
        if (row.get(column).isEmpty()) {
            problems.error(row, column, "missing-cell", "empty, text expected");
        }
    }

    private AnswerType type(Table.Row row) {
        String type = row.get("type");
        boolean isNumber = type.equals("integer") || type.equals("number");
        if (!isNumber) {
            requireEmpty(row, type, "unit", "min", "max");
        }
        if (!type.equals("choice")) {
            requireEmpty(row, type, "choices");
        }
        if (!type.equals("derived")) {
            requireEmpty(row, type, "derived");
        }
        switch (type) {
            case "integer", "number" -> {
                return number(row, type.equals("integer"));
            }
            case "choice" -> {
                return choice(row);
            }
            case "derived" -> {
                return new AnswerType.Derived();
            }
            case "yes-no" -> {
                return new AnswerType.YesNo();
            }
            default -> {
                problems.error(
                        row,
                        "type",
                        "unknown-word",
                        "\"" + type + "\" found, " + Cells.oneOf(TYPES) + " expected"
                                + Spelling.maybe(Spelling.nearest(type, TYPES)));
                return new AnswerType.YesNo();
            }
        }
    }

    private void requireEmpty(Table.Row row, String type, String... columns) {
        for (String column : columns) {
            if (!row.get(column).isEmpty() && TYPES.contains(type)) {
                problems.error(
                        row,
                        column,
                        "type",
                        "\"" + row.get(column) + "\" found, but the type " + type + " has no " + column);
            }
        }
    }

    private AnswerType number(Table.Row row, boolean whole) {
        Double min = bound(row, "min");
        Double max = bound(row, "max");
        if (min == null || max == null) {
            return new AnswerType.Quantity(0, 0, row.get("unit"), false);
        }
        if (min > max) {
            problems.error(row, "max", "range", row.get("max") + " found, less than the min " + row.get("min"));
            return new AnswerType.Quantity(0, 0, row.get("unit"), false);
        }
        return new AnswerType.Quantity(min, max, row.get("unit"), whole);
    }

    private @Nullable Double bound(Table.Row row, String column) {
        String text = row.get(column);
        if (text.matches("-?\\d{1,9}(\\.\\d{1,6})?")) {
            return Double.valueOf(text);
        }
        problems.error(row, column, "type", "\"" + text + "\" found, a number expected");
        return null;
    }

    private AnswerType choice(Table.Row row) {
        List<String> choices = Cells.list(row.get("choices"));
        if (choices.size() < 2) {
            problems.error(row, "choices", "missing-cell", "at least two choices expected, separated by ;");
        }
        for (String choice : choices) {
            if (!Cells.isCode(choice) || ConditionParser.isKeyWord(choice)) {
                problems.error(row, "choices", "code", "\"" + choice + "\" found, a code such as PAIN_AREA expected");
            }
        }
        if (new LinkedHashSet<>(choices).size() < choices.size()) {
            problems.error(row, "choices", "duplicate-id", "a choice stands twice");
        }
        return new AnswerType.Choice(choices);
    }

    private Vocabulary define(List<Finding> findings, Map<String, Table.Row> derivedRows) {
        Map<String, Condition> placeholders = new HashMap<>();
        derivedRows.keySet().forEach(code -> placeholders.put(code, NEVER));
        Vocabulary undefined = new Vocabulary(findings, placeholders);
        Map<String, Condition> definitions = new LinkedHashMap<>();
        derivedRows.forEach((code, row) -> {
            ConditionParser.Parsed parsed = ConditionParser.parse(row.get("derived"), undefined, problems.maySuggest());
            problems.compared(parsed.faults().size() * findings.size());
            parsed.faults()
                    .forEach(fault -> problems.error(row, "derived", fault.position(), fault.kind(), fault.message()));
            if (parsed.condition() != null) {
                definitions.put(code, parsed.condition());
            }
        });
        derivedRows.keySet().forEach(code -> definitions.putIfAbsent(code, NEVER));
        try {
            return new Vocabulary(findings, definitions);
        } catch (Vocabulary.CyclicDefinitionException e) {
            for (String code : e.codes()) {
                Table.Row row = derivedRows.get(code);
                if (row != null) {
                    problems.error(
                            row,
                            "derived",
                            "cycle",
                            code + " depends on itself: " + circle(code, e.codes(), definitions));
                }
            }
            derivedRows.keySet().forEach(code -> definitions.put(code, NEVER));
            return new Vocabulary(findings, definitions);
        }
    }

    /** A way from {@code code} through cyclic definitions until it meets itself: {@code A -> B -> A}. */
    private static String circle(String code, List<String> cyclic, Map<String, Condition> definitions) {
        List<String> way = new ArrayList<>();
        String next = code;
        while (!way.contains(next) && way.size() < LONGEST_CIRCLE) {
            way.add(next);
            Condition definition = definitions.get(next);
            List<String> used = new ArrayList<>();
            if (definition != null) {
                definition.eachFinding(finding -> used.add(finding.code()));
            }
            used.retainAll(cyclic);
            next = used.contains(code) ? code : used.isEmpty() ? code : used.get(0);
        }
        way.add(next);
        return String.join(" -> ", way);
    }
}
