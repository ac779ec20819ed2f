package org.massageadvisor.engine;

import java.util.List;
import org.massageadvisor.rulebook.Finding;
import org.massageadvisor.rulebook.Rule;

/**
 * A rule that fired.
 *
 * @param findings the answers that it rests on, in the order of the vocabulary: what was reported, and what it asks for because it is
 *     unanswered; derived findings are opened
 */
public record FiredRule(Rule rule, List<Finding> findings) {
    public FiredRule {
        findings = List.copyOf(findings);
    }
}
