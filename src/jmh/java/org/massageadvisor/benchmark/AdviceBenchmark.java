package org.massageadvisor.benchmark;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.massageadvisor.MassageAdvisor;
import org.massageadvisor.Recommendation;
import org.massageadvisor.benchmark.floor.FloorAdvisor;
import org.massageadvisor.intake.Intake;
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
import org.openjdk.jmh.annotations.Warmup;

/** The advice whole: from an intake to a recommendation. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(2)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 1)
public class AdviceBenchmark {

    /** A rulebook and a hundred clients, and that both ways to advise them agree. */
    @State(Scope.Benchmark)
    public static class Subject {
        @Param({GrownRulebook.BUILT_IN, "100", "1000", "10000"})
        int rules;

        /** Random ones, or the worked clients of the rulebook, of whom most answered all that is core. */
        @Param({"5", "20", "60", "worked"})
        String answers;

        MassageAdvisor advisor;
        FloorAdvisor floor;
        List<Intake> clients;

        @Setup
        public void prepare() {
            Rulebook rulebook = GrownRulebook.of(rules);
            advisor = MassageAdvisor.of(rulebook);
            floor = new FloorAdvisor(rulebook);
            clients = answers.equals("worked")
                    ? SomeClients.worked(Turn.CLIENTS)
                    : SomeClients.of(rulebook, Integer.parseInt(answers), Turn.CLIENTS, intake -> true);
            for (Intake client : clients) {
                if (!floor.advise(client).equals(advisor.advise(client))) {
                    throw new IllegalStateException("the floor advises otherwise for " + client);
                }
            }
        }
    }

    @Benchmark
    public Recommendation advise(Subject subject, Turn turn) {
        return subject.advisor.advise(subject.clients.get(turn.next()));
    }

    @Benchmark
    public Recommendation floor(Subject subject, Turn turn) {
        return subject.floor.advise(subject.clients.get(turn.next()));
    }
}
