package org.massageadvisor.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.massageadvisor.MassageAdvisor;
import org.massageadvisor.rulebook.Rulebook;
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

/** A rulebook taken up: built, and read from its tables and built, as a reload does. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(2)
@Warmup(iterations = 4, time = 2)
@Measurement(iterations = 5, time = 1)
public class RulebookBenchmark {

    /** A rulebook, and a folder with its tables. */
    @State(Scope.Benchmark)
    public static class Subject {
        /** 324 is the built-in rulebook. */
        @Param({"324", "1000", "10000"})
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

    @Benchmark
    public MassageAdvisor build(Subject subject) {
        return MassageAdvisor.of(subject.rulebook);
    }

    @Benchmark
    public MassageAdvisor readAndBuild(Subject subject) {
        return MassageAdvisor.load(subject.folder);
    }
}
