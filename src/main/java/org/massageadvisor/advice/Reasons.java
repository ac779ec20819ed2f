package org.massageadvisor.advice;

import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.massageadvisor.Reason;
import org.massageadvisor.engine.FiredRule;
import org.massageadvisor.rulebook.Evidence;
import org.massageadvisor.rulebook.Finding;
import org.massageadvisor.rulebook.Rule;
import org.massageadvisor.rulebook.Rulebook;

/** Reasons for what rules ask for. Most rules always rest on the same findings, so the first reason of each is kept and given again. Safe for several threads. */
final class Reasons {
    private final Map<String, List<String>> sources = new HashMap<>();
    private final Map<String, Reason> kept = new ConcurrentHashMap<>();

    Reasons(Rulebook rulebook) {
        for (Rule rule : rulebook.rules()) {
            sources.put(rule.id(), rule.sources().stream().map(Evidence::id).toList());
        }
    }

    /** The reasons that rules give one client. */
    final class OfClient {
        /** Rules that fire together share their list of findings. */
        private final IdentityHashMap<List<Finding>, List<String>> codes = new IdentityHashMap<>();

        Reason of(FiredRule fired) {
            Reason known = kept.get(fired.rule().id());
            if (known != null && isOn(known.findings(), fired.findings())) {
                return known;
            }
            Rule rule = fired.rule();
            Reason reason = new Reason(
                    rule.id(),
                    rule.where().text(),
                    rule.because(),
                    codes.computeIfAbsent(fired.findings(), OfClient::codes),
                    sources.getOrDefault(rule.id(), List.of()));
            if (known == null) {
                kept.putIfAbsent(rule.id(), reason);
            }
            return reason;
        }

        private static boolean isOn(List<String> codes, List<Finding> findings) {
            if (codes.size() != findings.size()) {
                return false;
            }
            for (int i = 0; i < codes.size(); i++) {
                if (!codes.get(i).equals(findings.get(i).code())) {
                    return false;
                }
            }
            return true;
        }

        private static List<String> codes(List<Finding> findings) {
            return findings.stream().map(Finding::code).toList();
        }
    }

    OfClient ofClient() {
        return new OfClient();
    }
}
