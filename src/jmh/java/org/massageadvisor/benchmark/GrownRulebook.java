package org.massageadvisor.benchmark;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.massageadvisor.MassageAdvisor;
import org.massageadvisor.RulebookEdition;
import org.massageadvisor.rulebook.Answers;
import org.massageadvisor.rulebook.Condition;
import org.massageadvisor.rulebook.CoreScreen;
import org.massageadvisor.rulebook.Finding;
import org.massageadvisor.rulebook.Origin;
import org.massageadvisor.rulebook.Rule;
import org.massageadvisor.rulebook.Rulebook;
import org.massageadvisor.rulebook.Vocabulary;

/**
 * Rulebooks of any size of the same shape as the built-in one: its rules once more and once more, each copy over questions of its own. A smaller one has those of
 * its rules that together ask for the fewest questions, so that as many rules ask for each.
 *
 * <p>A copy has no core questions, without which no massage would ever be advised, and no rule that fires for a client who answered nothing: each copy would
 * fire it.
 */
final class GrownRulebook {
    /** Stands in the code of whatever is a copy, before its number. */
    static final String COPY = "_COPY_";

    /** How many rules the built-in rulebook has, as JMH takes it. */
    static final String BUILT_IN = "324";

    private final Rulebook original = MassageAdvisor.builtIn().rulebook();
    private final List<Finding> findings = new ArrayList<>(original.vocabulary().findings());
    private final Map<String, Condition> definitions = new HashMap<>();
    private final List<Rule> rules = new ArrayList<>();

    private GrownRulebook() {
        for (Finding derived : original.vocabulary().derivedInOrder()) {
            if (!derived.isBuiltIn()) {
                definitions.put(derived.code(), original.vocabulary().definition(derived));
            }
        }
    }

    /** A rulebook of this many rules. */
    static Rulebook of(int rules) {
        GrownRulebook grown = new GrownRulebook();
        List<Rule> originals = grown.original.rules();
        if (originals.size() != Integer.parseInt(BUILT_IN)) {
            throw new IllegalStateException("the built-in rulebook has " + originals.size() + " rules, " + BUILT_IN
                    + " expected: change the constant");
        }
        if (rules <= originals.size()) {
            grown.rules.addAll(dense(originals, rules, grown.original.vocabulary()));
        } else {
            grown.rules.addAll(originals);
            for (int copy = 2; grown.rules.size() < rules; copy++) {
                grown.copy(copy, rules);
            }
        }
        return new Rulebook(
                new RulebookEdition("grown-" + rules, "1", "en", "", "", "sha256:0"),
                new Vocabulary(grown.findings, grown.definitions),
                grown.original.outcomes(),
                grown.original.evidence(),
                grown.rules);
    }

    /** As many rules as wanted, one after the other the one that asks for the fewest questions for which none before it asks. */
    private static List<Rule> dense(List<Rule> originals, int wanted, Vocabulary vocabulary) {
        List<Rule> left = new ArrayList<>(originals);
        List<Rule> chosen = new ArrayList<>();
        BitSet asked = new BitSet();
        while (chosen.size() < wanted) {
            Rule next = left.stream()
                    .min(Comparator.comparingInt(rule -> {
                        BitSet more = questionsOf(rule, vocabulary);
                        more.andNot(asked);
                        return more.cardinality();
                    }))
                    .orElseThrow();
            asked.or(questionsOf(next, vocabulary));
            left.remove(next);
            chosen.add(next);
        }
        return chosen;
    }

    /** The indexes of the questions for which a rule asks, those behind derived findings among them. */
    static BitSet questionsOf(Rule rule, Vocabulary vocabulary) {
        BitSet questions = new BitSet();
        rule.when().eachFinding(finding -> questions.or(vocabulary.questionsBehind(finding)));
        return questions;
    }

    /** The name of a finding in a copy; the original is copy 1. */
    static String code(String original, int copy) {
        return copy == 1 ? original : original + COPY + copy;
    }

    private void copy(int copy, int wanted) {
        Map<Finding, Finding> copies = new HashMap<>();
        for (Finding finding : original.vocabulary().findings()) {
            Finding copied = finding.isBuiltIn() ? finding : copyOf(finding, copy);
            copies.put(finding, copied);
        }
        for (Finding derived : original.vocabulary().derivedInOrder()) {
            if (!derived.isBuiltIn()) {
                definitions.put(
                        code(derived.code(), copy), copyOf(original.vocabulary().definition(derived), copies));
            }
        }
        Answers nothing = new Answers.Builder(original.vocabulary()).build();
        for (Rule rule : original.rules()) {
            if (rules.size() < wanted && !rule.when().holds(nothing)) {
                rules.add(new Rule(
                        rule.id() + "-" + copy,
                        copyOf(rule.when(), copies),
                        rule.gives(),
                        rule.excludes(),
                        rule.because(),
                        rule.sources(),
                        rule.note(),
                        Origin.line("rules.csv", rules.size() + 2)));
            }
        }
    }

    private Finding copyOf(Finding finding, int copy) {
        Finding copied = new Finding(
                findings.size(),
                code(finding.code(), copy),
                finding.group(),
                finding.label(),
                finding.question(),
                finding.type(),
                CoreScreen.NEVER,
                finding.fixed(),
                finding.synonyms(),
                finding.icd10(),
                finding.snomed());
        findings.add(copied);
        return copied;
    }

    private static Condition copyOf(Condition condition, Map<Finding, Finding> copies) {
        if (condition instanceof Condition.Yes yes) {
            return new Condition.Yes(copies.get(yes.finding()));
        }
        if (condition instanceof Condition.No no) {
            return new Condition.No(copies.get(no.finding()));
        }
        if (condition instanceof Condition.Unknown unknown) {
            return new Condition.Unknown(copies.get(unknown.finding()));
        }
        if (condition instanceof Condition.Compare compare) {
            return new Condition.Compare(copies.get(compare.finding()), compare.comparison(), compare.bound());
        }
        if (condition instanceof Condition.OneOf oneOf) {
            return new Condition.OneOf(copies.get(oneOf.finding()), oneOf.choices());
        }
        List<Condition> operands = condition.operands().stream()
                .map(operand -> copyOf(operand, copies))
                .toList();
        if (condition instanceof Condition.Not) {
            return new Condition.Not(operands.get(0));
        }
        return condition instanceof Condition.All ? new Condition.All(operands) : new Condition.Any(operands);
    }
}
