package org.massageadvisor.review.proof;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.logicng.datastructures.Assignment;
import org.logicng.datastructures.Tristate;
import org.logicng.formulas.CType;
import org.logicng.formulas.FType;
import org.logicng.formulas.Formula;
import org.logicng.formulas.FormulaFactory;
import org.logicng.formulas.Literal;
import org.logicng.formulas.Variable;
import org.logicng.handlers.TimeoutHandler;
import org.logicng.handlers.TimeoutOptimizationHandler;
import org.logicng.solvers.MiniSat;
import org.logicng.solvers.SATSolver;
import org.logicng.solvers.SolverState;
import org.logicng.solvers.functions.OptimizationFunction;
import org.massageadvisor.Disposition;
import org.massageadvisor.rulebook.Answers;
import org.massageadvisor.rulebook.Condition;
import org.massageadvisor.rulebook.Finding;
import org.massageadvisor.rulebook.Outcome;
import org.massageadvisor.rulebook.Rule;
import org.massageadvisor.rulebook.Rulebook;

/**
 * All clients that there can be, with whatever answers and none, and the advice that a rulebook gives them. Says whether there is any of whom a claim is
 * true, and which is the smallest. Not for several threads at once.
 */
public final class AllClients {
    private final FormulaFactory formulas = new FormulaFactory();
    private final ClientModel client;
    private final AdviceModel advice;
    private final SATSolver solver;
    private final TimeoutOptimizationHandler limit;

    private AllClients(Rulebook rulebook, Collection<Condition> further, long milliseconds) {
        List<Condition> conditions = new ArrayList<>(further);
        rulebook.rules().forEach(rule -> conditions.add(rule.when()));
        this.client = new ClientModel(formulas, rulebook.vocabulary(), conditions, "");
        this.advice = new AdviceModel(formulas, rulebook, client, "");
        this.solver = MiniSat.miniSat(formulas);
        this.limit = new TimeoutOptimizationHandler(milliseconds, TimeoutHandler.TimerType.SINGLE_TIMEOUT);
        limit.started();
        solver.add(client.laws());
        solver.add(advice.laws());
    }

    /**
     * The clients of a rulebook.
     *
     * @param further conditions beside those of the rulebook that will be asked about
     * @param milliseconds how long all questions together may take; what is asked later stays undecided
     * @throws IllegalArgumentException if a condition is code, of which nothing can be proved
     */
    public static AllClients of(Rulebook rulebook, Collection<Condition> further, long milliseconds) {
        return new AllClients(rulebook, further, milliseconds);
    }

    /** That a condition holds. */
    public Claim holds(Condition condition) {
        return new Claim(client.formula(condition));
    }

    /** That a rule fires. */
    public Claim fires(Rule rule) {
        return new Claim(advice.fires(rule.id()));
    }

    /** That an outcome is in force. */
    public Claim inForce(Outcome outcome) {
        return new Claim(advice.inForce(outcome));
    }

    /** That an outcome is excluded. */
    public Claim excluded(Outcome outcome) {
        return new Claim(advice.excluded(outcome));
    }

    /** That this is what should happen. */
    public Claim is(Disposition disposition) {
        return new Claim(advice.is(disposition));
    }

    /** That this would happen if the client answered a question with yes, or with no, and everything else as before. */
    public Map<Disposition, Claim> answering(Finding question, boolean yes) {
        Map<Disposition, Claim> claims = new EnumMap<>(Disposition.class);
        advice.answering(question, yes).forEach((disposition, formula) -> claims.put(disposition, new Claim(formula)));
        return claims;
    }

    /** That a core question is open. */
    public Claim coreQuestionOpen() {
        return new Claim(advice.coreQuestionOpen());
    }

    /** That all of these are true. */
    public Claim all(Claim... claims) {
        return new Claim(formulas.and(formulasOf(List.of(claims))));
    }

    /** That at least one of these is true. */
    public Claim any(Collection<Claim> claims) {
        return new Claim(formulas.or(formulasOf(claims)));
    }

    /** That this is not true. */
    public Claim not(Claim claim) {
        return new Claim(formulas.not(claim.formula()));
    }

    private static List<Formula> formulasOf(Collection<Claim> claims) {
        return claims.stream().map(Claim::formula).toList();
    }

    /** Whether there is a client of whom this is true. */
    public Verdict exists(Claim claim) {
        List<Literal> all = conjunction(claim.formula());
        if (all != null) {
            return verdict(solver.sat(limit.satHandler(), all));
        }
        SolverState before = solver.saveState();
        solver.add(claim.formula());
        Verdict verdict = verdict(solver.sat(limit.satHandler()));
        solver.loadState(before);
        return verdict;
    }

    private static Verdict verdict(Tristate found) {
        return switch (found) {
            case TRUE -> Verdict.SOME;
            case FALSE -> Verdict.NONE;
            case UNDEF -> Verdict.UNDECIDED;
        };
    }

    /** The literals that must all be true, which can be asked about without a trace; null if it is no such formula. */
    private static @Nullable List<Literal> conjunction(Formula formula) {
        if (formula.type() == FType.LITERAL) {
            return List.of((Literal) formula);
        }
        if (formula.type() != FType.AND) {
            return null;
        }
        List<Literal> all = new ArrayList<>();
        for (Formula operand : formula) {
            if (operand.type() != FType.LITERAL) {
                return null;
            }
            all.add((Literal) operand);
        }
        return all;
    }

    /**
     * The answers of the smallest client of whom this is true: the fewest answers, and among those the fewest that report something. Empty if there is
     * none, or the time ran out.
     */
    public Optional<Answers> smallest(Claim claim) {
        SolverState before = solver.saveState();
        try {
            solver.add(claim.formula());
            Collection<Variable> answers = client.variables();
            Assignment fewest = fewest(answers);
            if (fewest == null) {
                return Optional.empty();
            }
            long count = answers.stream().filter(fewest::evaluateLit).count();
            solver.add(formulas.cc(CType.LE, (int) count, answers));
            Assignment quietest = fewest(client.reports());
            return Optional.of(client.answers(quietest == null ? fewest : quietest));
        } finally {
            solver.loadState(before);
        }
    }

    private @Nullable Assignment fewest(Collection<Variable> variables) {
        return verdict(solver.sat(limit.satHandler())) != Verdict.SOME
                ? null
                : solver.execute(OptimizationFunction.builder()
                        .literals(variables)
                        .additionalVariables(client.variables())
                        .minimize()
                        .handler(limit)
                        .build());
    }
}
