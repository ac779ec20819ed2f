package org.massageadvisor.benchmark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.massageadvisor.MassageAdvisor;
import org.massageadvisor.benchmark.floor.FloorAdvisor;
import org.massageadvisor.engine.RuleEngine;
import org.massageadvisor.intake.Intake;
import org.massageadvisor.intake.IntakeCheck;
import org.massageadvisor.rulebook.Answers;
import org.massageadvisor.rulebook.Rulebook;

/**
 * What the library wants to reach, each measured beside what it is compared with, by turns, in a virtual machine of its own. Prints a table. Start-up is measured by
 * {@code src/jmh/measure-start}.
 *
 * <pre>{@code
 * Goals               all of them
 * Goals NAME          one
 * Goals --here NAME   one, in this virtual machine; prints the figure alone
 * --brief             less exactly
 * }</pre>
 */
public final class Goals {
    private static final int ANSWERS = 20;
    private static final int LARGE = 1_000;
    private static final int FIRING = 16;
    private static final String HERE = "--here";

    /** For threads, which are begun anew for each measure. */
    private static final Stopwatch LONG = new Stopwatch(500);

    private static final String BRIEF = "--brief";

    private Goals() {}

    /** How much work is spent on a measure. */
    private record Effort(long warmUp, Stopwatch stopwatch, int turns) {
        static final Effort FULL = new Effort(8_000, new Stopwatch(100), 61);
        static final Effort BRIEF = new Effort(2_500, new Stopwatch(40), 15);

        Turns ratio(Work one, Work other) {
            for (int i = 0; i < 4; i++) {
                Stopwatch.warmUp(warmUp / 8, one);
                Stopwatch.warmUp(warmUp / 8, other);
            }
            return Turns.ratio(turns, () -> stopwatch.nanosEach(one), () -> stopwatch.nanosEach(other));
        }
    }

    /**
     * A goal.
     *
     * @param name how it is called on the command line
     * @param atMost whether the figure is to be at most, or at least, the limit
     */
    record Goal(String name, String what, boolean atMost, double limit, Function<Effort, Turns> measure) {

        boolean isReached(double figure) {
            return keeps(figure, limit);
        }

        private boolean keeps(double figure, double bound) {
            return atMost ? figure <= bound : figure >= bound;
        }

        private Guarded guardedAt(double tolerable) {
            return new Guarded(this, tolerable);
        }

        @Override
        public String toString() {
            return name;
        }
    }

    /**
     * A goal that a short look can judge: a ratio within one run, or what is allocated; never a time by itself.
     *
     * @param tolerable the last figure that is not called broken: twice the goal, or beyond what docs/performance.md says where the goal is not reached
     */
    record Guarded(Goal goal, double tolerable) {

        boolean isTolerable(double figure) {
            return goal.keeps(figure, tolerable);
        }

        @Override
        public String toString() {
            return goal.name();
        }
    }

    private static Goal atMost(String name, String what, double limit, Function<Effort, Turns> measure) {
        return new Goal(name, what, /* atMost= */ true, limit, measure);
    }

    private static Goal atLeast(String name, String what, double limit, Function<Effort, Turns> measure) {
        return new Goal(name, what, /* atMost= */ false, limit, measure);
    }

    static final List<Guarded> GUARDED = List.of(
            atMost("engine", "engine alone, built-in rulebook, times the floor's fired rules", 10, Goals::engine)
                    .guardedAt(20),
            atMost("advice", "advise() whole, times the floor that builds the same recommendation", 3, Goals::advice)
                    .guardedAt(6),
            atMost(
                            "growth",
                            "10,000 rules, times 100 rules, engine alone, 16 rules firing",
                            2.5,
                            effort -> growth(effort, Goals::engine, client -> true))
                    .guardedAt(14),
            atMost(
                            "growth-one-topic",
                            "the same, if all clients are asked about the same of them",
                            2.5,
                            effort -> growth(effort, Goals::engine, SomeClients::isOfOneCopy))
                    .guardedAt(5),
            atLeast(
                            "stock-drools",
                            "stock Drools at 1,000 rules, times us",
                            8,
                            effort -> rival(effort, rulebook -> new StockDrools(rulebook)::places))
                    .guardedAt(4),
            atLeast(
                            "easy-rules",
                            "Easy Rules at 1,000 rules, times us",
                            12,
                            effort -> rival(effort, rulebook -> new EasyRulesEngine(rulebook)::places))
                    .guardedAt(6),
            atLeast(
                            "evrete",
                            "Evrete at 1,000 rules, times us",
                            40,
                            effort -> rival(effort, rulebook -> new EvreteEngine(rulebook)::places))
                    .guardedAt(20),
            atMost("allocation", "advise() whole, 20 answers, allocates KB", 12, Goals::allocation)
                    .guardedAt(22));

