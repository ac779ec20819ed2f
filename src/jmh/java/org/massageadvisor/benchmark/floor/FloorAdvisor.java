package org.massageadvisor.benchmark.floor;

import java.util.BitSet;
import java.util.List;
import org.massageadvisor.Disposition;
import org.massageadvisor.OpenQuestion;
import org.massageadvisor.Recommendation;
import org.massageadvisor.intake.Intake;
import org.massageadvisor.intake.IntakeCheck;
import org.massageadvisor.rulebook.Rule;
import org.massageadvisor.rulebook.Rulebook;

/**
 * The advice of {@code MassageAdvisor} written by hand. It takes rulebooks of tables, whatever is in them, and refuses rules that are code. Safe for any number of
 * threads.
 *
 * <p>It has no step that fires rules: whoever judges which conditions further answers can change, knows which of them hold as things stand.
 */
public final class FloorAdvisor {
    private final Rulebook rulebook;
    private final Clauses clauses;
    private final Effects effects;
    private final OutcomeTable table;
    private final KnownRule[] rules;
    private final CoreQuestions coreQuestions;
    private final Planner planner;
    private final Agenda.Kept questions;

    /** @throws IllegalArgumentException if a rule is code, of which nothing can be worked out beforehand */
    public FloorAdvisor(Rulebook rulebook) {
        this.rulebook = rulebook;
        List<Rule> all = rulebook.rules();
        this.clauses = new Clauses(rulebook.vocabulary(), all);
        this.effects = new Effects(all, clauses, rulebook.outcomes());
        this.table = new OutcomeTable(rulebook.outcomes());
        this.rules = new KnownRule[all.size()];
        for (int i = 0; i < rules.length; i++) {
            int clause = clauses.clauseOf[i];
            rules[i] = new KnownRule(all.get(i), clause, effects.ofRule(i), clauses.all[clause].always);
        }
        this.coreQuestions = new CoreQuestions(rulebook.vocabulary(), clauses.pain);
        this.planner = new Planner(rules, rulebook.outcomes());
        this.questions = new Agenda.Kept(rulebook.vocabulary().findings());
    }

    /** The advice for one client, equal to that of {@code MassageAdvisor}. */
    public Recommendation advise(Intake intake) {
        Client client = new Client(clauses, intake, IntakeCheck.check(intake, rulebook.vocabulary()));
        BitSet core = coreQuestions.open(client, rules);
        Combination combination = new Combination(table, rules, client, !core.isEmpty());
        Disposition disposition = combination.disposition();
        boolean couldCoreBeOpen = coreQuestions.couldBeOpen(client);
        Prospect prospect = new Prospect(effects, client, disposition, couldCoreBeOpen);
        return new Recommendation(
                intake.id(),
                disposition,
                prospect.atMost() == disposition && core.isEmpty(),
                prospect.atMost(),
                combination.selfMassage(),
                combination.conclusions(),
                combination.exclusions(),
                disposition.allowsMassage() ? planner.plan(client, combination.inForce()) : null,
                openQuestions(client, core, disposition, prospect, couldCoreBeOpen),
                rulebook.edition());
    }

    private List<OpenQuestion> openQuestions(
            Client client, BitSet core, Disposition disposition, Prospect prospect, boolean couldCoreBeOpen) {
        Agenda agenda = new Agenda(rulebook.vocabulary().findings().size(), disposition);
        boolean couldWait = prospect.canChange()
                && prospect.isMassagePossible()
                && Disposition.NEEDS_MORE_INFORMATION.isMoreUrgentThan(disposition);
        if (couldWait && couldCoreBeOpen) {
            coreQuestions.fill(agenda, client);
        }
        if (prospect.canChange() || prospect.isMassagePossible()) {
            new Weighing(effects, table, rules, client, prospect).fill(agenda);
        }
        return agenda.inOrder(core, client, questions);
    }
}
