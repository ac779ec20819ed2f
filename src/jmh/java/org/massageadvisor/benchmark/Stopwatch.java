package org.massageadvisor.benchmark;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.DoubleAdder;

/** Measures what is done for one client after the other, over and over again. */
final class Stopwatch {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private final long nanos;

    /** Seen by all threads, so what is put into it cannot be left out. */
    @SuppressWarnings("UnusedVariable")
    private volatile Object[] sink = {};

    /** @param millis for how long each measure is taken */
    Stopwatch(long millis) {
        this.nanos = millis * 1_000_000;
    }

    /** Does it for this long, so that it is compiled. */
    static void warmUp(long millis, Work work) {
        new Stopwatch(millis).nanosEach(work);
    }

    /** How long it takes for one client, in nanoseconds. */
    double nanosEach(Work work) {
        Object[] own = ownSink();
        long rounds = 0;
        long spent = 0;
        while (spent < nanos) {
            work.prepare();
            long start = System.nanoTime();
            round(work, own);
            spent += System.nanoTime() - start;
            rounds++;
        }
        return spent / (double) (rounds * Turn.CLIENTS);
    }

    /** How often it is done in a second by this many threads together. Nothing is made ready between rounds. */
    double perSecond(int threads, Work work) {
        DoubleAdder perSecond = new DoubleAdder();
        List<CompletableFuture<Void>> running = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            running.add(CompletableFuture.runAsync(
                    () -> perSecond.add(1e9 / nanosEach(work)), each -> new Thread(each).start()));
        }
        running.forEach(CompletableFuture::join);
        return perSecond.sum();
    }

    /** How many bytes it allocates for one client. */
    double bytesEach(Work work) {
        Object[] own = ownSink();
        work.prepare();
        long thread = Thread.currentThread().getId();
        long start = THREADS.getThreadAllocatedBytes(thread);
        round(work, own);
        return (THREADS.getThreadAllocatedBytes(thread) - start) / (double) Turn.CLIENTS;
    }

    /** For one thread, so that threads do not wait for each other's writing. */
    private Object[] ownSink() {
        Object[] own = {""};
        sink = own;
        return own;
    }

    private static void round(Work work, Object[] sink) {
        for (int client = 0; client < Turn.CLIENTS; client++) {
            sink[0] = Objects.requireNonNull(work.of(client));
        }
    }
}
