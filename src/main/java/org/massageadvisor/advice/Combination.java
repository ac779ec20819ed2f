package org.massageadvisor.advice;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.massageadvisor.Conclusion;
import org.massageadvisor.Disposition;
import org.massageadvisor.Exclusion;
import org.massageadvisor.Reason;
import org.massageadvisor.SelfMassage;
import org.massageadvisor.engine.FiredRule;
import org.massageadvisor.rulebook.Outcome;
import org.massageadvisor.rulebook.Outcomes;

/**
 * How the outcomes that fired rules ask for and exclude become one result, by the seven points of the rulebook (evidence D-1 to D-7).
 *
 * <ol>
 *   <li>The most urgent disposition wins.
 *   <li>A rule may lift the medical review; nothing more urgent can be lifted (the rulebook is refused otherwise).
 *   <li>Open safety questions are rules like others; and while a core question is open, no massage is advised in any case.
 *   <li>An exclusion beats every rule that asks. What an outcome excludes is excluded as soon as a rule asks for that outcome. In a
 *       group with ranks the lowest rank asked for wins.
 *   <li>An outcome appears only at the dispositions at which it may be shown.
 *   <li>{@link Disposition#NO_MASSAGE_NEED_IDENTIFIED}, once asked for, gives way only to what blocks massage.
 *   <li>The self-massage status is the most cautious one asked for that may be shown, else the least cautious that may be shown.
 * </ol>
 */
final class Combination {
    private static final Comparator<Reason> BY_RULE = Comparator.comparing(Reason::rule);

    private final Outcomes outcomes;
    private final @Nullable List<Reason>[] asked;
    private final @Nullable List<Reason>[] excluded;
    private final @Nullable List<String>[] excludedBy;
    private final Disposition disposition;
    private final Outcome selfMassage;
    private final BitSet inForce = new BitSet();

