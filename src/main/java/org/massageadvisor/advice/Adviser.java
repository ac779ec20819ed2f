package org.massageadvisor.advice;

import java.util.HashMap;
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
import org.massageadvisor.rulebook.Rule;
import org.massageadvisor.rulebook.Rulebook;

/** Makes recommendations from the rules that fired. Immutable. */
public final class Adviser {
    private final Rulebook rulebook;
    private final Planner planner;
    private final Outlook outlook;
    private final Map<String, List<String>> sources = new HashMap<>();

    public Adviser(Rulebook rulebook) {
        this.rulebook = rulebook;
        this.planner = new Planner(rulebook);
        this.outlook = new Outlook(rulebook);
        for (Rule rule : rulebook.rules()) {
            sources.put(rule.id(), rule.sources().stream().map(Evidence::id).toList());
        }
    }

    /** The recommendation for a client with these answers, for whom these rules fired. */
    public Recommendation advise(@Nullable String intakeId, Answers answers, List<FiredRule> fired) {
        if (answers.vocabulary() != rulebook.vocabulary()) {
            throw new IllegalArgumentException("the answers are in the terms of another vocabulary");
        }
        Set<Finding> core = outlook.coreQuestions(answers, fired);
        Combination combination = new Combination(rulebook.outcomes(), fired, sources, !core.isEmpty());
        Disposition disposition = combination.disposition();
        Outlook.View view = outlook.from(answers, disposition, core);
        return new Recommendation(
                intakeId,
                disposition,
                view.settled(),
                view.atMost(),
                combination.selfMassage(),
                combination.conclusions(),
                combination.exclusions(),
                disposition.allowsMassage() ? planner.plan(combination, fired) : null,
                view.questions(),
                rulebook.edition());
    }
}
