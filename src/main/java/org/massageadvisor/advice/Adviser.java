package org.massageadvisor.advice;

import java.util.BitSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.massageadvisor.Disposition;
import org.massageadvisor.Recommendation;
import org.massageadvisor.engine.FiredRule;
import org.massageadvisor.rulebook.Answers;
import org.massageadvisor.rulebook.Finding;
import org.massageadvisor.rulebook.Outcome;
import org.massageadvisor.rulebook.Rulebook;

/** Makes recommendations from the rules that fired. Immutable. */
public final class Adviser {
    private final Rulebook rulebook;
    private final Planner planner;
    private final Stakes stakes;
    private final Reasons reasons;
    private final Outcome needsMoreInformation;

    public Adviser(Rulebook rulebook) {
        this.rulebook = rulebook;
        this.planner = new Planner(rulebook);
        this.stakes = new Stakes(rulebook);
        this.reasons = new Reasons(rulebook);
        this.needsMoreInformation = rulebook.outcomes().get(Disposition.NEEDS_MORE_INFORMATION);
    }

    /** The recommendation for a client with these answers, for whom these rules fired. */
    public Recommendation advise(@Nullable String intakeId, Answers answers, List<FiredRule> fired) {
        return assess(intakeId, stakes.outlook(requireOwn(answers)), fired, Purpose.LIMITS)
                .recommendation();
    }

    /** The recommendation for a client with these answers, for whom these rules fired, and what can still come of it. */
    public Assessment assess(@Nullable String intakeId, Answers answers, List<FiredRule> fired) {
        return assess(intakeId, stakes.outlook(requireOwn(answers)), fired, Purpose.PLAN);
    }

    /** As {@link #assess(String, Answers, List)}, going on from what is known about the client already, which costs less. */
    public Assessment assess(@Nullable String intakeId, Assessment before, Answers answers, List<FiredRule> fired) {
        return assess(intakeId, before.outlook().after(requireOwn(answers)), fired, Purpose.PLAN);
    }

    private Assessment assess(@Nullable String intakeId, Outlook outlook, List<FiredRule> fired, Purpose last) {
        Answers answers = outlook.answers();
        BitSet core = coreQuestions(answers, fired);
        Combination combination = new Combination(rulebook.outcomes(), fired, reasons, !core.isEmpty());
        Disposition disposition = combination.disposition();
        Prospect prospect = new Prospect(outlook, disposition, core, last);
        Recommendation recommendation = new Recommendation(
                intakeId,
                disposition,
                prospect.isSettled(),
                prospect.atMost(),
                combination.selfMassage(),
                combination.conclusions(),
                combination.exclusions(),
                disposition.allowsMassage() ? planner.plan(combination, fired) : null,
                prospect.openQuestions(),
                rulebook.edition());
        return new Assessment(recommendation, outlook, prospect);
    }

    /** The disposition alone of a client with these answers, for whom these rules fired. */
    public Disposition disposition(Answers answers, List<FiredRule> fired) {
        return combine(answers, fired).disposition();
    }

    /**
     * The outcomes in force for a client with these answers, for whom these rules fired, in the order of the table; the disposition is among
     * them. It costs less than a recommendation, which has the reasons and the open questions too.
     */
    public Set<Outcome> inForce(Answers answers, List<FiredRule> fired) {
        return combine(answers, fired).inForce();
    }

    private Combination combine(Answers answers, List<FiredRule> fired) {
        boolean isCoreOpen = !coreQuestions(requireOwn(answers), fired).isEmpty();
        return new Combination(rulebook.outcomes(), fired, reasons, isCoreOpen);
    }

    private Answers requireOwn(Answers answers) {
        if (answers.vocabulary() != rulebook.vocabulary()) {
            throw new IllegalArgumentException("the answers are in the terms of another vocabulary");
        }
        return answers;
    }

    /** The indexes of the unanswered core questions: those of the vocabulary, and those that a rule asks for because of other answers. */
    private BitSet coreQuestions(Answers answers, List<FiredRule> fired) {
        BitSet open = new BitSet(rulebook.vocabulary().findings().size());
        addOpen(rulebook.vocabulary().coreQuestions(answers), answers, open);
        for (int i = 0; i < fired.size(); i++) {
            if (fired.get(i).rule().gives().contains(needsMoreInformation)) {
                addOpen(fired.get(i).findings(), answers, open);
            }
        }
        return open;
    }

    private static void addOpen(List<Finding> findings, Answers answers, BitSet open) {
        for (int i = 0; i < findings.size(); i++) {
            if (!answers.isAnswered(findings.get(i))) {
                open.set(findings.get(i).index());
            }
        }
    }
}