    /**
     * @param reasons makes the reason that a rule gives
     * @param coreQuestionOpen whether a core safety question is unanswered; then no massage is advised, whatever the rules say
     */
    Combination(Outcomes outcomes, List<FiredRule> fired, Reasons reasons, boolean coreQuestionOpen) {
        this.outcomes = outcomes;
        int size = outcomes.all().size();
        this.asked = noLists(size);
        this.excluded = noLists(size);
        this.excludedBy = noLists(size);
        Reasons.OfClient ofClient = reasons.ofClient();
        for (FiredRule each : fired) {
            Reason reason = ofClient.of(each);
            List<Outcome> gives = each.rule().gives();
            for (int i = 0; i < gives.size(); i++) {
                list(asked, gives.get(i)).add(reason);
            }
            List<Outcome> excludes = each.rule().excludes();
            for (int i = 0; i < excludes.size(); i++) {
                list(excluded, excludes.get(i)).add(reason);
            }
        }
        excludeByOutcomes();
        Disposition first = firstInPrecedence();
        this.disposition = coreQuestionOpen && first.allowsMassage() ? Disposition.NEEDS_MORE_INFORMATION : first;
        this.selfMassage = selfMassageStatus();
        for (Outcome outcome : outcomes.all()) {
            if (isInForce(outcome)) {
                inForce.set(outcome.index());
            }
        }
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // there are no arrays of lists
    private static <T> @Nullable List<T>[] noLists(int size) {
        return new List[size];
    }

    private static <T> List<T> list(@Nullable List<T>[] lists, Outcome outcome) {
        List<T> list = lists[outcome.index()];
        if (list == null) {
            list = new ArrayList<>(2);
            lists[outcome.index()] = list;
        }
        return list;
    }

    /** What an outcome excludes that a rule asks for; a rule that excludes it itself is named once. */
    private void excludeByOutcomes() {
        for (int i = 0; i < asked.length; i++) {
            List<Reason> reasons = asked[i];
            if (reasons == null) {
                continue;
            }
            Outcome outcome = outcomes.all().get(i);
            for (Outcome ruledOut : outcomes.ruledOutBy(outcome)) {
                addMissing(reasons, list(excluded, ruledOut));
                list(excludedBy, ruledOut).add(outcome.code());
            }
        }
    }

    /** Adds reasons of rules that are not there yet; the reasons stay in the order of the rules. */
    private static void addMissing(List<Reason> reasons, List<Reason> to) {
        int before = to.size();
        Set<String> there = before == 0 ? Set.of() : new HashSet<>(2 * before);
        for (int i = 0; i < before; i++) {
            there.add(to.get(i).rule());
        }
        for (int i = 0; i < reasons.size(); i++) {
            if (!there.contains(reasons.get(i).rule())) {
                to.add(reasons.get(i));
            }
        }
        if (before > 0 && to.size() > before) {
            to.sort(BY_RULE);
        }
    }

    private Disposition firstInPrecedence() {
        for (Disposition candidate : Disposition.PRECEDENCE) {
            if (isCandidate(outcomes.get(candidate))) {
                return candidate;
            }
        }
        return Disposition.NEEDS_MORE_INFORMATION;
    }

    private boolean isCandidate(Outcome outcome) {
        return asked[outcome.index()] != null && excluded[outcome.index()] == null;
    }

    private boolean isShown(Outcome outcome) {
        return outcome.shown().contains(disposition);
    }

    private Outcome selfMassageStatus() {
        Outcome asked = null;
        Outcome unasked = null;
        for (Outcome status : outcomes.group(Outcome.SELF_MASSAGE)) {
            if (isShown(status) && isCandidate(status)) {
                asked = asked == null || rank(status) < rank(asked) ? status : asked;
            } else if (isShown(status)) {
                unasked = unasked == null || rank(status) > rank(unasked) ? status : unasked;
            }
        }
        if (asked == null && unasked == null) {
            throw new IllegalStateException("no self-massage status may be shown at " + disposition);
        }
        return asked != null ? asked : Objects.requireNonNull(unasked);
    }

    private static int rank(Outcome outcome) {
        return Objects.requireNonNull(outcome.rank(), outcome.code());
    }

    Disposition disposition() {
        return disposition;
    }

    SelfMassage selfMassage() {
        return SelfMassage.valueOf(selfMassage.code());
    }

    /** Whether an outcome is in force. */
    private boolean isInForce(Outcome outcome) {
        if (outcome.isDisposition()) {
            return outcome.code().equals(disposition.name());
        }
        if (outcome.group().equals(Outcome.SELF_MASSAGE)) {
            return outcome.equals(selfMassage);
        }
        return isCandidate(outcome) && isShown(outcome) && (outcome.rank() == null || isLowestOfItsGroup(outcome));
    }

    private boolean isLowestOfItsGroup(Outcome outcome) {
        for (Outcome other : outcomes.group(outcome.group())) {
            if (rank(other) < rank(outcome) && isCandidate(other) && isShown(other)) {
                return false;
            }
        }
        return true;
    }

    /** The outcomes in force, in the order of the table. */
    Set<Outcome> inForce() {
        Set<Outcome> result = new LinkedHashSet<>();
        inForce.stream().forEach(index -> result.add(outcomes.all().get(index)));
        return result;
    }

    /** The outcomes in force of a group, in the order of the table. */
    List<Outcome> inForce(String group) {
        List<Outcome> result = new ArrayList<>();
        for (Outcome outcome : outcomes.group(group)) {
            if (inForce.get(outcome.index())) {
                result.add(outcome);
            }
        }
        return result;
    }

    /** Every outcome in force, with its reasons. What follows from the disposition alone has the reasons of the disposition. */
    List<Conclusion> conclusions() {
        List<Conclusion> conclusions = new ArrayList<>();
        for (Outcome outcome : outcomes.all()) {
            if (inForce.get(outcome.index())) {
                List<Reason> reasons = reasons(asked, outcome);
                conclusions.add(new Conclusion(
                        outcome.code(),
                        outcome.group(),
                        outcome.label(),
                        outcome.text(),
                        reasons.isEmpty() ? reasons(asked, outcomes.get(disposition)) : reasons));
            }
        }
        return conclusions;
    }

    List<Exclusion> exclusions() {
        List<Exclusion> exclusions = new ArrayList<>();
        for (Outcome outcome : outcomes.all()) {
            List<Reason> reasons = reasons(excluded, outcome);
            if (!reasons.isEmpty()) {
                List<String> by = excludedBy[outcome.index()];
                exclusions.add(new Exclusion(
                        outcome.code(),
                        outcome.group(),
                        outcome.label(),
                        by == null ? List.of() : by,
                        reasons,
                        reasons(asked, outcome)));
            }
        }
        return exclusions;
    }

    private static List<Reason> reasons(@Nullable List<Reason>[] lists, Outcome outcome) {
        List<Reason> reasons = lists[outcome.index()];
        return reasons == null ? List.of() : reasons;
    }
}
