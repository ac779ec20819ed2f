package org.massageadvisor.reading;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.massageadvisor.RulebookEdition;
import org.massageadvisor.rulebook.Evidence;
import org.massageadvisor.rulebook.Outcomes;
import org.massageadvisor.rulebook.Rule;
import org.massageadvisor.rulebook.Rulebook;
import org.massageadvisor.rulebook.Spelling;
import org.massageadvisor.rulebook.Vocabulary;
import org.massageadvisor.table.InvalidRulebookException;
import org.massageadvisor.table.Place;
import org.massageadvisor.table.Problems;
import org.massageadvisor.table.Table;
import org.massageadvisor.table.TableForm;
import org.massageadvisor.table.TableSource;
import org.massageadvisor.table.WorkbookFile;

/** Reads tables into a {@link Rulebook}: the whole of it, or a list of everything that is wrong. */
public final class RulebookReader {
    private static final List<String> FIXED = Arrays.stream(TableForm.values())
            .map(TableForm::table)
            .filter(Objects::nonNull)
            .toList();

    private final Problems problems;
    private final Map<String, Table> tables = new LinkedHashMap<>();
    private final List<Table> cases = new ArrayList<>();

    private RulebookReader(Problems problems) {
        this.problems = problems;
    }

    /**
     * What could be read.
     *
     * @param rulebook the rulebook; null if there is an error
     * @param vocabulary its findings as far as they can be read; null if they cannot be read at all
     * @param outcomes its outcomes as far as they can be read; null if they cannot be read at all
     * @param tables the tables of the rulebook itself
     * @param cases the tables of worked clients
     */
    public record Result(
            @Nullable Rulebook rulebook,
            @Nullable Vocabulary vocabulary,
            @Nullable Outcomes outcomes,
            List<Table> tables,
            List<Table> cases) {
        public Result {
            tables = List.copyOf(tables);
            cases = List.copyOf(cases);
        }
    }

    /**
     * Reads a rulebook.
     *
     * @throws InvalidRulebookException with every problem found, each at its place; nothing is loaded in part
     */
    public static Rulebook read(TableSource source) {
        Problems problems = new Problems();
        Rulebook rulebook = new RulebookReader(problems).run(source, false).rulebook();
        problems.throwIfErrors();
        if (rulebook == null) {
            throw new AssertionError("a rulebook that cannot be read has problems");
        }
        return rulebook;
    }

    /** Reads a rulebook and finds its worked clients; what is wrong is added to the problems. */
    public static Result readWithCases(TableSource source, Problems problems) {
        return new RulebookReader(problems).run(source, true);
    }

    private Result run(TableSource source, boolean withCases) {
        for (Table table : source.tables(withCases, problems)) {
            add(table);
        }
        boolean isReadWhole = !problems.hasErrors();
        if (tables.isEmpty() && problems.hasErrors()) {
            return new Result(null, null, null, List.copyOf(tables.values()), cases);
        }
        Table properties = require(TableForm.PROPERTIES, source);
        Table vocabularyTable = require(TableForm.VOCABULARY, source);
        Table outcomesTable = require(TableForm.OUTCOMES, source);
        Table evidenceTable = require(TableForm.EVIDENCE, source);
        RulebookEdition edition =
                properties == null ? null : EditionReader.read(properties, Digest.of(tables.values()), problems);
        Map<String, Evidence> evidence = evidenceTable == null ? null : EvidenceReader.read(evidenceTable, problems);
        Outcomes outcomes = outcomesTable == null ? null : new OutcomesReader(problems).read(outcomesTable);
        Vocabulary vocabulary = vocabularyTable == null ? null : new VocabularyReader(problems).read(vocabularyTable);
        List<Rule> rules = rules(new RuleReader(vocabulary, outcomes, evidence, problems));
        if (evidenceTable != null && evidence != null && isReadWhole && !rules.isEmpty()) {
            EvidenceReader.lookForUncited(evidenceTable, tables.values(), problems);
        }
        if (edition == null || vocabulary == null || outcomes == null || evidence == null || problems.hasErrors()) {
            return new Result(null, vocabulary, outcomes, List.copyOf(tables.values()), cases);
        }
        return new Result(
                new Rulebook(edition, vocabulary, outcomes, evidence, rules),
                vocabulary,
                outcomes,
                List.copyOf(tables.values()),
                cases);
    }

    private void add(Table table) {
        if (TableForm.of(table.name()) == TableForm.CASES) {
            cases.add(table);
            return;
        }
        Table other = tables.putIfAbsent(table.name(), table);
        if (other != null) {
            problems.error(
                    table, "duplicate-table", "the table " + table.name() + " stands in " + other.file() + " too");
        }
    }

    private @Nullable Table require(TableForm form, TableSource source) {
        String name = String.valueOf(form.table());
        Table table = tables.get(name);
        Place place = source.place(name);
        if (table == null && !problems.knows(place)) {
            String maybe = tables.keySet().stream()
                    .filter(each -> !FIXED.contains(each) && name.equalsIgnoreCase(each))
                    .findFirst()
                    .orElse(null);
            problems.error(place, "missing-table", "missing; every rulebook has one" + Spelling.maybe(maybe));
        }
        return table;
    }

    private List<Rule> rules(RuleReader reader) {
        List<Rule> rules = new ArrayList<>();
        boolean anyTable = false;
        List<Table> others = tables.values().stream()
                .filter(table -> TableForm.of(table.name()) == TableForm.RULES)
                .sorted(Comparator.comparing(Table::name))
                .toList();
        for (Table table : others) {
            if (!table.has("when") && !table.has("then")) {
                problems.error(table, "unread-table", "nobody reads this table; " + unreadHint(table));
                continue;
            }
            anyTable = true;
            if (!Columns.check(table, TableForm.RULES, problems)) {
                continue;
            }
            if (table.rows().isEmpty() && !problems.knows(table)) {
                problems.error(table, "empty", "no rows; a rule in each expected, or delete the table");
            }
            for (Table.Row row : table.rows()) {
                Rule rule = reader.read(row);
                if (rule != null) {
                    rules.add(rule);
                }
            }
        }
        if (!anyTable && !problems.hasErrors()) {
            problems.error(
                    Place.file("rulebook"),
                    "missing-table",
                    "no rule table; one with the columns " + ruleColumns() + " expected");
        }
        return rules;
    }

    /** A table under another name has the columns of one that is missing; the header of a rule table may be written in capitals. */
    private String unreadHint(Table table) {
        for (TableForm form : TableForm.values()) {
            String name = form.table();
            boolean isForm = table.columns().containsAll(form.names(true));
            if (isForm && name != null && !tables.containsKey(name)) {
                return "it has the columns of " + name + ", which is missing; maybe it is to be called so";
            }
            if (isForm && form == TableForm.CASES) {
                return table.sheet().isEmpty()
                        ? "it has the columns of worked clients, which stand in files in the folder "
                                + TableSource.CASES
                        : "it has the columns of worked clients; the name of their sheets begins with \""
                                + WorkbookFile.CASES_SHEET + "\"";
            }
        }
        boolean isInCapitals = table.columns().stream().anyMatch(column -> column.equalsIgnoreCase("when"));
        return "a rule table has the columns " + ruleColumns()
                + (isInCapitals ? ", in small letters" : "; notes are better kept elsewhere")
                + Spelling.maybe(Spelling.nearest(table.name(), FIXED));
    }

    private static String ruleColumns() {
        return String.join(", ", TableForm.RULES.names(true));
    }
}
