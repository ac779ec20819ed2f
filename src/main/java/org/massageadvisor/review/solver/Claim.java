package org.massageadvisor.review.solver;

import org.logicng.formulas.Formula;

/** Something that is true of some clients and false of others; {@link AllClients} makes them and asks about them. */
public final class Claim {
    private final Formula formula;

    Claim(Formula formula) {
        this.formula = formula;
    }

    Formula formula() {
        return formula;
    }
}
