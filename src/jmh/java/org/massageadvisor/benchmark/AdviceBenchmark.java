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
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** The advice whole: from an intake to a recommendation. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class AdviceBenchmark {

    /** A rulebook and a hundred clients, and that both ways to advise them agree. */
    @State(Scope.Benchmark)
    public static class Subject {
        /** 324 is the built-in rulebook. */
        @Param({"324", "100", "1000", "10000"})
        int rules;

        @Param({"5", "20", "60"})
        int answers;

        MassageAdvisor advisor;
        FloorAdvisor floor;
        List<Intake> clients;

        @Setup
        public void prepare() {
            Rulebook rulebook = GrownRulebook.of(rules);
            advisor = MassageAdvisor.of(rulebook);
            floor = new FloorAdvisor(rulebook);
            clients = SomeClients.of(rulebook, answers, Turn.CLIENTS, intake -> true);
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
