package org.massageadvisor.advice;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
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
import org.massageadvisor.rulebook.Rule;

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
    private final Outcomes outcomes;
    private final List<@Nullable List<Reason>> asked;
    private final List<@Nullable List<Reason>> excluded;
    private final List<@Nullable List<String>> excludedBy;
    private final Disposition disposition;
    private final Outcome selfMassage;
    private final BitSet inForce = new BitSet();

    /**
     * @param sources the ids of the statements behind each rule, by the id of the rule
     * @param coreQuestionOpen whether a core safety question is unanswered; then no massage is advised, whatever the rules say
     */
    Combination(Outcomes outcomes, List<FiredRule> fired, Map<String, List<String>> sources, boolean coreQuestionOpen) {
        this.outcomes = outcomes;
        int size = outcomes.all().size();
        this.asked = new ArrayList<>(Collections.nCopies(size, null));
        this.excluded = new ArrayList<>(Collections.nCopies(size, null));
        this.excludedBy = new ArrayList<>(Collections.nCopies(size, null));
        for (FiredRule each : fired) {
            Reason reason = reason(each, sources.getOrDefault(each.rule().id(), List.of()));
            for (Outcome outcome : each.rule().gives()) {
                list(asked, outcome).add(reason);
            }
            for (Outcome outcome : each.rule().excludes()) {
                list(excluded, outcome).add(reason);
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

    private static Reason reason(FiredRule fired, List<String> sources) {
        Rule rule = fired.rule();
        String[] findings = new String[fired.findings().size()];
        for (int i = 0; i < findings.length; i++) {
            findings[i] = fired.findings().get(i).code();
        }
        return new Reason(rule.id(), rule.where().text(), rule.because(), List.of(findings), sources);
    }

    private static <T> List<T> list(List<@Nullable List<T>> lists, Outcome outcome) {
        List<T> list = lists.get(outcome.index());
        if (list == null) {
            list = new ArrayList<>(2);
            lists.set(outcome.index(), list);
        }
        return list;
    }

    /** What an outcome excludes that a rule asks for; a rule that excludes it itself is named once. */
    private void excludeByOutcomes() {
        for (Outcome outcome : outcomes.all()) {
            List<Reason> reasons = asked.get(outcome.index());
            if (reasons == null) {
                continue;
            }
            for (Outcome ruledOut : outcomes.ruledOutBy(outcome)) {
                List<Reason> already = list(excluded, ruledOut);
                Set<String> rules = new HashSet<>();
                already.forEach(reason -> rules.add(reason.rule()));
                for (Reason reason : reasons) {
                    if (rules.add(reason.rule())) {
                        already.add(reason);
                    }
                }
                already.sort(Comparator.comparing(Reason::rule));
                list(excludedBy, ruledOut).add(outcome.code());
            }
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
        return asked.get(outcome.index()) != null && excluded.get(outcome.index()) == null;
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
                List<String> by = excludedBy.get(outcome.index());
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

    private static List<Reason> reasons(List<@Nullable List<Reason>> lists, Outcome outcome) {
        List<Reason> reasons = lists.get(outcome.index());
        return reasons == null ? List.of() : reasons;
    }
}
