package org.massageadvisor.advice;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.massageadvisor.Conclusion;
import org.massageadvisor.Disposition;
import org.massageadvisor.Exclusion;
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
    private final Outcomes outcomes;
    private final Grounds asked;
    private final Grounds excluded;
    private final Disposition disposition;
    private final Outcome selfMassage;
    private final BitSet inForce = new BitSet();

    /**
     * @param reasons makes the reason that a rule gives
     * @param coreQuestionOpen whether a core safety question is unanswered; then no massage is advised, whatever the rules say
     */
    Combination(Outcomes outcomes, List<FiredRule> fired, Reasons reasons, boolean coreQuestionOpen) {
        this.outcomes = outcomes;
        Reasons.OfClient ofClient = reasons.ofClient(fired);
        this.asked = new Grounds(ofClient, outcomes.all().size(), 2 * fired.size());
        this.excluded = new Grounds(ofClient, outcomes.all().size(), fired.size());
        for (int place = 0; place < fired.size(); place++) {
            add(fired.get(place).rule().gives(), place, asked);
            add(ofClient.ruledOut(place), place, excluded);
        }
        Disposition first = firstInPrecedence();
        this.disposition = coreQuestionOpen && first.allowsMassage() ? Disposition.NEEDS_MORE_INFORMATION : first;
        this.selfMassage = selfMassageStatus();
        BitSet some = asked.outcomes();
        for (int i = some.nextSetBit(0); i >= 0; i = some.nextSetBit(i + 1)) {
            inForce.set(i, isInForce(outcomes.all().get(i)));
        }
        inForce.set(outcomes.get(disposition).index());
        inForce.set(selfMassage.index());
    }

    private static void add(List<Outcome> outcomes, int place, Grounds to) {
        for (int i = 0; i < outcomes.size(); i++) {
            to.add(outcomes.get(i), place);
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
        return asked.has(outcome) && !excluded.has(outcome);
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

    /** Whether an outcome is in force that is neither a disposition nor a self-massage status. */
    private boolean isInForce(Outcome outcome) {
        return !outcome.isDisposition()
                && !outcome.group().equals(Outcome.SELF_MASSAGE)
                && isCandidate(outcome)
                && isShown(outcome)
                && (outcome.rank() == null || isLowestOfItsGroup(outcome));
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
        List<Conclusion> conclusions = new ArrayList<>(inForce.cardinality());
        for (int i = inForce.nextSetBit(0); i >= 0; i = inForce.nextSetBit(i + 1)) {
            Outcome outcome = outcomes.all().get(i);
            Outcome ground = asked.has(outcome) ? outcome : outcomes.get(disposition);
            conclusions.add(
                    new Conclusion(outcome.code(), outcome.group(), outcome.label(), outcome.text(), asked.of(ground)));
        }
        return conclusions;
    }

    List<Exclusion> exclusions() {
        List<Exclusion> exclusions = new ArrayList<>(excluded.outcomes().cardinality());
        BitSet some = excluded.outcomes();
        for (int i = some.nextSetBit(0); i >= 0; i = some.nextSetBit(i + 1)) {
            Outcome outcome = outcomes.all().get(i);
            exclusions.add(new Exclusion(
                    outcome.code(),
                    outcome.group(),
                    outcome.label(),
                    excludedBy(outcome),
                    excluded.of(outcome),
                    asked.of(outcome)));
        }
        return exclusions;
    }

    /** The codes of the outcomes that were asked for and rule this one out. */
    private List<String> excludedBy(Outcome outcome) {
        List<Outcome> rulingOut = outcomes.rulingOut(outcome);
        List<String> by = rulingOut.isEmpty() ? List.of() : new ArrayList<>(rulingOut.size());
        for (int i = 0; i < rulingOut.size(); i++) {
            if (asked.has(rulingOut.get(i))) {
                by.add(rulingOut.get(i).code());
            }
        }
        return by;
    }
}
