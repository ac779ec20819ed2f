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
    private final Outcomes outcomes;
    private final Map<String, Known> known = new HashMap<>();

    /**
     * What is known of a rule whoever the client is.
     *
     * @param rule the rule itself: a changed one can come under the same id
     * @param sources the ids of the statements that it rests on
     * @param ruledOut what it excludes, itself or by what it asks for
     * @param reason its reason, if it is the same for everybody
     */
    private record Known(
            Rule rule,
            List<String> sources,
            List<Outcome> ruledOut,
            @Nullable Reason reason) {}

    Reasons(Rulebook rulebook) {
        this.outcomes = rulebook.outcomes();
        for (Rule rule : rulebook.rules()) {
            known.put(rule.id(), learn(rule));
        }
    }

    private Known learn(Rule rule) {
        String[] ids = new String[rule.sources().size()];
        Arrays.setAll(ids, i -> rule.sources().get(i).id());
        List<String> sources = List.of(ids);
        List<Finding> same = rule.when().alwaysRestsOn();
        return new Known(
                rule, sources, ruledOut(rule, outcomes), same == null ? null : reason(rule, codes(same), sources));
    }

    @SuppressWarnings(
            "ReferenceEquality") // whatever is not the very rule is learnt anew, and to compare rules costs more
    private Known known(Rule rule) {
        Known found = known.get(rule.id());
        return found != null && found.rule() == rule ? found : learn(rule);
    }

    private static List<Outcome> ruledOut(Rule rule, Outcomes outcomes) {
        Set<Outcome> ruledOut = new LinkedHashSet<>(rule.excludes());
        for (Outcome given : rule.gives()) {
            ruledOut.addAll(outcomes.ruledOutBy(given));
        }
        return List.copyOf(ruledOut);
    }

    /** The rules that fired for one client, with their reasons, each made when it is asked for. */
    final class OfClient {
        private final List<FiredRule> fired;
        private final Known[] known;
        private final @Nullable Reason[] made;

        private OfClient(List<FiredRule> fired) {
            this.fired = fired;
            this.known = new Known[fired.size()];
            this.made = new Reason[fired.size()];
            for (int i = 0; i < known.length; i++) {
                known[i] = known(fired.get(i).rule());
            }
        }

        /** What the rule that fired at this place excludes, itself or by what it asks for. */
        List<Outcome> ruledOut(int place) {
            return known[place].ruledOut();
        }

        /** The reason of the rule that fired at this place. */
        Reason at(int place) {
            Reason reason = known[place].reason();
            if (reason == null) {
                reason = made[place];
            }
            if (reason == null) {
                FiredRule rule = fired.get(place);
                reason = reason(rule.rule(), codes(rule.findings()), known[place].sources());
                made[place] = reason;
            }
            return reason;
        }
    }

    private static Reason reason(Rule rule, List<String> findings, List<String> sources) {
        return new Reason(rule.id(), rule.where().text(), rule.because(), findings, sources);
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