    /** Those that need quiet, and more of it. */
    private static final List<Goal> OTHERS = List.of(
            atMost("reload", "a rulebook of 1,000 rules taken up as a reload does, warm, ms", 60, Goals::reload),
            atMost("retained", "an advisor of 1,000 rules retained, MB", 10, Goals::retained),
            atMost(
                    "floor-growth",
                    "the floor with 10,000 rules, times 100 rules, 16 firing",
                    2.5,
                    effort -> growth(effort, Goals::floor, client -> true)),
            atLeast("two-threads", "advise() by two threads, times one", 1.9, Goals::twoThreads),
            atLeast("two-floors", "the floor by two threads, times one", 1.9, Goals::twoFloors));

    private static final List<Goal> ALL =
            Stream.concat(GUARDED.stream().map(Guarded::goal), OTHERS.stream()).toList();

    public static void main(String[] args) throws IOException, InterruptedException {
        List<String> given = new ArrayList<>(List.of(args));
        boolean brief = given.remove(BRIEF);
        boolean here = given.remove(HERE);
        List<Goal> wanted = given.isEmpty() ? ALL : named(given.get(0));
        if (wanted.isEmpty()) {
            System.err.println("error: no goal " + given.get(0) + "; the goals are " + ALL);
            System.exit(2);
        }
        if (here) {
            System.out.println(wanted.get(0).measure().apply(brief ? Effort.BRIEF : Effort.FULL));
            return;
        }
        System.out.println("| name | | goal | seen | reached |\n|---|---|---|---|---|");
        for (Goal goal : wanted) {
            String seen = inAnotherMachine(goal, brief);
            double figure = figure(seen);
            System.out.printf(
                    Locale.ROOT,
                    "| %s | %s | %s %s | %s | %s |%n",
                    goal.name(),
                    goal.what(),
                    goal.atMost() ? "at most" : "at least",
                    goal.limit(),
                    seen,
                    goal.isReached(figure) ? "yes" : "no");
        }
    }

    /** The goal of this name, if there is one. */
    private static List<Goal> named(String name) {
        return ALL.stream().filter(goal -> goal.name().equals(name)).toList();
    }

    /** Measures a goal in a virtual machine of its own; the median with its spread. */
    static String inAnotherMachine(Goal goal, boolean brief) throws IOException, InterruptedException {
        return AnotherMachine.lastLine(
                Goals.class, brief ? List.of(HERE, goal.name(), BRIEF) : List.of(HERE, goal.name()));
    }

    /** The median in what {@link #inAnotherMachine} gave. */
    static double figure(String seen) {
        return Double.parseDouble(seen.substring(0, seen.indexOf(' ')));
    }

    private static List<Answers> checked(Rulebook rulebook, List<Intake> clients) {
        return clients.stream()
                .map(client -> IntakeCheck.check(client, rulebook.vocabulary()))
                .toList();
    }

    private static List<Intake> clients(Rulebook rulebook) {
        return SomeClients.of(rulebook, ANSWERS, Turn.CLIENTS, client -> true);
    }

    private static Turns engine(Effort effort) {
        Rulebook rulebook = MassageAdvisor.builtIn().rulebook();
        List<Answers> clients = checked(rulebook, clients(rulebook));
        Work engine = engine(rulebook, clients);
        Work floor = floor(rulebook, clients);
        for (int i = 0; i < clients.size(); i++) {
            requireSame(floor.of(i), engine.of(i));
        }
        return effort.ratio(engine, floor);
    }

    private static Turns advice(Effort effort) {
        MassageAdvisor advisor = MassageAdvisor.builtIn();
        FloorAdvisor floor = new FloorAdvisor(advisor.rulebook());
        List<Intake> clients = clients(advisor.rulebook());
        clients.forEach(client -> requireSame(floor.advise(client), advisor.advise(client)));
        return effort.ratio(client -> advisor.advise(clients.get(client)), client -> floor.advise(clients.get(client)));
    }

    private static void requireSame(Object one, Object other) {
        if (!one.equals(other)) {
            throw new IllegalStateException("they differ:\n" + one + "\n" + other);
        }
    }

    /** @param wanted which clients of the large rulebook are served */
    private static Turns growth(
            Effort effort, BiFunction<Rulebook, List<Answers>, Work> fire, Predicate<Intake> wanted) {
        return effort.ratio(firing(10_000, fire, wanted), firing(100, fire, client -> true));
    }

