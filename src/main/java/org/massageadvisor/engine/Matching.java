package org.massageadvisor.engine;

import java.util.BitSet;
import org.massageadvisor.rulebook.Answers;

/** One client passing through the engine: the answers, and the rules that fired so far. */
final class Matching {
    private final Answers answers;
    private final BitSet fired = new BitSet();

    Matching(Answers answers) {
        this.answers = answers;
    }

    Answers answers() {
        return answers;
    }

    void fire(int rule) {
        fired.set(rule);
    }

    BitSet fired() {
        return fired;
    }
}
