package org.massageadvisor.review.proof;

import java.util.Collections;
import java.util.List;
import org.massageadvisor.review.solver.Verdict;

/**
 * What became of a law that must hold for every client.
 *
 * @param law the law, as a sentence
 * @param state whether it holds
 * @param broken for how many findings or outcomes it does not hold. For a law of safety each of them is a problem, for one of the authors only the worst is,
 *     with a client as evidence where one exists and the time sufficed
 */
public record LawProof(String law, State state, int broken) {
    /** Whether a law holds. */
    public enum State {
        /** It holds for all clients. */
        PROVED,
        /** There is a client for whom it does not hold. */
        BROKEN,
        /** The time ran out. */
        UNDECIDED
    }

    /** @param verdicts for each finding or outcome that the law is about, whether there is a client who breaks it */
    static LawProof of(String law, List<Verdict> verdicts) {
        int broken = Collections.frequency(verdicts, Verdict.SOME);
        State state = broken > 0 ? State.BROKEN : verdicts.contains(Verdict.UNDECIDED) ? State.UNDECIDED : State.PROVED;
        return new LawProof(law, state, broken);
    }
}
