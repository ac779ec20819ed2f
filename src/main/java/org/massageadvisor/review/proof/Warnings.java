package org.massageadvisor.review.proof;

import java.util.function.Predicate;
import org.massageadvisor.review.solver.Claim;
import org.massageadvisor.rulebook.Answers;
import org.massageadvisor.table.Problems;
import org.massageadvisor.table.Table;

/** Warnings of what an author can mark as deliberate; nothing is said of what is marked. */
final class Warnings {
    private final Deliberate deliberate;
    private final Inquiry inquiry;
    private final Problems problems;

    Warnings(Deliberate deliberate, Inquiry inquiry, Problems problems) {
        this.deliberate = deliberate;
        this.inquiry = inquiry;
        this.problems = problems;
    }

    /** A warning at a cell. */
    void warn(Table.Row row, String column, String kind, String message) {
        if (!deliberate.covers(row, kind)) {
            problems.warning(row, column, kind, message);
        }
    }

    /** As {@link #warn(Table.Row, String, String, String)}, with the smallest client of whom a claim is true. */
    void warn(Table.Row row, String column, String kind, String message, Claim claim, Predicate<Answers> shows) {
        if (!deliberate.covers(row, kind)) {
            inquiry.warn(new Inquiry.Fault(row, column, kind, message), claim, shows);
        }
    }
}
