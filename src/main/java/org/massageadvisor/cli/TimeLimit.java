package org.massageadvisor.cli;

import java.io.PrintStream;
import org.massageadvisor.review.solver.Effort;
import org.massageadvisor.rulebook.Numbers;
import picocli.CommandLine;

/** How long proofs may take. */
final class TimeLimit {
    private static final double LONGEST = 86_400;

    @CommandLine.Option(
            names = "--time-limit",
            paramLabel = "SECONDS",
            description = "How long proofs about all clients may take; 60 unless told.")
    private double seconds = 60;

    /** Whether the limit can be used; if not, that is said. */
    boolean isFit(PrintStream err) {
        boolean isFit = seconds >= 0 && seconds <= LONGEST;
        if (!isFit) {
            err.println(Words.problem(
                    "--time-limit " + Numbers.text(seconds),
                    "seconds from 0 to " + Numbers.text(LONGEST) + " expected"));
        }
        return isFit;
    }

    Effort effort(Runnable progress) {
        return new Effort(Math.round(seconds * 1_000), progress);
    }

    /** {@code within 60 seconds; --time-limit gives more time}. */
    String words() {
        return "within " + Numbers.text(seconds) + " seconds; --time-limit gives more time";
    }
}
