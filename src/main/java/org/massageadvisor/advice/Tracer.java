package org.massageadvisor.advice;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.massageadvisor.Explanation.Asked;
import org.massageadvisor.Explanation.Computed;
import org.massageadvisor.Explanation.Derived;
import org.massageadvisor.Explanation.Group;
import org.massageadvisor.Explanation.Part;
import org.massageadvisor.Explanation.Read;
import org.massageadvisor.Explanation.State;
import org.massageadvisor.Explanation.TracedRule;
import org.massageadvisor.rulebook.AnswerType;
import org.massageadvisor.rulebook.Answers;
import org.massageadvisor.rulebook.Comparison;
import org.massageadvisor.rulebook.Condition;
import org.massageadvisor.rulebook.Finding;
import org.massageadvisor.rulebook.Numbers;
import org.massageadvisor.rulebook.Rule;
import org.massageadvisor.rulebook.Truth;

/** Takes the conditions of rules apart for one client: what each part needs, what was found, whether it is met. */
final class Tracer {
    private static final int DEEPEST = 20;

    private final Answers answers;
    private final Set<Finding> opened = new HashSet<>();

    Tracer(Answers answers) {
        this.answers = answers;
    }

    TracedRule trace(Rule rule) {
        opened.clear();
        return new TracedRule(
                rule.id(),
                rule.where().text(),
                rule.because(),
                rule.when().holds(answers),
                part(rule.when(), true, 0),
                rule.sources());
    }

    /**
     * The part that is met if the condition holds, or, unless {@code wanted}, if it does not. So a {@code not} is worked into what it
     * stands before, and every finding says by itself which answers meet it.
     */
    private Part part(Condition condition, boolean wanted, int depth) {
        if (condition instanceof Condition.Not not) {
            return part(not.operand(), !wanted, depth);
        }
        if (condition instanceof Condition.Computed computed) {
            return computed(computed, wanted);
        }
        return condition instanceof Condition.All || condition instanceof Condition.Any
                ? group(condition, wanted, depth)
                : finding(condition, wanted, depth);
    }

    private Part group(Condition condition, boolean wanted, int depth) {
        boolean all = condition instanceof Condition.All == wanted;
        List<Part> parts = new ArrayList<>();
        for (Condition operand : condition.operands()) {
            Part part = part(operand, wanted, depth);
            if (part instanceof Group group && group.all() == all) {
                parts.addAll(group.parts());
            } else {
                parts.add(part);
            }
        }
        return parts.size() == 1 ? parts.get(0) : new Group(state(condition, wanted), all, parts);
    }

    private Part computed(Condition.Computed computed, boolean wanted) {
        return new Computed(
                state(computed, wanted),
                computed.name(),
                computed.holds(answers),
                wanted,
                computed.findings().stream()
                        .map(finding -> new Read(finding.code(), finding.label(), found(finding, answers)))
                        .toList());
    }

    private Part finding(Condition leaf, boolean wanted, int depth) {
        List<Finding> named = new ArrayList<>(1);
        leaf.eachFinding(named::add);
        Finding finding = named.get(0);
        State state = state(leaf, wanted);
        return finding.isDerived()
                ? new Derived(
                        state,
                        finding.code(),
                        finding.label(),
                        answers.isYes(finding),
                        wanted,
                        behind(finding, wanted, depth))
                : new Asked(state, finding.code(), finding.label(), found(finding, answers), needed(leaf, wanted));
    }

    private List<Part> behind(Finding derived, boolean wanted, int depth) {
        if (depth == DEEPEST || !opened.add(derived)) {
            return List.of();
        }
        Part definition = part(answers.vocabulary().definition(derived), wanted, depth + 1);
        return definition instanceof Group group && group.parts().isEmpty() ? List.of() : List.of(definition);
    }

    private State state(Condition condition, boolean wanted) {
        if (condition.holds(answers) == wanted) {
            return State.MET;
        }
        return condition.truth(answers) == Truth.UNKNOWN ? State.UNANSWERED : State.NOT_MET;
    }

    /** The answer to a question in words. */
    static String found(Finding finding, Answers answers) {
        if (!answers.isAnswered(finding)) {
            return answers.isDeclined(finding) ? "unknown" : "unanswered";
        }
        if (finding.type() instanceof AnswerType.Quantity type) {
            return type.text(answers.number(finding));
        }
        return finding.type() instanceof AnswerType.Choice
                ? AnswerType.Choice.text(answers.choice(finding))
                : answers.isYes(finding) ? "yes" : "no";
    }

    private static String needed(Condition leaf, boolean wanted) {
        if (leaf instanceof Condition.Compare compare) {
            return needed(compare.comparison(), Numbers.text(compare.bound()), wanted);
        }
        if (leaf instanceof Condition.OneOf oneOf) {
            String choices =
                    oneOf.choices().stream().map(AnswerType.Choice::text).collect(Collectors.joining(" or "));
            return wanted ? choices : "not " + choices;
        }
        if (leaf instanceof Condition.Unknown) {
            return wanted ? "unanswered" : "an answer";
        }
        String word = leaf instanceof Condition.No ? "no" : "yes";
        return wanted ? word : "not " + word;
    }

    /** A number that is not given meets what is denied, too. */
    private static String needed(Comparison comparison, String bound, boolean wanted) {
        String orUnanswered = wanted ? "" : ", or unanswered";
        return switch (comparison) {
            case LESS -> (wanted ? "less than " + bound : bound + " or more") + orUnanswered;
            case AT_MOST -> (wanted ? bound + " or less" : "more than " + bound) + orUnanswered;
            case EQUAL -> wanted ? bound : "not " + bound;
            case AT_LEAST -> (wanted ? bound + " or more" : "less than " + bound) + orUnanswered;
            case MORE -> (wanted ? "more than " + bound : bound + " or less") + orUnanswered;
        };
    }
}
