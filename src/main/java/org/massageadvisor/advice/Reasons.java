package org.massageadvisor.advice;

import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.massageadvisor.Reason;
import org.massageadvisor.engine.FiredRule;
import org.massageadvisor.rulebook.Evidence;
import org.massageadvisor.rulebook.Finding;
import org.massageadvisor.rulebook.Rule;
import org.massageadvisor.rulebook.Rulebook;

/**
 * Reasons for what rules ask for. Those of rules that rest on the same findings for everybody are made once; of the others nothing is kept, because it would tell of a
 * client.
 */
final class Reasons {
    private final Map<String, List<String>> sources = new HashMap<>();
    private final Map<String, Reason> always = new HashMap<>();

    Reasons(Rulebook rulebook) {
        for (Rule rule : rulebook.rules()) {
            sources.put(rule.id(), rule.sources().stream().map(Evidence::id).toList());
            List<Finding> same = rule.when().alwaysRestsOn();
            if (same != null) {
                always.put(rule.id(), reason(rule, codes(same)));
            }
        }
    }

    /** The reasons that rules give one client. */
    final class OfClient {
        /** Rules that fire together share their list of findings. */
        private final IdentityHashMap<List<Finding>, List<String>> codes = new IdentityHashMap<>();

        Reason of(FiredRule fired) {
            Reason known = always.get(fired.rule().id());
            return known != null
                    ? known
                    : reason(fired.rule(), codes.computeIfAbsent(fired.findings(), Reasons::codes));
        }
    }

    private Reason reason(Rule rule, List<String> findings) {
        return new Reason(
                rule.id(), rule.where().text(), rule.because(), findings, sources.getOrDefault(rule.id(), List.of()));
    }

    private static List<String> codes(List<Finding> findings) {
        String[] codes = new String[findings.size()];
        for (int i = 0; i < codes.length; i++) {
            codes[i] = findings.get(i).code();
        }
        return List.of(codes);
    }

    OfClient ofClient() {
        return new OfClient();
    }
}
