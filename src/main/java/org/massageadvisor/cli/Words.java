package org.massageadvisor.cli;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.massageadvisor.Conclusion;
import org.massageadvisor.Reason;
import org.massageadvisor.Recommendation;
import org.massageadvisor.rulebook.Evidence;
import org.massageadvisor.rulebook.Printable;

/** Labels and rule ids as they stand in a sentence. */
final class Words {
    private static final int SPACE_FOR_RULES = 40;

    private Words() {}

    static String label(Recommendation advice, String code) {
        return advice.conclusion(code).map(Conclusion::label).orElse(code);
    }

    static String labels(List<Conclusion> conclusions, String between) {
        return conclusions.stream().map(Conclusion::label).collect(Collectors.joining(between));
    }

    /** Labels in a row, no more than {@code most}, and how many more there are. */
    static String labels(List<String> labels, int most) {
        int more = labels.size() - most;
        return String.join("; ", labels.subList(0, Math.min(most, labels.size())))
                + (more > 0 ? "; and " + more + " more" : "");
    }

    /** What is wrong, and where. */
    static String problem(String where, String message) {
        return Printable.text(where) + ": error: " + Printable.text(message);
    }

    /** A statement, where it stands and how sure it is. */
    static String evidence(Evidence evidence) {
        return evidence.id() + ": " + evidence.statement() + " (" + evidence.document() + "; certainty: "
                + evidence.certainty() + ")";
    }

    /** The ids of the rules behind one conclusion. */
    static List<String> rules(List<Reason> reasons) {
        return reasons.stream().map(Reason::rule).toList();
    }

    /** The ids of the rules behind several conclusions, each once. */
    static Set<String> rulesOf(List<Conclusion> conclusions) {
        Set<String> rules = new LinkedHashSet<>();
        conclusions.forEach(conclusion -> rules.addAll(rules(conclusion.because())));
        return rules;
    }

    /** The ids of rules in brackets: as many by name as fit into a short space, at least the first, and how many more there are. */
    static String ids(Collection<String> rules) {
        StringBuilder ids = new StringBuilder();
        int named = 0;
        for (String rule : rules) {
            if (named > 0 && ids.length() + rule.length() > SPACE_FOR_RULES) {
                break;
            }
            ids.append(named > 0 ? ", " : " [").append(rule);
            named++;
        }
        int more = rules.size() - named;
        return named == 0 ? "" : ids + (more > 0 ? " +" + more : "") + "]";
    }

    /** A label without the explanation in parentheses at its end. */
    static String withoutExplanation(String label) {
        int parenthesis = label.indexOf(" (");
        return parenthesis < 0 || !label.endsWith(")") ? label : label.substring(0, parenthesis);
    }
}
