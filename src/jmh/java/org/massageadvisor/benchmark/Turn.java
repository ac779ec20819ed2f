package org.massageadvisor.benchmark;

import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Which of the clients of a benchmark is next. */
@State(Scope.Thread)
public class Turn {
    static final int CLIENTS = 100;

    private int next;

    int next() {
        next = next == CLIENTS - 1 ? 0 : next + 1;
        return next;
    }
}
