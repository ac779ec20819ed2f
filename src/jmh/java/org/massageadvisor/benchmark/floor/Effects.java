package org.massageadvisor.benchmark.floor;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.massageadvisor.rulebook.Outcomes;
import org.massageadvisor.rulebook.Rule;

/** What rules could do to an advice, each effect once however many rules have it. Nothing in it is to be changed. */
final class Effects {
    final Effect[] all;

    /** For each clause the places of the effects of its rules; one that several rules have as often as they do. */
    final int[][] ofClause;

    /** For each clause what its rules together have as {@link Effect#dispositions}. */
    final int[] dispositionsOfClause;

    private final int[] ofRule;

    Effects(List<Rule> rules, Clauses clauses, Outcomes outcomes) {
        Map<Effect, Integer> places = new LinkedHashMap<>();
        this.ofRule = rules.stream()
                .mapToInt(rule -> places.computeIfAbsent(Effect.of(rule, outcomes), key -> places.size()))
                .toArray();
        this.all = places.keySet().toArray(Effect[]::new);
        this.ofClause = new int[clauses.all.length][];
        this.dispositionsOfClause = new int[ofClause.length];
        for (int i = 0; i < ofClause.length; i++) {
            List<Integer> effects = new ArrayList<>();
            for (int rule : clauses.all[i].rules) {
                effects.add(ofRule[rule]);
                dispositionsOfClause[i] |= ofRule(rule).dispositions();
            }
            ofClause[i] = effects.stream().mapToInt(Integer::intValue).toArray();
        }
    }

    /** What a rule could do, by its place. */
    Effect ofRule(int rule) {
        return all[ofRule[rule]];
    }
}
