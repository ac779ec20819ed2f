package org.massageadvisor.review;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.massageadvisor.Disposition;
import org.massageadvisor.rulebook.Condition;
import org.massageadvisor.rulebook.Finding;
import org.massageadvisor.rulebook.Outcome;
import org.massageadvisor.rulebook.Rule;
import org.massageadvisor.rulebook.Rulebook;
import org.massageadvisor.rulebook.Vocabulary;
import org.massageadvisor.table.TableForm;

/** Every way to change one thing in a rulebook. */
final class Mutants {

    private Mutants() {}

    /** The mutants of one rule. */
    static List<Mutant.OfRule> of(Rule rule) {
        List<Mutant.OfRule> mutants = new ArrayList<>();
        boolean protects = protects(rule);
        mutants.add(new Mutant.OfRule(
                mutation(rule, MutationKind.RULE_DROPPED, "without this rule", null, protects), rule, null));
        for (Variations.Variation each : Variations.of(rule.when())) {
            mutants.add(new Mutant.OfRule(
                    mutation(rule, each.kind(), each.change(), each.condition().text(), protects),
                    rule,
                    with(rule, each.condition(), rule.gives(), rule.excludes())));
        }
        if (rule.gives().size() + rule.excludes().size() > 1) {
            addOutcomesDropped(rule, mutants);
        }
        return mutants;
    }

    private static void addOutcomesDropped(Rule rule, List<Mutant.OfRule> mutants) {
        for (Outcome given : rule.gives()) {
            boolean protects = given.isDisposition() || given.isProtective();
            mutants.add(new Mutant.OfRule(
                    mutation(rule, MutationKind.OUTCOME_DROPPED, "without " + given, null, protects),
                    rule,
                    with(rule, rule.when(), without(given, rule.gives()), rule.excludes())));
        }
        for (Outcome excluded : rule.excludes()) {
            mutants.add(new Mutant.OfRule(
                    mutation(rule, MutationKind.OUTCOME_DROPPED, "without !" + excluded, null, true),
                    rule,
                    with(rule, rule.when(), rule.gives(), without(excluded, rule.excludes()))));
        }
    }

    private static List<Outcome> without(Outcome dropped, List<Outcome> outcomes) {
        return outcomes.stream().filter(outcome -> !outcome.equals(dropped)).toList();
    }

    private static Rule with(Rule rule, Condition when, List<Outcome> gives, List<Outcome> excludes) {
        return new Rule(rule.id(), when, gives, excludes, rule.because(), rule.sources(), rule.note(), rule.where());
    }

    private static Mutation mutation(
            Rule rule, MutationKind kind, String change, @Nullable String becomes, boolean protects) {
        return new Mutation(
                Scope.of(rule),
                kind,
                rule.id(),
                rule.where().text(),
                change,
                becomes,
                rule.disposition().orElse(null),
                rule.note(),
                protects);
    }

    private static boolean protects(Rule rule) {
        return !rule.excludes().isEmpty() || rule.gives().stream().anyMatch(Outcome::isProtective);
    }

    /** The mutants of one derived finding; none if its meaning is fixed by the program. */
    static List<Mutant.OfFinding> of(Finding derived, Rulebook rulebook) {
        if (derived.isBuiltIn()) {
            return List.of();
        }
        List<Rule> users = users(derived, rulebook);
        Disposition atStake = users.stream()
                .flatMap(rule -> rule.disposition().stream())
                .min((a, b) -> Integer.compare(a.rank(), b.rank()))
                .orElse(null);
        boolean protects = users.stream().anyMatch(Mutants::protects);
        return Variations.of(rulebook.vocabulary().definition(derived)).stream()
                .map(each -> new Mutant.OfFinding(
                        new Mutation(
                                Scope.FINDING,
                                each.kind(),
                                derived.code(),
                                String.valueOf(TableForm.VOCABULARY.table()),
                                each.change(),
                                each.condition().text(),
                                atStake,
                                "",
                                protects),
                        derived,
                        each.condition()))
                .toList();
    }

    /** The rules that name a derived finding, or another one that rests on it. */
    static List<Rule> users(Finding derived, Rulebook rulebook) {
        Vocabulary vocabulary = rulebook.vocabulary();
        Set<Finding> resting = new HashSet<>(Set.of(derived));
        for (Finding each : vocabulary.derivedInOrder()) {
            if (names(vocabulary.definition(each), resting)) {
                resting.add(each);
            }
        }
        return rulebook.rules().stream()
                .filter(rule -> names(rule.when(), resting))
                .toList();
    }

    private static boolean names(Condition condition, Set<Finding> findings) {
        boolean[] named = {false};
        condition.eachFinding(finding -> named[0] |= findings.contains(finding));
        return named[0];
    }
}
