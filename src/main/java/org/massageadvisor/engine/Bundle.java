package org.massageadvisor.engine;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.massageadvisor.rulebook.Answers;
import org.massageadvisor.rulebook.Condition;
import org.massageadvisor.rulebook.Finding;
import org.massageadvisor.rulebook.Rule;
import org.massageadvisor.rulebook.Vocabulary;

/** Rules with the same condition. They fire together, so the engine has one rule for all of them. */
final class Bundle {
    private final List<Rule> rules;
    private final Condition when;
    private final int[] places;

    /** Kept where the condition always rests on the same findings, which is mostly so. */
    private final @Nullable List<FiredRule> always;

    /** @param places where those with this condition stand among all rules; at least one */
    Bundle(Vocabulary vocabulary, List<Rule> rules, Condition when, List<Integer> places) {
        this.rules = rules;
        this.when = when;
        this.places = places.stream().mapToInt(Integer::intValue).toArray();
        BitSet findings = new BitSet();
        this.always = restsOnTheSame(when, findings)
                ? firedOn(findings.stream().mapToObj(vocabulary.findings()::get).toList())
                : null;
    }

    Condition when() {
        return when;
    }

    /** The id of its first rule, which no other bundle has. */
    String name() {
        return rules.get(places[0]).id();
    }

    /** Whether the condition, where it holds, always rests on the same findings; if so, they are added. */
    private static boolean restsOnTheSame(Condition condition, BitSet findings) {
        if (condition instanceof Condition.All all) {
            return all.operands().stream().allMatch(operand -> restsOnTheSame(operand, findings));
        }
        if (condition instanceof Condition.Any || condition instanceof Condition.Computed) {
            return false;
        }
        if (condition instanceof Condition.Yes yes && yes.finding().isDerived()) {
            return yes.finding().code().equals(Finding.ALWAYS);
        }
        if (!(condition instanceof Condition.Not)) {
            condition.eachFinding(finding -> findings.set(finding.index()));
        }
        return true;
    }

    /** Adds its rules, as they fired for these answers, each at its place. */
    void addFired(Answers answers, FiredRules fired) {
        List<FiredRule> together = always;
        if (together == null) {
            together = firedOn(answers.behind(when));
        }
        for (int i = 0; i < places.length; i++) {
            fired.put(places[i], together.get(i));
        }
    }

    private List<FiredRule> firedOn(List<Finding> findings) {
        List<FiredRule> fired = new ArrayList<>(places.length);
        for (int place : places) {
            fired.add(new FiredRule(rules.get(place), findings));
        }
        return fired;
    }
}
