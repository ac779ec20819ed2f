package org.massageadvisor.engine;

import static org.drools.model.DSL.declarationOf;
import static org.drools.model.DSL.on;
import static org.drools.model.PatternDSL.pattern;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.drools.model.PatternDSL;
import org.drools.model.Variable;
import org.drools.model.impl.ModelImpl;
import org.drools.modelcompiler.KieBaseBuilder;
import org.kie.api.KieBase;
import org.kie.api.KieServices;
import org.kie.api.conf.SequentialOption;
import org.kie.api.runtime.KieSessionConfiguration;
import org.kie.api.runtime.conf.DirectFiringOption;
import org.kie.api.runtime.conf.ThreadSafeOption;
import org.massageadvisor.rulebook.Answers;
import org.massageadvisor.rulebook.Condition;
import org.massageadvisor.rulebook.Finding;
import org.massageadvisor.rulebook.Origin;
import org.massageadvisor.rulebook.Rule;
import org.massageadvisor.rulebook.Rulebook;
import org.massageadvisor.rulebook.Vocabulary;

/**
 * The rules of one rulebook as a Drools knowledge base, built once. Safe for any number of threads: each call has a session to itself.
 *
 * <p>Rules with the same condition become one Drools rule with one pattern on the one fact, the client. It waits in a slot for a finding that must be reported
 * for it to fire (see {@link Anchors} and {@link Slots}); Drools passes from larger parts to the slots of what the client reported. What else the condition
 * asks is one test on the client's answers.
 *
 * <p>Sessions are thread-safe although each belongs to one thread: see docs/decisions/0002-thread-safe-sessions.md. Why they are kept:
 * docs/decisions/0007-sessions-that-stay.md.
 */
public final class RuleEngine {
    /** Without a name a model makes one up at random, and a fresh JVM pays for its first random number. */
    private static final String MODEL = "rules";

    private static final int NO_SLOT = -1;

    private final Vocabulary vocabulary;
    private final List<Rule> rules;
    private final List<Bundle> bundles;
    private final Slots slots;
    private final KieBase knowledgeBase;
    private final Desks desks = new Desks(this::newDesk);
    private final List<Condition> computed = new ArrayList<>();

    private RuleEngine(Vocabulary vocabulary, List<Rule> rules) {
        this.vocabulary = vocabulary;
        this.rules = rules;
        rules.forEach(rule -> collectComputed(rule.when()));
        this.bundles = bundles(rules);
        List<Waiting> waiting = waiting(bundles);
        this.slots =
                new Slots(vocabulary, waiting.stream().map(Waiting::anchors).toList());
        ModelImpl model = new ModelImpl(MODEL);
        for (int slot = 0; slot < waiting.size(); slot++) {
            boolean isAwaited = !waiting.get(slot).anchors().isEmpty();
            for (int bundle : waiting.get(slot).bundles()) {
                model.addRule(rule(bundle, isAwaited ? slot : NO_SLOT));
            }
        }
        // A property of the system can ask for a base that has no sessions that stay.
        this.knowledgeBase = KieBaseBuilder.createKieBaseFromModel(model, SequentialOption.NO);
    }

    /** Builds the knowledge base of a rulebook. */
    public static RuleEngine build(Rulebook rulebook) {
        return new RuleEngine(rulebook.vocabulary(), rulebook.rules());
    }

    /** Loads what building needs, so that it can be done beside other work; a program that starts for one answer gains from it. */
    public static void preload() {
        Vocabulary nothing = new Vocabulary(List.of(), Map.of());
        Rule always = new Rule(
                "preload", new Condition.All(List.of()), List.of(), List.of(), "", List.of(), "", Origin.line("", 0));
        new RuleEngine(nothing, List.of(always)).fire(new Answers.Builder(nothing).build());
    }

    /**
     * The rules that fire for these answers, in the order of their ids.
     *
     * @throws TrustedDrlException if a rule that was given as DRL text fails
     */
    public List<FiredRule> fire(Answers answers) {
        if (answers.vocabulary() != vocabulary) {
            throw new IllegalArgumentException("the answers are in the terms of another vocabulary");
        }
        // The answers keep what comes of it. What fails, fails here, with its own message, and not in the middle of a
        // session.
        computed.forEach(each -> each.holds(answers));
        return desks.serve(answers);
    }

    private Desk newDesk() {
        KieSessionConfiguration configuration = KieServices.get().newKieSessionConfiguration();
        // Properties of the system can ask for what harms: sessions that never let go of what fired, or that lose rules
        // between threads.
        configuration.setOption(DirectFiringOption.NO);
        configuration.setOption(ThreadSafeOption.YES);
        return new Desk(knowledgeBase.newKieSession(configuration, null), slots, bundles, rules.size());
    }

    private static List<Bundle> bundles(List<Rule> rules) {
        Map<String, List<Integer>> places = new LinkedHashMap<>();
        for (int i = 0; i < rules.size(); i++) {
            places.computeIfAbsent(rules.get(i).when().text(), text -> new ArrayList<>(1))
                    .add(i);
        }
        List<Bundle> bundles = new ArrayList<>(places.size());
        for (List<Integer> same : places.values()) {
            bundles.add(new Bundle(rules, rules.get(same.get(0)).when(), same));
        }
        return bundles;
    }

    /**
     * Bundles that wait in one slot.
     *
     * @param anchors the findings of which one must be reported; none if the bundles wait for nothing
     */
    private record Waiting(Set<Finding> anchors, List<Integer> bundles) {
        int firstAnchor() {
            return anchors.stream().mapToInt(Finding::index).min().orElse(0);
        }
    }

    /** Who waits where, in the order of the vocabulary: what a client reports is mostly of few topics, and their slots share their way. */
    private static List<Waiting> waiting(List<Bundle> bundles) {
        Map<Finding, Integer> uses = new HashMap<>();
        bundles.forEach(bundle -> bundle.when().eachFinding(finding -> uses.merge(finding, 1, Integer::sum)));
        Anchors anchors = new Anchors(uses);
        Map<Set<Finding>, Waiting> waiting = new LinkedHashMap<>();
        for (int i = 0; i < bundles.size(); i++) {
            waiting.computeIfAbsent(anchors.of(bundles.get(i).when()), each -> new Waiting(each, new ArrayList<>()))
                    .bundles()
                    .add(i);
        }
        return waiting.values().stream()
                .sorted(Comparator.comparingInt(Waiting::firstAnchor))
                .toList();
    }

    private void collectComputed(Condition condition) {
        if (condition instanceof Condition.Computed) {
            computed.add(condition);
        }
        condition.operands().forEach(this::collectComputed);
    }

    /** @param slot where the bundle waits; {@link #NO_SLOT} if every client must be looked at */
    private org.drools.model.Rule rule(int bundle, int slot) {
        Condition when = bundles.get(bundle).when();
        Variable<Matching> client = declarationOf(Matching.class, "client");
        PatternDSL.PatternDef<Matching> pattern = pattern(client);
        for (int level = slots.levels() - 1; level >= 0 && slot != NO_SLOT; level--) {
            int part = Slots.part(slot, level);
            RuleParts.IsReported reported = new RuleParts.IsReported(level, part);
            pattern = pattern.expr(reported.getExpressionHash(), reported);
        }
        if (!Anchors.areAll(when)) {
            RuleParts.Holds holds = new RuleParts.Holds(when, bundle);
            pattern = pattern.expr(holds.getExpressionHash(), holds);
        }
        return PatternDSL.rule(bundles.get(bundle).name())
                .build(pattern, on(client).execute(new RuleParts.Fire(bundle)));
    }
}
