package org.massageadvisor.review.solver;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.logicng.formulas.FType;
import org.logicng.formulas.Formula;
import org.logicng.formulas.FormulaFactory;
import org.logicng.formulas.Variable;

/**
 * Short names for long formulas. Formulas that are the same have one name, so what two rulebooks have in common is there once, and what differs between them is
 * seen by the names.
 */
final class Definitions {
    private final FormulaFactory formulas;
    private final Consumer<Formula> laws;
    private final Map<Formula, Variable> names = new HashMap<>();
    private final Map<Variable, Formula> meanings = new HashMap<>();

    /** @param laws takes what holds for the names */
    Definitions(FormulaFactory formulas, Consumer<Formula> laws) {
        this.formulas = formulas;
        this.laws = laws;
    }

    FormulaFactory formulas() {
        return formulas;
    }

    /** A name for a formula, or the formula itself if it is short already. */
    Formula name(Formula means) {
        if (means.isConstantFormula() || means.type() == FType.LITERAL) {
            return means;
        }
        Variable known = names.get(means);
        if (known != null) {
            return known;
        }
        Variable name = formulas.variable("defined " + names.size());
        names.put(means, name);
        meanings.put(name, means);
        laws.accept(formulas.equivalence(name, means));
        return name;
    }

    /** What holds for the names in a formula, and for those in their meanings; nothing else has a bearing on it. */
    Map<Variable, Formula> behind(Formula formula) {
        Map<Variable, Formula> behind = new LinkedHashMap<>();
        Deque<Variable> open = new ArrayDeque<>(formula.variables());
        while (!open.isEmpty()) {
            Variable name = open.remove();
            Formula means = meanings.get(name);
            if (means != null && behind.putIfAbsent(name, formulas.equivalence(name, means)) == null) {
                open.addAll(means.variables());
            }
        }
        return behind;
    }
}
