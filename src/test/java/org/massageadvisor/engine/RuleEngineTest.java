package org.massageadvisor.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.massageadvisor.Generated;
import org.massageadvisor.intake.IntakeCheck;
import org.massageadvisor.reading.RulebookReader;
import org.massageadvisor.rulebook.Answers;
import org.massageadvisor.rulebook.Condition;
import org.massageadvisor.rulebook.Finding;
import org.massageadvisor.rulebook.Rule;
import org.massageadvisor.rulebook.Rulebook;
import org.massageadvisor.table.TableSource;

class RuleEngineTest {
    private static final Rulebook BUILT_IN = RulebookReader.read(TableSource.builtIn());
    private static final RuleEngine ENGINE = RuleEngine.build(BUILT_IN);

    @Property(tries = 150)
    void whatDroolsFiresIsWhatEachConditionSaysByItself(@ForAll Random random) {
        Generated generated = new Generated(random);
        Rulebook rulebook = generated.rulebook();
        RuleEngine engine = RuleEngine.build(rulebook);
        for (int i = 0; i < 20; i++) {
            Answers answers = IntakeCheck.check(generated.intake(rulebook.vocabulary()), rulebook.vocabulary());
            assertThat(ids(engine.fire(answers))).isEqualTo(plainly(rulebook, answers));
        }
    }

    @Property(tries = 2000)
    void theBuiltInRulesFireAsTheirConditionsSay(@ForAll Random random) {
        Generated generated = new Generated(random);
        Answers answers = IntakeCheck.check(
                random.nextBoolean()
                        ? generated.intake(BUILT_IN.vocabulary())
                        : generated.nearlyHealthy(BUILT_IN.vocabulary()),
                BUILT_IN.vocabulary());
        assertThat(ids(ENGINE.fire(answers))).isEqualTo(plainly(BUILT_IN, answers));
    }

    @Property(tries = 300)
    void theFindingsOfAFiredRuleAreEnoughToMakeItsConditionHoldWhenItExcludesNothing(@ForAll Random random) {
        Generated generated = new Generated(random);
        Answers answers = IntakeCheck.check(generated.nearlyHealthy(BUILT_IN.vocabulary()), BUILT_IN.vocabulary());
        for (FiredRule fired : ENGINE.fire(answers)) {
            Answers.Builder onlyThose = new Answers.Builder(BUILT_IN.vocabulary());
            fired.findings().stream().filter(answers::isAnswered).forEach(finding -> copy(finding, answers, onlyThose));
            assertThat(fired.rule().when().holds(onlyThose.build()))
                    .as(fired.rule().id() + " on " + fired.findings())
                    .isTrue();
        }
    }

    @Example
    void nothingOfAClientStaysBehind() throws InterruptedException {
        WeakReference<Answers> client = served();
        for (int i = 0; i < 100 && client.get() != null; i++) {
            System.gc();
            Thread.sleep(20);
        }

        assertThat(client.get()).isNull();
    }

    /** What the sessions themselves remember of a client is not much, but it would never end. */
    @Example
    void whateverManyClientsAreServedMemoryDoesNotGrow() {
        Generated generated = new Generated(new Random(2));
        List<Answers> clients = IntStream.range(0, 100)
                .mapToObj(i -> IntakeCheck.check(generated.fullIntake(BUILT_IN.vocabulary()), BUILT_IN.vocabulary()))
                .toList();
        RuleEngine engine = RuleEngine.build(BUILT_IN);
        clients.forEach(engine::fire);
        long before = usedMemory();
        for (int i = 0; i < 100; i++) {
            clients.forEach(engine::fire);
        }

        assertThat(usedMemory() - before).isLessThan(5_000_000);
        assertThat(engine.fire(clients.get(0))).isNotEmpty();
    }

    private static long usedMemory() {
        long least = Long.MAX_VALUE;
        for (int i = 0; i < 5; i++) {
            System.gc();
            least = Math.min(
                    least,
                    Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory());
        }
        return least;
    }

    private static WeakReference<Answers> served() {
        Answers answers = new Answers.Builder(BUILT_IN.vocabulary())
                .yes(finding("FEVER_CHILLS"))
                .yes(finding("LOWER_BACK_PAIN"))
                .build();
        assertThat(ENGINE.fire(answers)).isNotEmpty();
        return new WeakReference<>(answers);
    }

    @Example
    void manyThreadsAtOnceGetWhatOneGets() throws Exception {
        assertManyThreadsGetWhatOneGets(ENGINE);
    }

    /** With it, Drools shares between sessions what belongs to one. */
    @Example
    void norDoesASettingOfTheSystemLoseRulesBetweenThreads() throws Exception {
        withSetting("drools.threadSafe", "false", () -> {
            assertManyThreadsGetWhatOneGets(RuleEngine.build(BUILT_IN));
            return true;
        });
    }

