package org.massageadvisor.engine;

import static org.drools.model.DSL.declarationOf;
import static org.drools.model.DSL.on;
import static org.drools.model.PatternDSL.alphaIndexedBy;
import static org.drools.model.PatternDSL.pattern;
import static org.drools.model.PatternDSL.rule;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.drools.model.Index;
import org.drools.model.Variable;
import org.drools.model.impl.ModelImpl;
import org.drools.modelcompiler.KieBaseBuilder;
import org.kie.api.KieBase;
import org.kie.api.runtime.KieSession;
import org.massageadvisor.rulebook.Answers;
import org.massageadvisor.rulebook.Condition;
import org.massageadvisor.rulebook.Finding;
import org.massageadvisor.rulebook.Origin;
import org.massageadvisor.rulebook.Rule;
import org.massageadvisor.rulebook.Rulebook;
import org.massageadvisor.rulebook.Vocabulary;

/**
 * The rules of one rulebook as a Drools knowledge base, built once. Safe for any number of threads: each call has a session of its own.
 *
 * <p>A rule becomes one pattern, anchored on a finding that must be reported for the rule to fire (see {@link Anchors}); Drools finds
 * the rules of the reported findings through a hash index. What else the rule asks is one test on the client's answers. A rule that
 * several findings can anchor becomes several Drools rules that note the same rule as fired.
 *
 * <p>Sessions are left thread-safe although each belongs to one thread: see docs/decisions/0002-thread-safe-sessions.md.
 */
public final class RuleEngine {
    /** Without a name a model makes one up at random, and a fresh JVM pays for its first random number. */
    private static final String MODEL = "rules";

    private final Rulebook rulebook;
    private final KieBase knowledgeBase;
    private final Set<String> anchorCodes = new HashSet<>();
    private final List<Condition> computed = new ArrayList<>();

    private RuleEngine(Rulebook rulebook) {
        this.rulebook = rulebook;
        this.knowledgeBase = KieBaseBuilder.createKieBaseFromModel(model());
    }

    /** Builds the knowledge base of a rulebook. */
    public static RuleEngine build(Rulebook rulebook) {
        return new RuleEngine(rulebook);
    }

    /** Loads what building needs, so that it can be done beside other work; a program that starts for one answer gains from it. */
    public static void preload() {
        Rule always = new Rule(
                "preload", new Condition.All(List.of()), List.of(), List.of(), "", List.of(), "", Origin.line("", 0));
        ModelImpl model = new ModelImpl(MODEL).addRule(anchored(always, 0, Reported.ANYTHING));
        Answers none = new Answers.Builder(new Vocabulary(List.of(), Map.of())).build();
        fire(KieBaseBuilder.createKieBaseFromModel(model), new Matching(none), Set.of());
    }

    /**
     * The rules that fire for these answers, in the order of their ids.
     *
     * @throws TrustedDrlException if a rule that was given as DRL text fails
     */
    public List<FiredRule> fire(Answers answers) {
        if (answers.vocabulary() != rulebook.vocabulary()) {
            throw new IllegalArgumentException("the answers are in the terms of another vocabulary");
        }
        // The answers keep what comes of it. What fails, fails here, with its own message, and not in the middle of a
        // session.
        computed.forEach(each -> each.holds(answers));
        Matching matching = new Matching(answers);
        fire(knowledgeBase, matching, anchorCodes);
        return firedRules(matching.fired(), answers);
    }

    private static void fire(KieBase knowledgeBase, Matching matching, Set<String> anchorCodes) {
        Answers answers = matching.answers();
        KieSession session = knowledgeBase.newKieSession();
        try {
            session.insert(new Reported(Reported.ANYTHING, matching));
            for (Finding finding : answers.vocabulary().findings()) {
                if (answers.isPresent(finding) && anchorCodes.contains(finding.code())) {
                    session.insert(new Reported(finding.code(), matching));
                }
            }
            session.fireAllRules();
        } finally {
            session.dispose();
        }
    }

    private List<FiredRule> firedRules(BitSet fired, Answers answers) {
        List<FiredRule> result = new ArrayList<>(fired.cardinality());
        List<Finding> findings = rulebook.vocabulary().findings();
        BitSet behind = new BitSet(findings.size());
        for (int i = fired.nextSetBit(0); i >= 0; i = fired.nextSetBit(i + 1)) {
            Rule rule = rulebook.rules().get(i);
            behind.clear();
            answers.eachFindingBehind(rule.when(), finding -> behind.set(finding.index()));
            Finding[] matched = new Finding[behind.cardinality()];
            int count = 0;
            for (int j = behind.nextSetBit(0); j >= 0; j = behind.nextSetBit(j + 1)) {
                matched[count++] = findings.get(j);
            }
            result.add(new FiredRule(rule, List.of(matched)));
        }
        return result;
    }

    private ModelImpl model() {
        Map<Finding, Integer> uses = new HashMap<>();
        for (Rule rule : rulebook.rules()) {
            rule.when().eachFinding(finding -> uses.merge(finding, 1, Integer::sum));
            collectComputed(rule.when());
        }
        Anchors anchors = new Anchors(uses);
        ModelImpl model = new ModelImpl(MODEL);
        for (int i = 0; i < rulebook.rules().size(); i++) {
            Rule rule = rulebook.rules().get(i);
            Set<Finding> anchoring = anchors.of(rule.when());
            if (anchoring.isEmpty()) {
                model.addRule(anchored(rule, i, Reported.ANYTHING));
            }
            for (Finding anchor : anchoring) {
                anchorCodes.add(anchor.code());
                model.addRule(anchored(rule, i, anchor.code()));
            }
        }
        return model;
    }

    private void collectComputed(Condition condition) {
        if (condition instanceof Condition.Computed) {
            computed.add(condition);
        }
        condition.operands().forEach(this::collectComputed);
    }

    private static org.drools.model.Rule anchored(Rule rule, int index, String anchor) {
        Variable<Reported> reported = declarationOf(Reported.class, "reported");
        var pattern = pattern(reported)
                .expr(
                        "code " + anchor,
                        new RuleParts.IsCode(anchor),
                        alphaIndexedBy(String.class, Index.ConstraintType.EQUAL, 0, new RuleParts.CodeOf(), anchor));
        if (!isAnchorAlone(rule.when(), anchor)) {
            String text = rule.when().text();
            pattern = pattern.expr("holds " + text, new RuleParts.Holds(rule.when(), text));
        }
        return rule(rule.id() + (anchor.isEmpty() ? "" : " on " + anchor))
                .metadata("where", rule.where())
                .build(pattern, on(reported).execute(new RuleParts.Fire(index)));
    }

    private static boolean isAnchorAlone(Condition condition, String anchor) {
        return condition instanceof Condition.Yes yes && yes.finding().code().equals(anchor);
    }
}
