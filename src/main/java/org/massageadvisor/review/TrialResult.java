package org.massageadvisor.review;

import java.util.List;
import org.massageadvisor.RulebookEdition;

/**
 * How worked clients fare on a rulebook.
 *
 * @param edition the rulebook
 * @param clients all of them, in the order in which they were given
 */
public record TrialResult(RulebookEdition edition, List<JudgedClient> clients, Coverage coverage) {
    public TrialResult {
        clients = List.copyOf(clients);
    }

    /** The clients for whom something came out otherwise than their authors expect. */
    public List<JudgedClient> failed() {
        return clients.stream().filter(client -> !client.passed()).toList();
    }
}