    @Example
    void aSettingOfTheSystemDoesNotKeepSessionsFromStaying() throws Exception {
        Answers answers = new Answers.Builder(BUILT_IN.vocabulary())
                .yes(finding("FEVER_CHILLS"))
                .build();
        List<FiredRule> fired = withSetting(
                "drools.sequential", "true", () -> RuleEngine.build(BUILT_IN).fire(answers));

        assertThat(ids(fired)).isEqualTo(plainly(BUILT_IN, answers));
    }

    private static <T> T withSetting(String setting, String value, Callable<T> work) throws Exception {
        System.setProperty(setting, value);
        try {
            return work.call();
        } finally {
            System.clearProperty(setting);
        }
    }

    private static void assertManyThreadsGetWhatOneGets(RuleEngine engine) throws Exception {
        Generated generated = new Generated(new Random(1));
        List<Answers> clients = IntStream.range(0, 200)
                .mapToObj(i -> IntakeCheck.check(generated.intake(BUILT_IN.vocabulary()), BUILT_IN.vocabulary()))
                .toList();
        List<List<FiredRule>> alone = clients.stream().map(engine::fire).toList();
        ExecutorService threads = Executors.newFixedThreadPool(24);
        try {
            List<Callable<List<List<FiredRule>>>> all = Collections.nCopies(
                    48, () -> clients.stream().map(engine::fire).toList());
            for (Future<List<List<FiredRule>>> together : threads.invokeAll(all)) {
                assertThat(together.get()).isEqualTo(alone);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Example
    void afterACallThatFailedTheNextClientGetsOnlyTheirOwn() {
        int[] calls = {0};
        Rule like = BUILT_IN.rules().get(0);
        Condition failing = new Condition.Computed("failing", List.of(), answers -> {
            calls[0]++;
            if (calls[0] == 2) {
                throw new IllegalStateException("the second time");
            }
            return false;
        });
        List<Rule> rules = new ArrayList<>(BUILT_IN.rules());
        rules.add(new Rule("failing", failing, like.gives(), List.of(), "", like.sources(), "", like.where()));
        RuleEngine engine = RuleEngine.build(new Rulebook(
                BUILT_IN.edition(), BUILT_IN.vocabulary(), BUILT_IN.outcomes(), BUILT_IN.evidence(), rules));
        Generated generated = new Generated(new Random(3));
        Answers first = IntakeCheck.check(generated.fullIntake(BUILT_IN.vocabulary()), BUILT_IN.vocabulary());
        Answers next = new Answers.Builder(BUILT_IN.vocabulary())
                .yes(finding("FEVER_CHILLS"))
                .build();

        assertThatThrownBy(() -> engine.fire(first)).hasStackTraceContaining("the second time");
        assertThat(ids(engine.fire(next))).isEqualTo(plainly(BUILT_IN, next));
    }

    @Example
    void nothingFiresTwiceThoughSeveralFindingsCanAnchorIt() {
        Answers answers = new Answers.Builder(BUILT_IN.vocabulary())
                .yes(finding("PULSATILE_ABDOMINAL_MASS"))
                .yes(finding("SUDDEN_TEARING_PAIN"))
                .build();
        assertThat(ids(ENGINE.fire(answers))).containsOnlyOnce("vessel-aorta-leak-signs");
    }

    @Example
    void aRuleFiresWithTheAnswersBehindItsDerivedFindings() {
        Answers answers = new Answers.Builder(BUILT_IN.vocabulary())
                .yes(finding("FEVER_CHILLS"))
                .yes(finding("LOWER_BACK_PAIN"))
                .no(finding("NECK_PAIN"))
                .build();
        FiredRule fired = ENGINE.fire(answers).stream()
                .filter(each -> each.rule().id().equals("fever-with-pain"))
                .findFirst()
                .orElseThrow();
        assertThat(fired.findings()).containsExactly(finding("LOWER_BACK_PAIN"), finding("FEVER_CHILLS"));
    }

    private static void copy(Finding finding, Answers from, Answers.Builder to) {
        if (from.isYes(finding)) {
            to.yes(finding);
        } else if (from.isNo(finding)) {
            to.no(finding);
        } else if (finding.type() instanceof org.massageadvisor.rulebook.AnswerType.Quantity) {
            to.number(finding, from.number(finding));
        } else {
            to.choice(finding, from.choice(finding));
        }
    }

    private static List<String> ids(List<FiredRule> fired) {
        return fired.stream().map(each -> each.rule().id()).toList();
    }

    private static List<String> plainly(Rulebook rulebook, Answers answers) {
        return rulebook.rules().stream()
                .filter(rule -> rule.when().holds(answers))
                .map(Rule::id)
                .toList();
    }

    private static Finding finding(String code) {
        Finding finding = BUILT_IN.vocabulary().find(code);
        assertThat(finding).as(code).isNotNull();
        return Objects.requireNonNull(finding);
    }
}
