package org.massageadvisor.review.proof;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.massageadvisor.review.Advised;
import org.massageadvisor.review.Practice;
import org.massageadvisor.review.WorkedClientText;
import org.massageadvisor.review.solver.AllClients;
import org.massageadvisor.review.solver.Claim;
import org.massageadvisor.review.solver.Verdict;
import org.massageadvisor.rulebook.Answers;
import org.massageadvisor.rulebook.Outcome;
import org.massageadvisor.rulebook.Rule;
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
     * @param rest what is to be said behind the example; mostly nothing
     */
    record Fault(Table.Row row, String column, String kind, String what, String rest) {
        Fault(Table.Row row, String column, String kind, String what) {
            this(row, column, kind, what, "");
        }
    }

    Inquiry(Rulebook rulebook, AllClients all, Problems problems) {
        this.all = all;
        this.rulebook = rulebook;
        this.practice = new Practice(rulebook);
        this.problems = problems;
    }

    /** Whether a rule really fires for a client. */
    boolean fires(Rule rule, Answers answers) {
        return practice.fired(answers).contains(rule);
    }

    /** Whether an outcome is really excluded for a client. */
    boolean isExcluded(Outcome outcome, Answers answers) {
        return practice.recommend(answers).excluded().stream()
                .anyMatch(each -> each.code().equals(outcome.code()));
    }

    /** The advice for a client, as it really is. */
    Advised advise(Answers answers) {
        return practice.advise(answers);
    }

    /**
     * Whether there is a client of whom something is true that should be true of nobody; if so, a problem with the smallest one as an example.
     *
     * @param shows whether a client shows what is claimed
     */
    Verdict warnOf(Claim claim, Fault fault, Predicate<Answers> shows) {
        Verdict verdict = all.exists(claim);
        if (verdict == Verdict.SOME) {
            warn(fault, claim, shows);
        }
        return verdict;
    }

    /**
     * A problem, with the smallest client of whom a claim is true as an example, if there is one and the time suffices to find it. One who does not show it
     * on the engine is a defect of the program, which is said instead.
     */
    void warn(Fault fault, Claim claim, Predicate<Answers> shows) {
        Optional<Answers> client = all.smallest(claim).map(found -> found.answers(rulebook.vocabulary()));
        String answers = client.map(each -> WorkedClientText.answers(WorkedClientText.intake(List.of(each))))
                .orElse("");
        if (client.isPresent() && !shows.test(client.get())) {
            problems.add(Problem.warning(fault.row().place(""), "defect", Practice.DISAGREES + answers));
        } else {
            problems.warning(
                    fault.row(),
                    fault.column(),
                    fault.kind(),
                    fault.what()
                            + (client.isPresent() ? "; for example for a client with " + answers : "")
                            + fault.rest());
        }
    }
}
