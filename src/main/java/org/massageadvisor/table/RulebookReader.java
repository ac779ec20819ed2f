package org.massageadvisor.table;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.massageadvisor.RulebookEdition;
import org.massageadvisor.rulebook.Evidence;
import org.massageadvisor.rulebook.Outcomes;
import org.massageadvisor.rulebook.Rule;
import org.massageadvisor.rulebook.Rulebook;
import org.massageadvisor.rulebook.Spelling;
import org.massageadvisor.rulebook.Vocabulary;

/** Reads tables into a {@link Rulebook}: the whole of it, or a list of everything that is wrong. */
public final class RulebookReader {
    private static final String VOCABULARY = "vocabulary";
    private static final String OUTCOMES = "outcomes";
    private static final String EVIDENCE = "evidence";
    private static final String PROPERTIES = RulebookProperties.FILE;

    private final Problems problems = new Problems();
    private final Map<String, Table> tables = new LinkedHashMap<>();

    private RulebookReader() {}

    /**
     * Reads a rulebook.
     *
     * @throws InvalidRulebookException with every problem found, each at its place; nothing is loaded in part
     */
    public static Rulebook read(TableSource source) {
        return new RulebookReader().run(source);
    }

    private Rulebook run(TableSource source) {
        for (Table table : source.read(problems)) {
            Table other = tables.putIfAbsent(table.name(), table);
            if (other != null) {
                problems.error(
                        table.file(),
                        "duplicate-table",
                        "the table " + table.name() + " stands in " + other.file() + " too");
            }
        }
        if (tables.isEmpty()) {
            problems.throwIfAny();
        }
        Table properties = require(PROPERTIES, RulebookProperties.FILE);
        Table vocabularyTable = require(VOCABULARY, "vocabulary.csv");
        Table outcomesTable = require(OUTCOMES, "outcomes.csv");
        Table evidenceTable = require(EVIDENCE, "evidence.csv");
        if (properties == null || vocabularyTable == null || outcomesTable == null || evidenceTable == null) {
            problems.throwIfAny();
            throw new AssertionError("a missing table is a problem");
        }
        RulebookEdition edition = new EditionReader(problems).read(properties, Digest.of(tables.values()));
        Map<String, Evidence> evidence = evidence(evidenceTable);
        Outcomes outcomes = new OutcomesReader(problems).read(outcomesTable);
        Vocabulary vocabulary = new VocabularyReader(problems).read(vocabularyTable);
        if (vocabulary == null || outcomes == null) {
            problems.throwIfAny();
            throw new AssertionError("an unreadable vocabulary is a problem");
        }
        List<Rule> rules = rules(new RuleReader(vocabulary, outcomes, evidence, problems));
        problems.throwIfAny();
        return new Rulebook(edition, vocabulary, outcomes, evidence, rules);
    }

    private @Nullable Table require(String name, String file) {
        Table table = tables.get(name);
        if (table == null && !problems.knows(file)) {
            problems.error(file, "missing-table", "missing; every rulebook has one");
        }
        return table;
    }

    private List<Rule> rules(RuleReader reader) {
        List<Rule> rules = new ArrayList<>();
        Map<String, Rule> byId = new HashMap<>();
        boolean anyTable = false;
        List<Table> others = tables.values().stream()
                .filter(table ->
                        !List.of(VOCABULARY, OUTCOMES, EVIDENCE, PROPERTIES).contains(table.name()))
                .sorted(Comparator.comparing(Table::name))
                .toList();
        for (Table table : others) {
            if (!table.has("when") && !table.has("then")) {
                problems.error(
                        table.file(),
                        "unread-table",
                        "nobody reads this table; a rule table has the columns "
                                + String.join(", ", RuleReader.REQUIRED));
                continue;
            }
            anyTable = true;
            if (!Columns.check(table, RuleReader.REQUIRED, RuleReader.OPTIONAL, problems)) {
                continue;
            }
            if (table.rows().isEmpty()) {
                problems.error(table.file(), "empty", "no rows; a rule in each expected, or delete the table");
            }
            for (Table.Row row : table.rows()) {
                Rule rule = reader.read(row);
                Rule first = rule == null ? null : byId.putIfAbsent(rule.id(), rule);
                if (first != null) {
                    problems.error(
                            row,
                            "id",
                            "duplicate-id",
                            "the id " + first.id() + " stands at " + first.where() + " already");
                } else if (rule != null) {
                    rules.add(rule);
                }
            }
        }
        if (!anyTable && problems.count() == 0) {
            problems.error(
                    "rulebook",
                    "missing-table",
                    "no rule table; one with the columns " + String.join(", ", RuleReader.REQUIRED) + " expected");
        }
        return rules;
    }

    private Map<String, Evidence> evidence(Table table) {
        Map<String, Evidence> evidence = new LinkedHashMap<>();
        if (!Columns.check(table, List.of("id", "document", "statement", "certainty"), List.of(), problems)) {
            return evidence;
        }
        for (Table.Row row : table.rows()) {
            boolean complete = true;
            for (String column : table.columns()) {
                if (row.get(column).isEmpty()) {
                    problems.error(row, column, "missing-cell", "empty, text expected");
                    complete = false;
                }
            }
            Evidence read =
                    new Evidence(row.get("id"), row.get("document"), row.get("statement"), row.get("certainty"));
            if (complete && evidence.putIfAbsent(read.id(), read) != null) {
                problems.error(row, "id", "duplicate-id", "the id " + read.id() + " stands twice");
            }
        }
        return evidence;
    }

    /** Reads {@code rulebook.properties}. */
    private static final class EditionReader {
        private static final List<String> REQUIRED = List.of("name", "version", "language");
        private static final List<String> KEYS = List.of("name", "version", "language", "reviewed-by", "reviewed-on");

        private final Problems problems;

        EditionReader(Problems problems) {
            this.problems = problems;
        }

        RulebookEdition read(Table table, String digest) {
            Map<String, String> values = new HashMap<>();
            for (Table.Row row : table.rows()) {
                String key = row.get(RulebookProperties.KEY);
                if (!KEYS.contains(key)) {
                    problems.error(
                            row, "", "unknown-key", "unknown key " + key + Spelling.maybe(Spelling.nearest(key, KEYS)));
                } else if (values.put(key, row.get(RulebookProperties.VALUE)) != null) {
                    problems.error(row, "", "duplicate-key", "the key " + key + " stands twice");
                }
            }
            for (String key : REQUIRED) {
                if (values.getOrDefault(key, "").isEmpty()) {
                    problems.error(table.file(), "missing-key", "no " + key + "; " + key + " = ... expected");
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
}
