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
        // A thread mostly finds the desk that it used before, which its processor still remembers.
        int place = (int) Thread.currentThread().getId() & KEPT - 1;
        Desk desk = free.getAndSet(place, null);
        if (desk == null) {
            desk = open.get();
        }
        boolean served = false;
        try {
            List<FiredRule> fired = desk.serve(answers);
            served = true;
            return fired;
        } finally {
            // One in which something failed may hold what is left of a client.
            if (!served || !free.compareAndSet(place, null, desk)) {
                desk.close();
            }
        }
    }
}
