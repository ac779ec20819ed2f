package org.massageadvisor.review;

import java.util.List;
import org.massageadvisor.Disposition;

/**
 * A worked client on a rulebook.
 *
 * @param disposition what the rulebook says should happen with the client
 * @param differences what differs from what its author expects
 */
public record JudgedClient(WorkedClient client, Disposition disposition, List<Difference> differences) {
    public JudgedClient {
        differences = List.copyOf(differences);
    }

    /** Whether all came out as its author expects. */
    public boolean passed() {
        return differences.isEmpty();
    }
}
