package org.massageadvisor.benchmark;

import java.util.BitSet;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.massageadvisor.engine.RuleEngine;
import org.massageadvisor.intake.IntakeCheck;
import org.massageadvisor.rulebook.Answers;
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

/** This engine beside what people would use instead: the same rules, the same clients; of their answers the same is known as in {@link EngineBenchmark}. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(2)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 1)
public class RivalBenchmark {

    /** A rulebook and a hundred clients with 20 answers. */
    @State(Scope.Benchmark)
    public static class Subject {
        @Param({"1000"})
        int rules;

        Rulebook rulebook;
        RuleEngine engine;
        List<Answers> clients;

        @Setup
        public void prepare() {
            rulebook = GrownRulebook.of(rules);
            engine = RuleEngine.build(rulebook);
            clients = SomeClients.of(rulebook, 20, Turn.CLIENTS, intake -> true).stream()
                    .map(intake -> IntakeCheck.check(intake, rulebook.vocabulary()))
                    .toList();
        }
    }

    /** That another engine fires the same rules for every client. */
    static void requireSame(
            Rulebook rulebook, List<Answers> clients, RuleEngine engine, Function<Answers, BitSet> places) {
        for (Answers client : clients) {
            List<String> theirs = places.apply(client).stream()
                    .mapToObj(place -> rulebook.rules().get(place).id())
                    .toList();
            List<String> ours =
                    engine.fire(client).stream().map(fired -> fired.rule().id()).toList();
            if (!theirs.equals(ours)) {
                throw new IllegalStateException(client + ": " + theirs + " fire, expected " + ours);
            }
        }
    }

    /** Who fires the rules. */
    @State(Scope.Benchmark)
    public static class Engine {
        @Param({"ours", "stock Drools", "Easy Rules", "Evrete"})
        String name;

        Function<Answers, ?> fire;

        @Setup
        public void prepare(Subject subject) {
            if (name.equals("ours")) {
                fire = subject.engine::fire;
                return;
            }
            Function<Answers, BitSet> places = rival(subject.rulebook);
            requireSame(subject.rulebook, subject.clients, subject.engine, places);
            fire = places;
        }

        private Function<Answers, BitSet> rival(Rulebook rulebook) {
            return switch (name) {
                case "stock Drools" -> new StockDrools(rulebook)::places;
                case "Easy Rules" -> new EasyRulesEngine(rulebook)::places;
                case "Evrete" -> new EvreteEngine(rulebook)::places;
                default -> throw new IllegalArgumentException(name);
            };
        }
    }

    @Benchmark
    public Object fire(Subject subject, Engine engine, Turn turn) {
        return engine.fire.apply(subject.clients.get(turn.next()));
    }
}
