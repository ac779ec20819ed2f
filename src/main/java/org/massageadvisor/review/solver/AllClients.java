package org.massageadvisor.review.solver;

import java.util.ArrayList;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.logicng.datastructures.Assignment;
import org.logicng.datastructures.Tristate;
import org.logicng.formulas.FType;
import org.logicng.formulas.Formula;
import org.logicng.formulas.FormulaFactory;
import org.logicng.formulas.Literal;
import org.logicng.formulas.Variable;
import org.logicng.handlers.MaxSATHandler;
import org.logicng.handlers.SATHandler;
import org.logicng.handlers.TimeoutHandler;
import org.logicng.handlers.TimeoutMaxSATHandler;
import org.logicng.handlers.TimeoutSATHandler;
import org.logicng.solvers.MaxSATSolver;
import org.logicng.solvers.MiniSat;
import org.logicng.solvers.SATSolver;
import org.logicng.solvers.SolverState;
import org.logicng.solvers.maxsat.algorithms.MaxSAT;
import org.massageadvisor.rulebook.Condition;
import org.massageadvisor.rulebook.Finding;
import org.massageadvisor.rulebook.Rulebook;
import org.massageadvisor.rulebook.Vocabulary;

/**
 * All clients that there can be, with whatever answers and none, and the advice that one rulebook or several give them. Says whether there is any of whom a
 * claim is true, and which is the smallest. Not for several threads at once.
 */
public final class AllClients {
    private final FormulaFactory formulas = new FormulaFactory();
    private final SATSolver solver = MiniSat.miniSat(formulas);
    private final Definitions definitions = new Definitions(formulas, solver::add);
    private final List<Vocabulary> vocabularies;
    private final List<Condition> conditions;
    private final AnswerVariables client;
    private final IdentityHashMap<Rulebook, AdviceModel> advice = new IdentityHashMap<>();
    private final SATHandler limit;
    private final MaxSATHandler searchLimit;
    private final Runnable progress;
    private final List<Formula> clientLaws = new ArrayList<>();
    private final Map<String, Formula> same = new LinkedHashMap<>();
    private @Nullable AdviceModel otherAdvice;
    private int decided;
    private int undecided;

    private AllClients(List<Rulebook> rulebooks, Collection<Condition> further, Effort effort) {
        this.vocabularies = rulebooks.stream().map(Rulebook::vocabulary).toList();
        this.conditions = new ArrayList<>(further);
        rulebooks.forEach(rulebook -> rulebook.rules().forEach(rule -> conditions.add(rule.when())));
        this.limit = new TimeoutSATHandler(effort.milliseconds(), TimeoutHandler.TimerType.SINGLE_TIMEOUT);
        this.searchLimit = new TimeoutMaxSATHandler(effort.milliseconds(), TimeoutHandler.TimerType.SINGLE_TIMEOUT);
        limit.started();
        searchLimit.started();
        this.progress = effort.progress();
        this.client = client("");
        for (Rulebook rulebook : rulebooks) {
            advice.put(rulebook, advice(rulebook, client));
        }
    }

    /**
     * The clients of one rulebook, or of several with all their questions together.
     *
     * @param further conditions beside those of the rulebooks that will be asked about
     * @throws IllegalArgumentException if a condition is code, of which nothing can be proved
     */
    public static AllClients of(List<Rulebook> rulebooks, Collection<Condition> further, Effort effort) {
        return new AllClients(rulebooks, further, effort);
    }

    private AnswerVariables client(String name) {
        AnswerVariables variables = new AnswerVariables(formulas, vocabularies, conditions, name);
        clientLaws.addAll(variables.laws());
        solver.add(variables.laws());
        return variables;
    }

    private AdviceModel advice(Rulebook rulebook, AnswerVariables answers) {
        return new AdviceModel(definitions, rulebook, new ClientModel(definitions, rulebook.vocabulary(), answers));
    }

    /** The advice of a rulebook for any client. */
    public AdviceModel advice(Rulebook rulebook) {
        AdviceModel made = advice.get(rulebook);
        if (made == null) {
            throw new IllegalArgumentException("another rulebook");
        }
        return made;
    }

