package org.massageadvisor.review;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.massageadvisor.Disposition;
import org.massageadvisor.rulebook.Finding;
import org.massageadvisor.rulebook.Outcome;
import org.massageadvisor.rulebook.Rule;
import org.massageadvisor.rulebook.Rulebook;

/**
 * Finds the changes that certainly make no difference to any client, so that no worked client could notice them: what is dropped stays
 * excluded by something else that the rule asks for, is asked for or excluded by another rule that always fires with it, or has no
 * place beside the disposition that the rule asks for; or nothing rests on the finding that is changed.
 */
final class Redundancy {
    private final Rulebook rulebook;
    private final Map<String, List<Rule>> companions = new HashMap<>();

    Redundancy(Rulebook rulebook) {
        this.rulebook = rulebook;
    }

    /** Whether a change certainly makes no difference. */
    boolean isIdle(Mutant mutant) {
        return mutant instanceof Mutant.OfRule ofRule ? isIdle(ofRule) : !isUsed(((Mutant.OfFinding) mutant).finding());
    }

    private boolean isIdle(Mutant.OfRule mutant) {
        Rule before = mutant.before();
        Rule after = mutant.after();
        if (after != null && !after.when().equals(before.when())) {
            return false;
        }
        Set<Outcome> given = new HashSet<>(before.gives());
        Set<String> excluded = excluded(before);
        if (after != null) {
            after.gives().forEach(given::remove);
            excluded.removeAll(excluded(after));
        }
        given.removeIf(outcome -> hasNoPlace(outcome, before));
        for (Rule companion : companions.computeIfAbsent(before.id(), id -> companions(before))) {
            companion.gives().forEach(given::remove);
            excluded.removeAll(excluded(companion));
        }
        return given.isEmpty() && excluded.isEmpty();
    }

    /** Whether a rule or a core question rests on a derived finding. */
    private boolean isUsed(Finding derived) {
        return derived.code().equals(Finding.ANY_PAIN)
                || !Mutants.users(derived, rulebook).isEmpty();
    }

    /** What a rule excludes, itself or through what it asks for. */
    private static Set<String> excluded(Rule rule) {
        Set<String> codes = new HashSet<>();
        rule.excludes().forEach(outcome -> codes.add(outcome.code()));
        rule.gives().forEach(outcome -> codes.addAll(outcome.excludes()));
        return codes;
    }

    /** The other rules that fire whenever a rule does. */
    private List<Rule> companions(Rule rule) {
        return rulebook.rules().stream()
                .filter(other -> !other.id().equals(rule.id())
                        && Implication.holds(rule.when(), other.when(), rulebook.vocabulary()))
                .toList();
    }

    /** A disposition that blocks massage and cannot be lifted leaves no place for less urgent ones, and for what only they show. */
    private static boolean hasNoPlace(Outcome outcome, Rule rule) {
        return rule.gives().stream()
                .filter(Outcome::isDisposition)
                .map(given -> Disposition.valueOf(given.code()))
                .filter(given -> given.blocksMassage() && given != Disposition.MEDICAL_REVIEW_BEFORE_MASSAGE)
                .anyMatch(given -> outcome.shown().stream().noneMatch(shown -> shown.rank() <= given.rank()));
    }
}
