package org.massageadvisor.reading;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.massageadvisor.Disposition;
import org.massageadvisor.rulebook.Condition;
import org.massageadvisor.rulebook.ConditionParser;
import org.massageadvisor.rulebook.Evidence;
import org.massageadvisor.rulebook.Origin;
import org.massageadvisor.rulebook.Outcome;
import org.massageadvisor.rulebook.Outcomes;
import org.massageadvisor.rulebook.Rule;
import org.massageadvisor.rulebook.Spelling;
import org.massageadvisor.rulebook.Vocabulary;
import org.massageadvisor.table.Problems;
import org.massageadvisor.table.Table;

/** Reads the rows of rule tables. */
final class RuleReader {
    private static final int LONGEST_ID = 200;
    private static final Pattern ID = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

    private final @Nullable Vocabulary vocabulary;
    private final @Nullable Outcomes outcomes;
    private final @Nullable Map<String, Evidence> evidence;
    private final Problems problems;
    private final Map<String, Origin> placeOfId = new HashMap<>();

    /** Reads rules over these findings, outcomes and statements; what is null is not known, and nothing is said of its codes. */
    RuleReader(
            @Nullable Vocabulary vocabulary,
            @Nullable Outcomes outcomes,
            @Nullable Map<String, Evidence> evidence,
            Problems problems) {
        this.vocabulary = vocabulary;
        this.outcomes = outcomes;
        this.evidence = evidence;
        this.problems = problems;
    }

    /** The rule, or null if it cannot be used; then there is a problem that says why. */
    @Nullable Rule read(Table.Row row) {
        return read(row, this::when);
    }

    /** As {@link #read(Table.Row)}, for a row that does not say itself when the rule fires. */
    @Nullable Rule read(Table.Row row, Function<Table.Row, @Nullable Condition> condition) {
        String id = row.get("id");
        boolean usable = true;
        if (!isId(id)) {
            wrongId(row, id);
            usable = false;
        } else if (placeOfId.putIfAbsent(id, row.where()) != null) {
            problems.error(row, "id", "duplicate-id", "the id " + id + " stands at " + placeOfId.get(id) + " already");
            usable = false;
        }
        if (row.get("because").isEmpty()) {
            problems.error(
                    row, "because", "missing-cell", "empty; one plain sentence for whoever reads the advice expected");
        }
        Condition when = condition.apply(row);
        List<Outcome> gives = new ArrayList<>();
        List<Outcome> excludes = new ArrayList<>();
        then(row, gives, excludes);
        List<Evidence> sources = sources(row);
        return usable && when != null
                ? new Rule(id, when, gives, excludes, row.get("because"), sources, row.get("note"), row.where())
                : null;
    }

    private static boolean isId(String id) {
        return id.length() <= LONGEST_ID && ID.matcher(id).matches();
    }

    private void wrongId(Table.Row row, String id) {
        if (id.isEmpty()) {
            problems.error(row, "id", "missing-cell", "empty, an id such as fever-with-pain expected");
            return;
        }
        String maybe = id.length() > LONGEST_ID
                ? ""
                : id.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
        problems.error(
                row,
                "id",
                "code",
                "\"" + id + "\" found, small letters, digits and hyphens (at most 200) expected, as in fever-with-pain"
                        + (isId(maybe) ? "; maybe " + maybe : ""));
    }

    /** Takes note of a rule that was read before, so that no other has its id. */
    void take(Rule rule) {
        placeOfId.put(rule.id(), rule.where());
    }

    private @Nullable Condition when(Table.Row row) {
        if (row.get("when").isEmpty()) {
            problems.error(
                    row, "when", "missing-cell", "empty, a condition such as FEVER_CHILLS and ANY_PAIN expected");
            return null;
        }
        if (vocabulary == null) {
            return null;
        }
        if (outcomes != null && outcomes.find(row.get("when")) != null) {
            problems.error(
                    row,
                    "when",
                    "unknown-code",
                    "the outcome " + row.get("when") + " found, which belongs in then; a condition expected");
            return null;
        }
        ConditionParser.Parsed parsed = ConditionParser.parse(row.get("when"), vocabulary, problems.maySuggest());
        problems.compared(parsed.faults().size() * vocabulary.findings().size());
        parsed.faults().forEach(fault -> problems.error(row, "when", fault.position(), fault.kind(), fault.message()));
        return parsed.condition();
    }

