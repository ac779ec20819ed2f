package org.massageadvisor.advice;

import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.massageadvisor.Reason;
import org.massageadvisor.engine.FiredRule;
import org.massageadvisor.rulebook.Finding;
import org.massageadvisor.rulebook.Outcome;
import org.massageadvisor.rulebook.Outcomes;
import org.massageadvisor.rulebook.Rule;
import org.massageadvisor.rulebook.Rulebook;

/**
 * Reasons for what rules ask for. Those of rules that rest on the same findings for everybody are made once; of the others nothing is kept, because it would tell of a
 * client.
 */
final class Reasons {
    private final Map<String, List<String>> sources = new HashMap<>();
    private final Map<String, Reason> always = new HashMap<>();

    private final Map<String, List<Outcome>> ruledOut = new HashMap<>();

    Reasons(Rulebook rulebook) {
        for (Rule rule : rulebook.rules()) {
            String[] ids = new String[rule.sources().size()];
            Arrays.setAll(ids, i -> rule.sources().get(i).id());
            sources.put(rule.id(), List.of(ids));
            ruledOut.put(rule.id(), ruledOut(rule, rulebook.outcomes()));
            List<Finding> same = rule.when().alwaysRestsOn();
            if (same != null) {
                always.put(rule.id(), reason(rule, codes(same)));
            }
        }
    }

    private static List<Outcome> ruledOut(Rule rule, Outcomes outcomes) {
        Set<Outcome> ruledOut = new LinkedHashSet<>(rule.excludes());
        for (Outcome given : rule.gives()) {
            ruledOut.addAll(outcomes.ruledOutBy(given));
        }
        return List.copyOf(ruledOut);
    }

    /** What a rule excludes, itself or by what it asks for. */
    List<Outcome> ruledOutBy(Rule rule) {
        return ruledOut.getOrDefault(rule.id(), List.of());
    }

    /** The reasons of the rules that fired for one client, each made when it is asked for. */
    final class OfClient {
        private final List<FiredRule> fired;
        private final @Nullable Reason[] made;

        private OfClient(List<FiredRule> fired) {
            this.fired = fired;
            this.made = new Reason[fired.size()];
        }

        /** The reason of the rule that fired at this place. */
        Reason at(int place) {
            Reason reason = made[place];
            if (reason == null) {
                FiredRule rule = fired.get(place);
                reason = always.get(rule.rule().id());
                reason = reason == null ? reason(rule.rule(), codes(rule.findings())) : reason;
                made[place] = reason;
            }
            return reason;
        }
    }

    private Reason reason(Rule rule, List<String> findings) {
        return new Reason(
                rule.id(), rule.where().text(), rule.because(), findings, sources.getOrDefault(rule.id(), List.of()));
    }

    private static List<String> codes(List<Finding> findings) {
        if (findings.size() == 1) {
            return List.of(findings.get(0).code());
        }
        String[] codes = new String[findings.size()];
        for (int i = 0; i < codes.length; i++) {
            codes[i] = findings.get(i).code();
        }
        return List.of(codes);
    }

    OfClient ofClient(List<FiredRule> fired) {
        return new OfClient(fired);
    }
}
