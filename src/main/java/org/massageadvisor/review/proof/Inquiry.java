package org.massageadvisor.review.proof;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.massageadvisor.review.Advised;
import org.massageadvisor.review.Practice;
import org.massageadvisor.review.WorkedClientText;
import org.massageadvisor.review.solver.AllClients;
import org.massageadvisor.review.solver.Claim;
import org.massageadvisor.review.solver.FoundClient;
import org.massageadvisor.review.solver.Verdict;
import org.massageadvisor.rulebook.Answers;
import org.massageadvisor.rulebook.Rulebook;
import org.massageadvisor.table.Problem;
import org.massageadvisor.table.Problems;
import org.massageadvisor.table.Table;

/** Warnings of what is true of some client, with the smallest as evidence, who is tried on the engine before anybody is told. */
final class Inquiry {
    private final AllClients all;
    private final Rulebook rulebook;
    private final Practice practice;
    private final Problems problems;

    /**
     * Where something is wrong, and what.
     *
     * @param what in words that an example can follow
     */
    record Fault(Table.Row row, String column, String kind, String what) {}

    Inquiry(Rulebook rulebook, AllClients all, Problems problems) {
        this.all = all;
        this.rulebook = rulebook;
        this.practice = new Practice(rulebook);
        this.problems = problems;
    }

    /** The advice for a client, as it really is. */
    Advised advise(Answers answers) {
        return practice.advise(answers);
    }

    /**
     * Whether there is a client of whom something is true that should be true of nobody; if so, a problem with the smallest one as an example. One who does
     * not show it on the engine is a defect of the program, which is said instead.
     *
     * @param shows whether a client shows what is claimed
     */
    Verdict warnOf(Claim claim, Fault fault, Predicate<Answers> shows) {
        Verdict verdict = all.exists(claim);
        if (verdict == Verdict.SOME) {
            problems.warning(fault.row(), fault.column(), fault.kind(), fault.what() + example(claim, fault, shows));
        }
        return verdict;
    }

    private String example(Claim claim, Fault fault, Predicate<Answers> shows) {
        Optional<FoundClient> found = all.smallest(claim);
        if (found.isEmpty()) {
            return "";
        }
        Answers client = found.get().answers(rulebook.vocabulary());
        String answers = WorkedClientText.answers(WorkedClientText.intake(List.of(client)));
        if (!shows.test(client)) {
            problems.add(Problem.error(
                    fault.row().place(""),
                    "defect",
                    "a proof and the advice disagree, which is a defect of the program; please report it with this client: "
                            + answers));
            return "";
        }
        return "; for example for a client with " + answers;
    }
}
