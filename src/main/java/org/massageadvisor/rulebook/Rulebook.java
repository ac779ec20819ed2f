package org.massageadvisor.rulebook;

import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.massageadvisor.Disposition;
import org.massageadvisor.RulebookEdition;

/**
 * A rulebook: what can be said, what can be advised, and the rules between, checked as a whole. Immutable.
 *
 * @param edition name, version and digest
 * @param evidence the register of statements, by id
 * @param rules all rules, in the order of their ids; the ids differ, and no rule excludes what it may not (see {@link #mayExclude})
 */
public record Rulebook(
        RulebookEdition edition,
        Vocabulary vocabulary,
        Outcomes outcomes,
        Map<String, Evidence> evidence,
        List<Rule> rules) {

    public Rulebook {
        evidence = Collections.unmodifiableMap(new LinkedHashMap<>(evidence));
        rules = rules.stream().sorted(Comparator.comparing(Rule::id)).toList();
        Set<String> ids = new HashSet<>();
        Map<String, Condition> byText = new HashMap<>();
        for (Rule rule : rules) {
            requireApart(rule.when(), byText);
            requireCodeApart(rule.when(), byText);
            rule.when().eachFinding(finding -> vocabulary.requireKnown(finding, rule.id()));
            if (!ids.add(rule.id())) {
                throw new IllegalArgumentException("two rules " + rule.id());
            }
            for (Outcome excluded : rule.excludes()) {
                if (!mayExclude(rule, excluded)) {
                    throw new IllegalArgumentException(rule.id() + " may not exclude " + excluded);
                }
            }
        }
    }

    /** The conditions of rules are told apart by their texts; but a code, a choice and the name of code are texts that somebody chose. */
    private static void requireApart(Condition condition, Map<String, Condition> byText) {
        Condition other = byText.putIfAbsent(condition.text(), condition);
        if (other != null && !other.isSameAs(condition)) {
            throw new IllegalArgumentException("two different conditions called " + condition.text());
        }
    }

    private static void requireCodeApart(Condition condition, Map<String, Condition> byText) {
        if (condition instanceof Condition.Computed) {
            requireApart(condition, byText);
        }
        condition.operands().forEach(operand -> requireCodeApart(operand, byText));
    }

    /**
     * Whether a rule may exclude an outcome. It may not exclude what protects the client: whom to see, what to watch for, what to ask and
     * what to keep off. In a group with ranks the most cautious outcome asked for wins, and nothing undoes that, with one exception: the
     * medical review may be lifted by a rule that gives {@link Disposition#MASSAGE_WITH_PRECAUTIONS} instead.
     */
    public static boolean mayExclude(Rule rule, Outcome excluded) {
        return excluded.rank() == null
                ? !excluded.isProtective()
                : excluded.code().equals(Disposition.MEDICAL_REVIEW_BEFORE_MASSAGE.name())
                        && rule.gives().stream()
                                .anyMatch(given -> given.code().equals(Disposition.MASSAGE_WITH_PRECAUTIONS.name()));
    }
}
