package org.massageadvisor.advice;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.massageadvisor.Disposition;
import org.massageadvisor.OpenQuestion;
import org.massageadvisor.engine.FiredRule;
import org.massageadvisor.rulebook.Answers;
import org.massageadvisor.rulebook.Condition;
import org.massageadvisor.rulebook.Finding;
import org.massageadvisor.rulebook.Outcome;
import org.massageadvisor.rulebook.Rule;
import org.massageadvisor.rulebook.Rulebook;
import org.massageadvisor.rulebook.Truth;
import org.massageadvisor.rulebook.Vocabulary;

/**
 * What further answers could still change, read off the rules' conditions in three-valued logic: a rule whose condition is not
 * settled as false can still count, and the findings that its value depends on are worth asking.
 */
final class Outlook {
    private static final int DEEPEST = 16;

    private final Vocabulary vocabulary;
    private final Outcome needsMoreInformation;
    private final List<Asking> asking = new ArrayList<>();
    private final List<Rule> lifting;
    private final List<Rule> needless;

    /** A rule, and one disposition that it asks for. */
    private record Asking(Rule rule, Disposition disposition) {}

    /** What can still come: the most urgent disposition, and the core questions without an answer. */
    record View(Disposition atMost, boolean settled, List<OpenQuestion> questions) {}

    Outlook(Rulebook rulebook) {
        this.vocabulary = rulebook.vocabulary();
        this.needsMoreInformation = rulebook.outcomes().get(Disposition.NEEDS_MORE_INFORMATION);
        for (Rule rule : rulebook.rules()) {
            for (Outcome outcome : rule.gives()) {
                if (outcome.isDisposition()) {
                    asking.add(new Asking(rule, Disposition.valueOf(outcome.code())));
                }
            }
        }
        asking.sort(Comparator.comparing(each -> each.disposition().rank()));
        this.needless = asking.stream()
                .filter(each -> each.disposition() == Disposition.NO_MASSAGE_NEED_IDENTIFIED)
                .map(Asking::rule)
                .toList();
        this.lifting = rulebook.rules().stream()
                .filter(rule -> rule.excludes().stream().anyMatch(Outcome::isDisposition))
                .toList();
    }

    View from(Answers answers, Disposition present, Set<Finding> core) {
        List<Asking> possible = possible(answers, present, core.isEmpty() ? 1 : asking.size());
        Disposition atMost = possible.isEmpty() ? present : possible.get(0).disposition();
        if (!isCertainOfAny(answers) || aCoreQuestionCouldBeOpen(answers)) {
            atMost = moreUrgent(atMost, Disposition.NEEDS_MORE_INFORMATION);
        }
        return new View(
                atMost,
                atMost == present && core.isEmpty(),
                core.isEmpty() ? List.of() : questions(core, possible, answers, present));
    }

    /** The rules that can still make the disposition more urgent, the most urgent first, no more than {@code most}. */
    private List<Asking> possible(Answers answers, Disposition present, int most) {
        Set<Disposition> impossible = impossible(answers);
        List<Asking> possible = new ArrayList<>();
        for (Asking each : asking) {
            if (possible.size() == most || !each.disposition().isMoreUrgentThan(present)) {
                break;
            }
            if (!impossible.contains(each.disposition()) && each.rule().when().truth(answers) != Truth.FALSE) {
                possible.add(each);
            }
        }
        return possible;
    }

    /** Whether some rule will give a disposition whatever else is answered; where none does, more information is needed. */
    private boolean isCertainOfAny(Answers answers) {
        // The least urgent are the most general, so the search mostly ends at once when it begins with them.
        for (int i = asking.size() - 1; i >= 0; i--) {
            if (asking.get(i).rule().when().truth(answers) == Truth.TRUE) {
                return true;
            }
        }
        return false;
    }

    private boolean aCoreQuestionCouldBeOpen(Answers answers) {
        for (Finding finding : vocabulary.possibleCoreQuestions(answers)) {
            if (!answers.isAnswered(finding)) {
                return true;
            }
        }
        return false;
    }

