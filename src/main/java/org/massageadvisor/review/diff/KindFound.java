package org.massageadvisor.review.diff;

import java.util.List;
import org.massageadvisor.review.ChangeKind;

/**
 * A kind of change that touches some client.
 *
 * @param changes every change of this kind that there is for anybody, in the order of the tables
 * @param clients the smallest client who shows one of them comes first; for a kind that makes the advice less safe, there are as many as are needed to show each
 *     change that nobody accepted
 */
public record KindFound(ChangeKind kind, List<ChangeFound> changes, List<AffectedClient> clients) {
    public KindFound {
        changes = List.copyOf(changes);
        clients = List.copyOf(clients);
    }

    /** Whether it makes the advice less safe for somebody for whom nobody accepted that. */
    public boolean isOpen() {
        return changes.stream().anyMatch(ChangeFound::open);
    }
}
