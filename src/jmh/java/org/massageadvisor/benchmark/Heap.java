package org.massageadvisor.benchmark;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** How much memory things keep. */
final class Heap {
    private static final int EXAMPLES = 4;
    private static final int COLLECTIONS = 4;

    private Heap() {}

    /** How many megabytes stay in use for each of several that are made and kept. */
    static double megabytesOfEach(Supplier<?> make) {
        List<Object> kept = new ArrayList<>();
        double before = usedMegabytes();
        for (int i = 0; i < EXAMPLES; i++) {
            kept.add(make.get());
        }
        return (usedMegabytes() - before) / kept.size();
    }

    private static double usedMegabytes() {
        for (int i = 0; i < COLLECTIONS; i++) {
            System.gc();
        }
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / 1e6;
    }
}
