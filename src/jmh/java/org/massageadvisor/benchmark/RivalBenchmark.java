package org.massageadvisor.benchmark;

import java.util.BitSet;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.massageadvisor.engine.FiredRule;
import org.massageadvisor.engine.RuleEngine;
import org.massageadvisor.intake.IntakeCheck;
import org.massageadvisor.rulebook.Answers;
import org.massageadvisor.rulebook.Rulebook;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** This engine beside what people would use instead: the same rules, the same clients. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
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

        /** That another engine fires the same rules for every client. */
        void requireSame(Function<Answers, BitSet> places) {
            for (Answers client : clients) {
                List<String> theirs = places.apply(client).stream()
                        .mapToObj(place -> rulebook.rules().get(place).id())
                        .toList();
                List<String> ours = engine.fire(client).stream()
                        .map(fired -> fired.rule().id())
                        .toList();
                if (!theirs.equals(ours)) {
                    throw new IllegalStateException(client + ": " + theirs + " fire, expected " + ours);
                }
            }
        }
    }

    @State(Scope.Benchmark)
    public static class Drools {
        StockDrools engine;

        @Setup
        public void prepare(Subject subject) {
            engine = new StockDrools(subject.rulebook);
            subject.requireSame(engine::places);
        }
    }

    @State(Scope.Benchmark)
    public static class EasyRules {
        EasyRulesEngine engine;

        @Setup
        public void prepare(Subject subject) {
            engine = new EasyRulesEngine(subject.rulebook);
            subject.requireSame(engine::places);
        }
    }

    @State(Scope.Benchmark)
    public static class Evrete {
        EvreteEngine engine;

        @Setup
        public void prepare(Subject subject) {
            engine = new EvreteEngine(subject.rulebook);
            subject.requireSame(engine::places);
        }
    }

    @Benchmark
    public List<FiredRule> engine(Subject subject, Turn turn) {
        return subject.engine.fire(subject.clients.get(turn.next()));
    }

    @Benchmark
    public BitSet stockDrools(Subject subject, Drools drools, Turn turn) {
        return drools.engine.places(subject.clients.get(turn.next()));
    }

    @Benchmark
    public BitSet easyRules(Subject subject, EasyRules easyRules, Turn turn) {
        return easyRules.engine.places(subject.clients.get(turn.next()));
    }

    @Benchmark
    public BitSet evrete(Subject subject, Evrete evrete, Turn turn) {
        return evrete.engine.places(subject.clients.get(turn.next()));
    }
}
