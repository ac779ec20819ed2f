package org.massageadvisor.review;

import java.util.Optional;
import java.util.function.Predicate;
import org.massageadvisor.advice.Adviser;
import org.massageadvisor.engine.RuleEngine;
import org.massageadvisor.review.proof.AllClients;
import org.massageadvisor.review.proof.Claim;
import org.massageadvisor.review.proof.Verdict;
import org.massageadvisor.rulebook.Answers;
import org.massageadvisor.rulebook.Rulebook;
import org.massageadvisor.table.Problem;
import org.massageadvisor.table.Problems;
import org.massageadvisor.table.Table;

/** Questions about all clients of a rulebook, counted; and clients as evidence, each tried on the engine before anybody is told of it. */
final class Inquiry {
    private final AllClients all;
    private final RuleEngine engine;
    private final Adviser adviser;
    private final Problems problems;
    private int decided;
    private int undecided;

    Inquiry(Rulebook rulebook, AllClients all, Problems problems) {
        this.all = all;
        this.engine = RuleEngine.build(rulebook);
        this.adviser = new Adviser(rulebook);
        this.problems = problems;
    }

    /** Whether there is a client of whom this is true. */
    Verdict ask(Claim claim) {
        Verdict verdict = all.exists(claim);
        if (verdict == Verdict.UNDECIDED) {
            undecided++;
        } else {
            decided++;
        }
        return verdict;
    }

    int decided() {
        return decided;
    }

    int undecided() {
        return undecided;
    }

    /** The advice for a client, as it really is. */
    Advised advise(Answers answers) {
        var fired = engine.fire(answers);
        return new Advised(adviser.disposition(answers, fired), adviser.inForce(answers, fired));
    }

    /**
     * The smallest client of whom a claim is true, in words that can follow a message; nothing if the time ran out. A client who does not show it on the
     * engine is a defect of the program, which is said instead.
     *
     * @param row where to say so
     * @param shows whether the client shows what is claimed
     */
    String example(Claim claim, Table.Row row, Predicate<Answers> shows) {
        Optional<Answers> client = all.smallest(claim);
        if (client.isEmpty()) {
            return "";
        }
        String answers = WorkedClientText.answers(client.get());
        if (!shows.test(client.get())) {
            problems.add(Problem.error(
                    row.place(""),
                    "defect",
                    "a proof and the advice disagree, which is a defect of the program; please report it with this client: "
                            + answers));
            return "";
        }
        return "; for example for a client with " + answers;
    }
}
