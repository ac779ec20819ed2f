package org.massageadvisor.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.massageadvisor.MassageAdvisor;
import org.massageadvisor.intake.Intake;
import org.massageadvisor.rulebook.Rulebook;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** A rulebook taken up: built; read from its tables, built and used once, as a reload does; and how much memory it keeps. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(2)
@Warmup(iterations = 4, time = 2)
@Measurement(iterations = 5, time = 1)
public class RulebookBenchmark {

    /** A rulebook, and a folder with its tables. */
    @State(Scope.Benchmark)
    public static class Subject {
        @Param({GrownRulebook.BUILT_IN, "1000", "10000"})
        int rules;

        Rulebook rulebook;
        Path folder;

        @Setup
        public void prepare() throws IOException {
            folder = Files.createTempDirectory("rulebook");
            GrownTables.write(folder, rules);
            rulebook = MassageAdvisor.load(folder).rulebook();
        }

        @TearDown
        public void clear() {
            GrownTables.delete(folder);
        }
    }

    /** What an advisor in use keeps in memory. */
    @State(Scope.Thread)
    @AuxCounters(AuxCounters.Type.EVENTS)
    public static class Retained {
        public double retainedMegabytes;
    }

    /** An advisor on the tables of a folder that has advised a first client, as a reload gives it: Drools makes some of its parts then. */
    static MassageAdvisor takeUp(Path folder) {
        MassageAdvisor advisor = MassageAdvisor.load(folder);
        advisor.advise(Intake.builder().build());
        return advisor;
    }

    /** The rulebook of a folder in use. */
    static final class Use {
        private final Path folder;
        private final List<Intake> clients;

        Use(Path folder) {
            this.folder = folder;
            this.clients =
                    SomeClients.of(MassageAdvisor.load(folder).rulebook(), 20, 10 * Turn.CLIENTS, client -> true);
        }

        /** An advisor that has advised a thousand clients, several at a time, so that what it keeps of conditions, questions and sessions is there. */
        MassageAdvisor takenUpAndUsed() {
            MassageAdvisor advisor = MassageAdvisor.load(folder);
            clients.parallelStream().forEach(advisor::advise);
            return advisor;
        }
    }

    @Benchmark
    public MassageAdvisor build(Subject subject) {
        return MassageAdvisor.of(subject.rulebook);
    }

    @Benchmark
    public MassageAdvisor takeUp(Subject subject) {
        return takeUp(subject.folder);
    }

    /** The figure is {@link Retained#retainedMegabytes}, not the time. One measure, because JMH adds up what several count. */
    @Benchmark
    @BenchmarkMode(Mode.SingleShotTime)
    @Fork(1)
    @Warmup(iterations = 1)
    @Measurement(iterations = 1)
    public void retain(Subject subject, Retained retained) {
        retained.retainedMegabytes = Heap.megabytesOfEach(new Use(subject.folder)::takenUpAndUsed);
    }
}
