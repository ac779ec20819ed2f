package org.massageadvisor;

import java.util.List;

/**
 * Why something was concluded: one rule that fired.
 *
 * @param rule the id of the rule: {@code fever-with-pain}
 * @param where the table and the line it stands in: {@code red-flags.csv:12}
 * @param reason one plain sentence for whoever reads the advice
 * @param findings the codes of the answers that it rests on, in the order of the vocabulary
 * @param sources the ids of the statements that it rests on, in {@code evidence.csv}
 */
public record Reason(String rule, String where, String reason, List<String> findings, List<String> sources) {
    public Reason {
        findings = List.copyOf(findings);
        sources = List.copyOf(sources);
    }
}
