package org.massageadvisor.review.solver;

/** Whether there is any client of whom something is true. */
public enum Verdict {
    /** There is one. */
    SOME,
    /** There is none: proved for all clients. */
    NONE,
    /** The time ran out before it was decided. */
    UNDECIDED
}