    private static List<OpenQuestion> questions(
            Set<Finding> core, List<Asking> possible, Answers answers, Disposition present) {
        Map<Finding, Effect> effects = new HashMap<>();
        core.forEach(finding -> effects.put(finding, new Effect(present, 0)));
        for (Asking each : possible) {
            Set<Finding> needed = new LinkedHashSet<>();
            answers.eachFindingOpenIn(each.rule().when(), needed::add);
            Condition when = each.rule().when();
            needed.forEach(finding -> effects.computeIfPresent(
                    finding,
                    (key, before) -> before.and(new Effect(
                            each.disposition(), ifYes(when, finding, answers, DEEPEST) == Truth.TRUE ? 1 : 0))));
        }
        return effects.entrySet().stream()
                .sorted(Comparator.comparing((Map.Entry<Finding, Effect> entry) ->
                                entry.getValue().couldLeadTo().rank())
                        .thenComparing(entry -> -entry.getValue().decides())
                        .thenComparing(entry -> entry.getKey().index()))
                .map(entry -> new OpenQuestion(
                        entry.getKey().code(),
                        entry.getKey().label(),
                        entry.getKey().question(),
                        true,
                        entry.getValue().couldLeadTo()))
                .toList();
    }

    /** What no further answer can bring about: a review that is lifted for certain, massage where there is no reason for certain. */
    private Set<Disposition> impossible(Answers answers) {
        Set<Disposition> impossible = EnumSet.noneOf(Disposition.class);
        if (anyIsCertain(lifting, answers)) {
            impossible.add(Disposition.MEDICAL_REVIEW_BEFORE_MASSAGE);
        }
        if (anyIsCertain(needless, answers)) {
            impossible.add(Disposition.MASSAGE_WITH_PRECAUTIONS);
            impossible.add(Disposition.MASSAGE_SUITABLE);
        }
        return impossible;
    }

    private static boolean anyIsCertain(List<Rule> rules, Answers answers) {
        for (Rule rule : rules) {
            if (rule.when().truth(answers) == Truth.TRUE) {
                return true;
            }
        }
        return false;
    }

    /** The unanswered core questions: those of the vocabulary, and those that a rule asks for because of other answers. */
    Set<Finding> coreQuestions(Answers answers, List<FiredRule> fired) {
        Set<Finding> open = new LinkedHashSet<>();
        for (Finding finding : vocabulary.coreQuestions(answers)) {
            if (!answers.isAnswered(finding)) {
                open.add(finding);
            }
        }
        for (FiredRule each : fired) {
            if (each.rule().gives().contains(needsMoreInformation)) {
                each.findings().stream()
                        .filter(finding -> !answers.isAnswered(finding))
                        .forEach(open::add);
            }
        }
        return open;
    }

    private static Disposition moreUrgent(Disposition a, Disposition b) {
        return b.isMoreUrgentThan(a) ? b : a;
    }

    /** The value of a condition if this one finding were answered yes. */
    private static Truth ifYes(Condition condition, Finding finding, Answers answers, int depth) {
        if (depth == 0 || condition.truth(answers) != Truth.UNKNOWN) {
            return condition.truth(answers);
        }
        if (condition instanceof Condition.Yes yes) {
            if (yes.finding().equals(finding)) {
                return Truth.TRUE;
            }
            return yes.finding().isDerived()
                    ? ifYes(answers.vocabulary().definition(yes.finding()), finding, answers, depth - 1)
                    : Truth.UNKNOWN;
        }
        if (condition instanceof Condition.Any any) {
            return any.operands().stream()
                            .anyMatch(operand -> ifYes(operand, finding, answers, depth - 1) == Truth.TRUE)
                    ? Truth.TRUE
                    : Truth.UNKNOWN;
        }
        if (condition instanceof Condition.All all) {
            return all.operands().stream()
                            .allMatch(operand -> ifYes(operand, finding, answers, depth - 1) == Truth.TRUE)
                    ? Truth.TRUE
                    : Truth.UNKNOWN;
        }
        return Truth.UNKNOWN;
    }

    /** What an answer can help to bring about, and how many rules for that it decides alone. */
    private record Effect(Disposition couldLeadTo, int decides) {
        Effect and(Effect other) {
            if (couldLeadTo == other.couldLeadTo) {
                return new Effect(couldLeadTo, decides + other.decides);
            }
            return other.couldLeadTo.isMoreUrgentThan(couldLeadTo) ? other : this;
        }
    }
}
