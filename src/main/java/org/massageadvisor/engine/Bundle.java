package org.massageadvisor.engine;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.massageadvisor.rulebook.Answers;
import org.massageadvisor.rulebook.Condition;
import org.massageadvisor.rulebook.Finding;
import org.massageadvisor.rulebook.Rule;

/** Rules with the same condition. They fire together, so the engine has one rule for all of them. */
final class Bundle {
    private final List<Rule> rules;
    private final Condition when;
    private final int[] places;

    /** Kept where the condition always rests on the same findings, which is mostly so. */
    private final @Nullable List<FiredRule> always;

    /** @param places where those with this condition stand among all rules; at least one */
    Bundle(List<Rule> rules, Condition when, List<Integer> places) {
        this.rules = rules;
        this.when = when;
        this.places = places.stream().mapToInt(Integer::intValue).toArray();
        List<Finding> same = when.alwaysRestsOn();
        this.always = same == null
                ? null
                : places.stream()
                        .map(place -> new FiredRule(rules.get(place), same))
                        .toList();
    }

    Condition when() {
        return when;
    }

    /** The id of its first rule, which no other bundle has. */
    String name() {
        return rules.get(places[0]).id();
    }

    /** Adds its rules, as they fired for these answers, each at its place. */
    void addFired(Answers answers, FiredRules fired) {
        List<Finding> behind = always == null ? answers.behind(when) : List.of();
        for (int i = 0; i < places.length; i++) {
            fired.put(places[i], always == null ? new FiredRule(rules.get(places[i]), behind) : always.get(i));
        }
    }
}
