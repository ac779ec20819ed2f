package org.massageadvisor.reading;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.massageadvisor.RulebookEdition;
import org.massageadvisor.rulebook.Condition;
import org.massageadvisor.rulebook.Finding;
import org.massageadvisor.rulebook.Printable;
import org.massageadvisor.rulebook.Rule;
import org.massageadvisor.rulebook.Rulebook;
import org.massageadvisor.rulebook.Spelling;
import org.massageadvisor.table.InvalidRulebookException;
import org.massageadvisor.table.Place;
import org.massageadvisor.table.Problems;
import org.massageadvisor.table.Table;

/**
 * Rules that a developer adds to a rulebook as code. What they advise, why and on which evidence is written as in a row of a rule table and
 * checked like one; when they fire is the code's business, and {@code asks} names the findings that it reads.
 */
public final class CodedRules {
    private static final String ASKS = "asks";
    private static final List<String> COLUMNS = List.of("id", "then", "because", "source", ASKS, "note");

    private final Rulebook rulebook;
    private final String file;
    private final Problems problems = new Problems();
    private final List<Table.Row> rows = new ArrayList<>();
    private final Set<Finding> asked = new LinkedHashSet<>();

    /** @param file how messages call the text: {@code extra.drl} */
    public CodedRules(Rulebook rulebook, String file) {
        this.rulebook = rulebook;
        this.file = Printable.text(file);
    }

    /** Something wrong at a line, counted from 1; 0 means the text as a whole. */
    public void fault(int line, String message) {
        problems.error(Place.line(file, line), "code", message);
    }

    /** A rule that begins at this line, and what is said of it. */
    public void rule(int line, String id, Map<String, String> said) {
        List<String> cells = new ArrayList<>();
        for (String column : COLUMNS) {
            cells.add(column.equals("id") ? id : said.getOrDefault(column, ""));
        }
        Table.Row row = new Table.Row(file, "", COLUMNS, line, cells);
        rows.add(row);
        for (String name : said.keySet().stream().sorted().toList()) {
            if (!COLUMNS.contains(name) || name.equals("id")) {
                problems.error(
                        row,
                        "",
                        "unknown-column",
                        "unknown annotation @" + name
                                + Spelling.maybe(Spelling.nearest(name, COLUMNS.subList(1, COLUMNS.size()))));
            }
        }
        ask(row);
    }

    private void ask(Table.Row row) {
        List<String> codes = Cells.list(row.get(ASKS));
        if (codes.isEmpty()) {
            problems.error(
                    row, ASKS, "missing-cell", "empty, the findings that the rule reads expected, separated by ;");
        }
        for (String code : codes) {
            Finding finding = rulebook.vocabulary().find(code);
            if (finding == null) {
                problems.error(
                        row,
                        ASKS,
                        "unknown-code",
                        "unknown finding " + code
                                + Spelling.maybe(rulebook.vocabulary().suggest(code)));
            } else {
                asked.add(finding);
            }
        }
    }

    /** The findings that the rules read, in the order in which they are named. */
    public List<Finding> asked() {
        return List.copyOf(asked);
    }

    /**
     * The rulebook with these rules. Its digest covers the text, so that no advice names a rulebook that it was not made with.
     *
     * @param content the whole text
     * @param conditions for each rule when it fires, by its id
     * @throws InvalidRulebookException if anything in the rules is wrong, with every problem found
     */
    public Rulebook rulebookWith(String content, Map<String, Condition> conditions) {
        RuleReader reader = new RuleReader(rulebook.vocabulary(), rulebook.outcomes(), rulebook.evidence(), problems);
        rulebook.rules().forEach(reader::take);
        Map<String, Rule> rules = new LinkedHashMap<>();
        rulebook.rules().forEach(rule -> rules.put(rule.id(), rule));
        for (Table.Row row : rows) {
            Rule rule = reader.read(row, each -> conditions.get(each.get("id")));
            if (rule != null) {
                rules.put(rule.id(), rule);
            }
        }
        problems.throwIfErrors();
        return new Rulebook(
                edition(content),
                rulebook.vocabulary(),
                rulebook.outcomes(),
                rulebook.evidence(),
                List.copyOf(rules.values()));
    }

    /** Why the text as a whole cannot be used. */
    public InvalidRulebookException refused(String reason) {
        fault(0, reason);
        return new InvalidRulebookException(problems.inOrder());
    }

    private RulebookEdition edition(String content) {
        RulebookEdition tables = rulebook.edition();
        return new RulebookEdition(
                tables.name(),
                tables.version(),
                tables.language(),
                tables.reviewedBy(),
                tables.reviewedOn(),
                Digest.of(tables.digest(), file, content));
    }
}
