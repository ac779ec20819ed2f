package org.massageadvisor.engine;

import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Supplier;
import org.massageadvisor.rulebook.Answers;

/**
 * The sessions of an engine. Opening one costs more than serving a client, so they are kept, a few for each processor; if all are taken, a client gets a new one
 * that is closed afterwards. Nobody waits.
 */
final class Desks {
    private static final int KEPT = kept();

    private final Supplier<Desk> open;
    private final AtomicReferenceArray<Desk> free = new AtomicReferenceArray<>(KEPT);

    Desks(Supplier<Desk> open) {
        this.open = open;
    }

    private static int kept() {
        return Integer.highestOneBit(Runtime.getRuntime().availableProcessors()) * 4;
    }

    List<FiredRule> serve(Answers answers) {
        Desk desk = take();
        boolean served = false;
        try {
            List<FiredRule> fired = desk.serve(answers);
            served = true;
            return fired;
        } finally {
            // One in which something failed may hold what is left of a client.
            if (!served || !giveBack(desk)) {
                desk.close();
            }
        }
    }

    private Desk take() {
        for (int i = 0; i < KEPT; i++) {
            Desk desk = free.getAndSet(place(i), null);
            if (desk != null) {
                return desk;
            }
        }
        return open.get();
    }

    private boolean giveBack(Desk desk) {
        for (int i = 0; i < KEPT; i++) {
            if (free.compareAndSet(place(i), null, desk)) {
                return true;
            }
        }
        return false;
    }

    /** A thread begins where it was before: it mostly finds the desk that its processor still remembers. */
    private static int place(int attempt) {
        return (int) (Thread.currentThread().getId() + attempt) & (KEPT - 1);
    }
}