    /** Any client, with another answer to a question of the only rulebook. */
    public OtherAnswer otherAnswer(Finding question) {
        AdviceModel made = otherAdvice;
        if (made == null) {
            AnswerVariables other = client("other ");
            made = advice(only(), other);
            client.sameAs(other).forEach((code, means) -> same.put(code, definitions.name(means)));
            otherAdvice = made;
        }
        Map<String, Formula> rest = new LinkedHashMap<>(same);
        rest.remove(question.code());
        return new OtherAnswer(made, new Claim(formulas.and(rest.values())));
    }

    private Rulebook only() {
        if (advice.size() > 1) {
            throw new IllegalStateException("one rulebook expected");
        }
        return advice.keySet().iterator().next();
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

    /** The same claim under a short name, for one that is part of many questions. */
    public Claim named(Claim claim) {
        return new Claim(definitions.name(claim.formula()));
    }

    /** That one of these is true and the other is not. */
    public Claim differ(Claim one, Claim other) {
        return not(new Claim(formulas.equivalence(one.formula(), other.formula())));
    }

    private static List<Formula> formulasOf(Collection<Claim> claims) {
        return claims.stream().map(Claim::formula).toList();
    }

    /** Whether there is a client of whom this is true. */
    public Verdict exists(Claim claim) {
        Verdict verdict = search(claim);
        if (verdict == Verdict.UNDECIDED) {
            undecided++;
        } else {
            decided++;
            progress.run();
        }
        return verdict;
    }

    /** Some client of whom this is true, found quickly, who may have answered more than it takes; empty if none was found. */
    public Optional<FoundClient> some(Claim claim) {
        List<Literal> all = conjunction(definitions.name(claim.formula()));
        return all != null && !isTimeOver() && solver.sat(limit, all) == Tristate.TRUE
                ? Optional.of(new FoundClient(client, solver.model(client.variables())))
                : Optional.empty();
    }

    /** Of how many claims it was decided whether there is a client of whom they are true. */
    public int decided() {
        return decided;
    }

    /** For how many questions, about claims and about smallest clients, the time did not suffice. */
    public int undecided() {
        return undecided;
    }

    private Verdict search(Claim claim) {
        if (claim.formula().type() == FType.FALSE) {
            return Verdict.NONE;
        }
        if (isTimeOver()) {
            return Verdict.UNDECIDED;
        }
        List<Literal> all = conjunction(claim.formula());
        if (all != null) {
            return verdict(solver.sat(limit, all));
        }
        SolverState before = solver.saveState();
        solver.add(claim.formula());
        Verdict verdict = verdict(solver.sat(limit));
        solver.loadState(before);
        return verdict;
    }

    /** The solver itself looks only where it meets a conflict. */
    private boolean isTimeOver() {
        return !limit.detectedConflict();
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
     * The smallest client of whom this is true: the fewest answers, and of the answers to the same questions those that report the least. Empty if there is
     * none, or the time ran out.
     */
    public Optional<FoundClient> smallest(Claim claim) {
        List<Formula> laws = new ArrayList<>(clientLaws);
        laws.add(claim.formula());
        laws.addAll(definitions.behind(claim.formula()).values());
        Assignment fewest = fewest(client.variables(), laws);
        if (fewest == null) {
            return Optional.empty();
        }
        client.leftOut(fewest).forEach(each -> laws.add(each.negate()));
        Assignment quietest = fewest(client.reports(), laws);
        return Optional.of(new FoundClient(client, quietest == null ? fewest : quietest));
    }

    /** An assignment that makes as few of these true as the laws allow; null if the laws allow none, or the time ran out. */
    private @Nullable Assignment fewest(Collection<Variable> variables, List<Formula> laws) {
        MaxSATSolver search = MaxSATSolver.oll(formulas);
        laws.forEach(search::addHardFormula);
        variables.forEach(each -> search.addSoftFormula(each.negate(), 1));
        MaxSAT.MaxSATResult result = isTimeOver() ? MaxSAT.MaxSATResult.UNDEF : search.solve(searchLimit);
        if (result == MaxSAT.MaxSATResult.UNDEF) {
            undecided++;
        }
        return result == MaxSAT.MaxSATResult.OPTIMUM ? search.model() : null;
    }
}