    private static Work firing(int rules, BiFunction<Rulebook, List<Answers>, Work> fire, Predicate<Intake> wanted) {
        Rulebook rulebook = GrownRulebook.of(rules);
        Floor floor = new Floor(rulebook);
        Predicate<Intake> fires = client -> floor.fired(floor.client(IntakeCheck.check(client, rulebook.vocabulary())))
                        .size()
                == FIRING;
        List<Intake> clients = SomeClients.of(rulebook, ANSWERS, Turn.CLIENTS, wanted.and(fires));
        return fire.apply(rulebook, checked(rulebook, clients));
    }

    private static Work engine(Rulebook rulebook, List<Answers> clients) {
        RuleEngine engine = RuleEngine.build(rulebook);
        return new ForEach<>(clients, Goals::anew, engine::fire);
    }

    private static Work floor(Rulebook rulebook, List<Answers> clients) {
        Floor floor = new Floor(rulebook);
        return new ForEach<>(clients, floor::client, floor::fired);
    }

    /** Answers keep what was worked out from them; whoever asks for advice brings new ones. */
    private static Answers anew(Answers answers) {
        return answers.change().build();
    }

    /** Fires the rules for answers that no rule has seen. */
    private static final class ForEach<T> implements Work {
        private final List<Answers> clients;
        private final Function<Answers, T> anew;
        private final Function<T, ?> fire;
        private final List<T> round = new ArrayList<>();

        ForEach(List<Answers> clients, Function<Answers, T> anew, Function<T, ?> fire) {
            this.clients = clients;
            this.anew = anew;
            this.fire = fire;
            prepare();
        }

        @Override
        public void prepare() {
            round.clear();
            clients.forEach(client -> round.add(anew.apply(client)));
        }

        @Override
        public Object of(int client) {
            return fire.apply(round.get(client));
        }
    }

    private static Turns rival(Effort effort, Function<Rulebook, Function<Answers, BitSet>> rival) {
        Rulebook rulebook = GrownRulebook.of(LARGE);
        List<Answers> clients = checked(rulebook, clients(rulebook));
        RuleEngine engine = RuleEngine.build(rulebook);
        Function<Answers, BitSet> places = rival.apply(rulebook);
        RivalBenchmark.requireSame(rulebook, clients, engine, places);
        return effort.ratio(
                new ForEach<>(clients, Goals::anew, places), new ForEach<>(clients, Goals::anew, engine::fire));
    }

    private static Turns reload(Effort effort) {
        return inFolder(folder -> {
            long end = System.nanoTime() + effort.warmUp * 1_000_000;
            while (System.nanoTime() < end) {
                RulebookBenchmark.takeUp(folder);
            }
            return Turns.of(effort.turns, () -> {
                long start = System.nanoTime();
                RulebookBenchmark.takeUp(folder);
                return (System.nanoTime() - start) / 1e6;
            });
        });
    }

    private static Turns retained(Effort effort) {
        return inFolder(folder -> {
            RulebookBenchmark.Use use = new RulebookBenchmark.Use(folder);
            use.takenUpAndUsed();
            return Turns.of(5, () -> Heap.megabytesOfEach(use::takenUpAndUsed));
        });
    }

    private static Turns inFolder(Function<Path, Turns> measure) {
        try {
            Path folder = Files.createTempDirectory("grown");
            try {
                GrownTables.write(folder, LARGE);
                return measure.apply(folder);
            } finally {
                GrownTables.delete(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Turns twoThreads(Effort effort) {
        MassageAdvisor advisor = MassageAdvisor.builtIn();
        List<Intake> clients = clients(advisor.rulebook());
        return two(effort, client -> advisor.advise(clients.get(client)));
    }

    private static Turns twoFloors(Effort effort) {
        Rulebook rulebook = MassageAdvisor.builtIn().rulebook();
        FloorAdvisor floor = new FloorAdvisor(rulebook);
        List<Intake> clients = clients(rulebook);
        return two(effort, client -> floor.advise(clients.get(client)));
    }

    private static Turns two(Effort effort, Work work) {
        Stopwatch.warmUp(effort.warmUp, work);
        return Turns.ratio(effort.turns, () -> LONG.perSecond(2, work), () -> LONG.perSecond(1, work));
    }

    private static Turns allocation(Effort effort) {
        MassageAdvisor advisor = MassageAdvisor.builtIn();
        List<Intake> clients = clients(advisor.rulebook());
        Work work = client -> advisor.advise(clients.get(client));
        Stopwatch.warmUp(effort.warmUp, work);
        return Turns.of(effort.turns, () -> effort.stopwatch.bytesEach(work) / 1_000);
    }
}
