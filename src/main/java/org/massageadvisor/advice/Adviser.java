package org.massageadvisor.advice;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.massageadvisor.Disposition;
import org.massageadvisor.Recommendation;
import org.massageadvisor.engine.FiredRule;
import org.massageadvisor.rulebook.Answers;
import org.massageadvisor.rulebook.Evidence;
import org.massageadvisor.rulebook.Finding;
import org.massageadvisor.rulebook.Outcome;
import org.massageadvisor.rulebook.Rule;
import org.massageadvisor.rulebook.Rulebook;

/** Makes recommendations from the rules that fired. Immutable. */
public final class Adviser {
    private final Rulebook rulebook;
    private final Planner planner;
    private final Stakes stakes;
    private final Outcome needsMoreInformation;
    private final Map<String, List<String>> sources = new HashMap<>();

    public Adviser(Rulebook rulebook) {
        this.rulebook = rulebook;
        this.planner = new Planner(rulebook);
        this.stakes = new Stakes(rulebook);
        this.needsMoreInformation = rulebook.outcomes().get(Disposition.NEEDS_MORE_INFORMATION);
        for (Rule rule : rulebook.rules()) {
            sources.put(rule.id(), rule.sources().stream().map(Evidence::id).toList());
        }
    }

    /** The recommendation for a client with these answers, for whom these rules fired. */
    public Recommendation advise(@Nullable String intakeId, Answers answers, List<FiredRule> fired) {
        return assess(intakeId, stakes.outlook(requireOwn(answers)), fired).recommendation();
    }

    /** The disposition alone of a client with these answers, for whom these rules fired. */
    public Disposition disposition(Answers answers, List<FiredRule> fired) {
        boolean isCoreOpen = !coreQuestions(requireOwn(answers), fired).isEmpty();
        return new Combination(rulebook.outcomes(), fired, sources, isCoreOpen).disposition();
    }

    /** What can still come for a client with these answers. */
    public Outlook outlook(Answers answers) {
        return stakes.outlook(requireOwn(answers));
    }

    /** The recommendation for a client, for whom these rules fired, together with what can still come of it. */
    public Assessment assess(@Nullable String intakeId, Outlook outlook, List<FiredRule> fired) {
        Answers answers = outlook.answers();
        Set<Finding> core = coreQuestions(answers, fired);
        Combination combination = new Combination(rulebook.outcomes(), fired, sources, !core.isEmpty());
        Disposition disposition = combination.disposition();
        Prospect prospect = new Prospect(outlook, disposition, core);
        return new Assessment(
                new Recommendation(
                        intakeId,
                        disposition,
                        prospect.isSettled(),
                        prospect.atMost(),
                        combination.selfMassage(),
                        combination.conclusions(),
                        combination.exclusions(),
                        disposition.allowsMassage() ? planner.plan(combination, fired) : null,
                        prospect.openQuestions(),
                        rulebook.edition()),
                outlook,
                prospect);
    }

    /** A recommendation, how the rules stand behind it, and what can still come of it. */
    public record Assessment(Recommendation recommendation, Outlook outlook, Prospect prospect) {}

    private Answers requireOwn(Answers answers) {
        if (answers.vocabulary() != rulebook.vocabulary()) {
            throw new IllegalArgumentException("the answers are in the terms of another vocabulary");
        }
        return answers;
    }

    /** The unanswered core questions: those of the vocabulary, and those that a rule asks for because of other answers. */
    private Set<Finding> coreQuestions(Answers answers, List<FiredRule> fired) {
        Set<Finding> open = new LinkedHashSet<>();
        for (Finding finding : rulebook.vocabulary().coreQuestions(answers)) {
            if (!answers.isAnswered(finding)) {
                open.add(finding);
            }
        }
        for (FiredRule each : fired) {
            if (each.rule().gives().contains(needsMoreInformation)) {
                for (Finding finding : each.findings()) {
                    if (!answers.isAnswered(finding)) {
                        open.add(finding);
                    }
                }
            }
        }
        return open;
    }
}
