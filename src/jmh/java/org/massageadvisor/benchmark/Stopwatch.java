package org.massageadvisor.benchmark;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntFunction;

/** Measures what is done for one client after the other, over and over again. */
final class Stopwatch {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private final long nanos;

    /** @param millis for how long each measure is taken */
    Stopwatch(long millis) {
        this.nanos = millis * 1_000_000;
    }

    /** Does it for this long, so that it is compiled. */
    static void warmUp(long millis, IntFunction<?> work) {
        new Stopwatch(millis).nanosEach(work);
    }

    /** How long it takes for one client, in nanoseconds. */
    double nanosEach(IntFunction<?> work) {
        long start = System.nanoTime();
        long rounds = 0;
        long spent;
        do {
            round(work);
            rounds++;
            spent = System.nanoTime() - start;
        } while (spent < nanos);
        return spent / (double) (rounds * Turn.CLIENTS);
    }

    /** How often it is done in a second by this many threads together. */
    double perSecond(int threads, IntFunction<?> work) {
        AtomicLong rounds = new AtomicLong();
        long end = System.nanoTime() + nanos;
        List<CompletableFuture<Void>> running = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            running.add(CompletableFuture.runAsync(
                    () -> {
                        long own = 0;
                        while (System.nanoTime() < end) {
                            round(work);
                            own++;
                        }
                        rounds.addAndGet(own);
                    },
                    each -> new Thread(each).start()));
        }
        running.forEach(CompletableFuture::join);
        return rounds.get() * Turn.CLIENTS * 1e9 / nanos;
    }

    /** How many bytes it allocates for one client. */
    double bytesEach(IntFunction<?> work) {
        long thread = Thread.currentThread().getId();
        long start = THREADS.getThreadAllocatedBytes(thread);
        round(work);
        return (THREADS.getThreadAllocatedBytes(thread) - start) / (double) Turn.CLIENTS;
    }

    private static void round(IntFunction<?> work) {
        for (int client = 0; client < Turn.CLIENTS; client++) {
            if (work.apply(client) == null) {
                throw new IllegalStateException("nothing came of client " + client);
            }
        }
    }
}
