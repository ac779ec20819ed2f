package org.massageadvisor.benchmark;

import java.util.BitSet;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.massageadvisor.engine.FiredRule;
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

/**
 * The engine alone: from checked answers to the rules that fire. The same answers come again and again, so what their derived findings rest on is known from the
 * first time; {@link Goals} measures with new ones.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(2)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 1)
public class EngineBenchmark {

    /** A rulebook and a hundred clients, and that all ways to fire its rules agree on them. */
    @State(Scope.Benchmark)
    public static class Subject {
        @Param({GrownRulebook.BUILT_IN, "100", "1000", "10000"})
        int rules;

        @Param({"5", "20", "60"})
        int answers;

        RuleEngine engine;
        Floor floor;
        List<Answers> clients;
        List<Floor.Client> floorClients;

        @Setup
        public void prepare() {
            Rulebook rulebook = GrownRulebook.of(rules);
            engine = RuleEngine.build(rulebook);
            floor = new Floor(rulebook);
            clients = SomeClients.of(rulebook, answers, Turn.CLIENTS, intake -> true).stream()
                    .map(intake -> IntakeCheck.check(intake, rulebook.vocabulary()))
                    .toList();
            floorClients = clients.stream().map(floor::client).toList();
            for (int i = 0; i < clients.size(); i++) {
                if (!floor.fired(floorClients.get(i)).equals(engine.fire(clients.get(i)))) {
                    throw new IllegalStateException("the floor fires other rules for " + clients.get(i));
                }
            }
        }
    }

    @Benchmark
    public List<FiredRule> engine(Subject subject, Turn turn) {
        return subject.engine.fire(subject.clients.get(turn.next()));
    }

    @Benchmark
    public List<FiredRule> floor(Subject subject, Turn turn) {
        return subject.floor.fired(subject.floorClients.get(turn.next()));
    }

    /** Without the findings on which it rests that a rule fires. */
    @Benchmark
    public BitSet floorBitsOnly(Subject subject, Turn turn) {
        return subject.floor.places(subject.floorClients.get(turn.next()));
    }
}
