package org.massageadvisor.rulebook;

import java.util.Collections;
import java.util.Comparator;
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
 * @param rules all rules, in the order of their ids; the ids differ, and no rule excludes what it may not (see {@link #lifts})
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
        for (Rule rule : rules) {
            if (!ids.add(rule.id())) {
                throw new IllegalArgumentException("two rules " + rule.id());
            }
            for (Outcome excluded : rule.excludes()) {
                if (excluded.rank() != null && !lifts(rule, excluded)) {
                    throw new IllegalArgumentException(rule.id() + " may not exclude " + excluded);
                }
            }
        }
    }

    /**
     * Whether a rule may exclude an outcome of a group with ranks, in which the most cautious asked for wins: only the medical review,
     * and only if the rule gives {@link Disposition#MASSAGE_WITH_PRECAUTIONS} instead.
     */
    public static boolean lifts(Rule rule, Outcome excluded) {
        return excluded.code().equals(Disposition.MEDICAL_REVIEW_BEFORE_MASSAGE.name())
                && rule.gives().stream()
                        .anyMatch(given -> given.code().equals(Disposition.MASSAGE_WITH_PRECAUTIONS.name()));
    }
}
