package org.massageadvisor.review.solver;

import org.jspecify.annotations.Nullable;

/** Whether the library of the solver is there, which the advisor itself does not need. */
public final class SolverLibrary {
    private static final String PART = "org.logicng.solvers.MiniSat";
    private static final String MISSING =
            "proofs need the library LogicNG, org.logicng:logicng, which is not on the class path";

    private SolverLibrary() {}

    /** What is missing to prove anything; null if it is there. */
    public static @Nullable String missing() {
        try {
            Class.forName(PART, false, SolverLibrary.class.getClassLoader());
            return null;
        } catch (ClassNotFoundException e) {
            return MISSING;
        }
    }
}
