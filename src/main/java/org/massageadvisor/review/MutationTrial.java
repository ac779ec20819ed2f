package org.massageadvisor.review;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.massageadvisor.advice.Adviser;
import org.massageadvisor.engine.FiredRule;
import org.massageadvisor.intake.IntakeCheck;
import org.massageadvisor.rulebook.Answers;
import org.massageadvisor.rulebook.Finding;
import org.massageadvisor.rulebook.Outcome;
import org.massageadvisor.rulebook.Rule;
import org.massageadvisor.rulebook.Rulebook;

/**
 * Judges worked clients anew on changed rulebooks.
 *
 * <p>No engine is built for a change: what fires is read off the conditions, and only clients for whom the changed rule behaves differently
 * are judged again. The findings behind a rule are left out. They only tell which answers are missing, and a rule that asks for missing
 * answers gives {@code NEEDS_MORE_INFORMATION} anyway, which nothing takes back.
 */
final class MutationTrial {
    private static final Tally REFUSED = new Tally(1, 1, 0, 0);
    private static final Tally IDLE = new Tally(1, 0, 1, 0);
    private static final Tally NOTICED = new Tally(1, 0, 0, 1);
    private static final Tally UNNOTICED = new Tally(1, 0, 0, 0);

    private final Rulebook rulebook;
    private final Adviser adviser;
    private final Redundancy redundancy;
    private final List<Subject> subjects;
    private final Map<Scope, Tally> tallies = new EnumMap<>(Scope.class);
    private final List<Unnoticed> unnoticed = new ArrayList<>();
    private final List<Mutation> idle = new ArrayList<>();

    /** A client on a changed rulebook. */
    private record Changed(Answers answers, List<FiredRule> fired) {}

    /** @param subjects the clients for whom all is as expected before the changes */
    MutationTrial(Rulebook rulebook, List<Subject> subjects) {
        this.rulebook = rulebook;
        this.adviser = new Adviser(rulebook);
        this.redundancy = new Redundancy(rulebook);
        this.subjects = subjects;
    }

    MutationResult run() {
        for (Rule rule : rulebook.rules()) {
            Mutants.of(rule).forEach(this::judge);
        }
        for (Finding derived : rulebook.vocabulary().derivedInOrder()) {
            Mutants.of(derived, rulebook).forEach(this::judge);
        }
        unnoticed.sort(Comparator.comparing(Unnoticed::mutation, Mutation.MOST_DANGEROUS_FIRST));
        return new MutationResult(tallies, unnoticed, idle);
    }

    private void judge(Mutant mutant) {
        tallies.merge(mutant.mutation().scope(), tally(mutant), Tally::plus);
    }

    private Tally tally(Mutant mutant) {
        Rulebook after;
        try {
            after = mutant.rulebook(rulebook);
        } catch (IllegalArgumentException refused) {
            return REFUSED;
        }
        if (redundancy.isIdle(mutant)) {
            idle.add(mutant.mutation());
            return IDLE;
        }
        Unnoticed survivor = mutant instanceof Mutant.OfRule ofRule
                ? unnoticed(mutant, after, adviser, subject -> changed(ofRule, subject))
                : unnoticed(
                        mutant,
                        after,
                        new Adviser(after),
                        subject -> changed((Mutant.OfFinding) mutant, after, subject));
        if (survivor == null) {
            return NOTICED;
        }
        unnoticed.add(survivor);
        return UNNOTICED;
    }

    /**
     * The change, if no client notices it; null if one does.
     *
     * @param changed what becomes of a client, null if everything stays as it is
     */
    private @Nullable Unnoticed unnoticed(
            Mutant mutant, Rulebook after, Adviser adviserAfter, Function<Subject, @Nullable Changed> changed) {
        Set<String> rules = Trial.ids(after);
        int reached = 0;
        Unnoticed.@Nullable Shift shift = null;
        for (Subject subject : subjects) {
            Changed now = changed.apply(subject);
            if (now != null) {
                Set<Outcome> inForce = adviserAfter.inForce(now.answers(), now.fired());
                if (!subject.expectation().isMet(inForce, now.fired(), rules)) {
                    return null;
                }
                reached++;
                shift = shift == null ? shift(subject, inForce) : shift;
            }
        }
        return new Unnoticed(mutant.mutation(), reached, shift);
    }

    private static Unnoticed.@Nullable Shift shift(Subject subject, Set<Outcome> inForce) {
        return inForce.equals(subject.inForce())
                ? null
                : new Unnoticed.Shift(
                        subject.client().id(),
                        codesOnlyIn(subject.inForce(), inForce),
                        codesOnlyIn(inForce, subject.inForce()));
    }

    private static List<String> codesOnlyIn(Set<Outcome> these, Set<Outcome> notThose) {
        return these.stream()
                .filter(outcome -> !notThose.contains(outcome))
                .map(Outcome::code)
                .toList();
    }

    private static @Nullable Changed changed(Mutant.OfRule mutant, Subject subject) {
        Rule before = mutant.before();
        Rule after = mutant.after();
        boolean fired = subject.firedIds().contains(before.id());
        boolean fires = after != null && after.when().holds(subject.answers());
        if (fired == fires && (!fired || asksForTheSame(before, after))) {
            return null;
        }
        List<FiredRule> all = new ArrayList<>(subject.fired());
        all.removeIf(each -> each.rule().id().equals(before.id()));
        if (fires && after != null) {
            all.add(new FiredRule(after, List.of()));
        }
        return new Changed(subject.answers(), all);
    }

    private static boolean asksForTheSame(Rule before, @Nullable Rule after) {
        return after != null
                && before.gives().equals(after.gives())
                && before.excludes().equals(after.excludes());
    }

    private static @Nullable Changed changed(Mutant.OfFinding mutant, Rulebook after, Subject subject) {
        if (mutant.after().holds(subject.answers()) == subject.answers().isYes(mutant.finding())) {
            return null;
        }
        Answers answers = IntakeCheck.check(subject.client().intake(), after.vocabulary());
        return new Changed(
                answers,
                after.rules().stream()
                        .filter(rule -> rule.when().holds(answers))
                        .map(rule -> new FiredRule(rule, List.of()))
                        .toList());
    }
}
