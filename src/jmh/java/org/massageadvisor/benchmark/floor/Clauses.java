package org.massageadvisor.benchmark.floor;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.massageadvisor.rulebook.Condition;
import org.massageadvisor.rulebook.Finding;
import org.massageadvisor.rulebook.Rule;
import org.massageadvisor.rulebook.Vocabulary;

/** The conditions that rules have, each once however many have it. Nothing in it is to be changed. */
final class Clauses {
    final Terms terms;
    final Clause[] all;

    /** For each rule the place of its clause. */
    final int[] clauseOf;

    /** For each finding the places of the clauses that name it. */
    final int[][] naming;

    /** That a pain is reported; null if the vocabulary has no finding for it. */
    final @Nullable Formula pain;

    /** How each clause stands before anything is answered. */
    final byte[] valuesBefore;

    /** The places of the rules that fire before anything is answered. */
    final BitSet firedBefore = new BitSet();

    private record Stated(Condition when, boolean isContradiction) {}

    /** @throws IllegalArgumentException if a rule is code, of which nothing can be worked out beforehand */
    Clauses(Vocabulary vocabulary, List<Rule> rules) {
        Map<Stated, List<Integer>> places = new LinkedHashMap<>();
        for (int i = 0; i < rules.size(); i++) {
            Stated stated = new Stated(rules.get(i).when(), rules.get(i).isContradiction());
            places.computeIfAbsent(stated, key -> new ArrayList<>()).add(i);
        }
        FormulaReader reader = new FormulaReader(vocabulary);
        List<Stated> stated = List.copyOf(places.keySet());
        List<Formula> formulas =
                stated.stream().map(each -> reader.formula(each.when)).toList();
        Finding anyPain = vocabulary.find(Finding.ANY_PAIN);
        this.pain = anyPain == null ? null : reader.formula(new Condition.Yes(anyPain));
        this.terms = reader.terms();
        this.all = new Clause[stated.size()];
        this.clauseOf = new int[rules.size()];
        this.naming =
                Terms.index(vocabulary.findings().size(), all.length, place -> Terms.named(stated.get(place).when));
        this.valuesBefore = new byte[all.length];
        for (int i = 0; i < all.length; i++) {
            Stated each = stated.get(i);
            List<Integer> same = places.getOrDefault(each, List.of());
            all[i] = new Clause(each.when, formulas.get(i), same, each.isContradiction, terms);
            valuesBefore[i] = (byte) all[i].valueBefore;
            for (int rule : all[i].rules) {
                clauseOf[rule] = i;
                firedBefore.set(rule, Formula.holds(valuesBefore[i]));
            }
        }
    }
}