    private void then(Table.Row row, List<Outcome> gives, List<Outcome> excludes) {
        List<String> codes = Cells.list(row.get("then"));
        if (codes.isEmpty()) {
            problems.error(row, "then", "missing-cell", "empty, outcomes separated by ; expected");
        }
        if (outcomes == null) {
            return;
        }
        for (String part : codes) {
            boolean excluded = part.startsWith("!");
            String code = excluded ? part.substring(1).strip() : part;
            Outcome outcome = outcomes.find(code);
            if (outcome == null) {
                problems.error(row, "then", "unknown-code", "unknown outcome " + code + outcomeHint(code, outcomes));
            } else if (gives.contains(outcome) || excludes.contains(outcome)) {
                boolean both = excluded ? gives.contains(outcome) : excludes.contains(outcome);
                problems.error(
                        row,
                        "then",
                        both ? "contradiction" : "duplicate-id",
                        both ? code + " is given and excluded by the same rule" : code + " stands twice");
            } else {
                (excluded ? excludes : gives).add(outcome);
            }
        }
        excludes.forEach(outcome -> checkExclusion(row, outcome, gives));
    }

    /**
     * In a group with ranks the most cautious outcome asked for wins, and no rule may undo that. The one exception: a rule may lift the
     * medical review, if it says itself what comes instead, so that a clinician's clearance never ends in massage without precautions.
     */
    private void checkExclusion(Table.Row row, Outcome outcome, List<Outcome> gives) {
        if (outcome.isProtective()) {
            problems.error(
                    row,
                    "then",
                    "forbidden",
                    "!" + outcome + " is not allowed: what protects the client (group " + outcome.group()
                            + ") cannot be taken back by a rule");
        }
        if (outcome.rank() == null) {
            return;
        }
        if (!outcome.code().equals(Disposition.MEDICAL_REVIEW_BEFORE_MASSAGE.name())) {
            problems.error(
                    row,
                    "then",
                    "forbidden",
                    "!" + outcome + " is not allowed: in the group " + outcome.group()
                            + " the lowest rank asked for wins"
                            + (outcome.isDisposition()
                                    ? "; only !" + Disposition.MEDICAL_REVIEW_BEFORE_MASSAGE
                                            + " may be written, where a clinician has given clearance"
                                    : ""));
        } else if (gives.stream()
                .noneMatch(given -> given.code().equals(Disposition.MASSAGE_WITH_PRECAUTIONS.name()))) {
            problems.error(
                    row,
                    "then",
                    "forbidden",
                    "!" + outcome + " needs " + Disposition.MASSAGE_WITH_PRECAUTIONS
                            + " beside it, so that what is lifted does not end in massage without precautions");
        }
    }

    private String outcomeHint(String code, Outcomes known) {
        if (vocabulary != null && vocabulary.find(code) != null) {
            return ", which is a finding and belongs in when";
        }
        String negated = Spelling.negated(code);
        if (negated != null) {
            String meant = known.find(negated) != null ? negated : known.suggest(negated);
            return "; what must not be recommended has a ! before its code"
                    + (meant == null ? "" : "; maybe !" + meant);
        }
        return hint(code, known.codes().size(), () -> known.suggest(code));
    }

    private String hint(String code, int known, Supplier<@Nullable String> suggestion) {
        String separated = Cells.separatorHint(code);
        return separated.isEmpty() ? problems.maybe(known, suggestion) : separated;
    }

    private List<Evidence> sources(Table.Row row) {
        List<Evidence> sources = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        List<String> ids = Cells.list(row.get("source"));
        if (ids.isEmpty()) {
            problems.error(row, "source", "missing-cell", "empty, ids of the table evidence, separated by ;, expected");
        }
        if (evidence == null) {
            return sources;
        }
        for (String id : ids) {
            Evidence statement = evidence.get(id);
            if (statement == null) {
                problems.error(
                        row,
                        "source",
                        "unknown-code",
                        "unknown evidence " + id
                                + "; each has a row in the table evidence"
                                + hint(id, evidence.size(), () -> Spelling.nearest(id, evidence.keySet())));
            } else if (!seen.add(id)) {
                problems.error(row, "source", "duplicate-id", id + " stands twice");
            } else {
                sources.add(statement);
            }
        }
        return sources;
    }
}
