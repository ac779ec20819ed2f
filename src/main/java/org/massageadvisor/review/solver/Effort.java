package org.massageadvisor.review.solver;

/**
 * How much may be spent on questions about all clients.
 *
 * @param milliseconds how long all of them together may take; what is asked later stays undecided
 * @param progress told of each claim that was decided
 */
public record Effort(long milliseconds, Runnable progress) {

    /** So long, and nobody waits for news. */
    public static Effort ofMilliseconds(long milliseconds) {
        return new Effort(milliseconds, () -> {});
    }
}
