package org.massageadvisor.benchmark;

import java.util.concurrent.TimeUnit;
import org.massageadvisor.Recommendation;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;

/** How often advice is given in a millisecond by one thread, and by two on one advisor: the built-in rulebook, clients with 20 answers. */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(2)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 1)
public class ThreadsBenchmark {

    /** The one advisor that all threads share. */
    @State(Scope.Benchmark)
    public static class Shared {
        final AdviceBenchmark.Subject subject = new AdviceBenchmark.Subject();

        @Setup
        public void prepare() {
            subject.rules = Integer.parseInt(GrownRulebook.BUILT_IN);
            subject.answers = "20";
            subject.prepare();
        }
    }

    @Benchmark
    @Threads(1)
    public Recommendation adviseByOne(Shared shared, Turn turn) {
        return advise(shared, turn);
    }

    @Benchmark
    @Threads(2)
    public Recommendation adviseByTwo(Shared shared, Turn turn) {
        return advise(shared, turn);
    }

    @Benchmark
    @Threads(1)
    public Recommendation floorByOne(Shared shared, Turn turn) {
        return floor(shared, turn);
    }

    @Benchmark
    @Threads(2)
    public Recommendation floorByTwo(Shared shared, Turn turn) {
        return floor(shared, turn);
    }

    private static Recommendation advise(Shared shared, Turn turn) {
        return shared.subject.advisor.advise(shared.subject.clients.get(turn.next()));
    }

    private static Recommendation floor(Shared shared, Turn turn) {
        return shared.subject.floor.advise(shared.subject.clients.get(turn.next()));
    }
}
