package org.massageadvisor.review.diff;

import java.util.List;
import org.massageadvisor.review.AcceptedChange;

/**
 * A change that touches some client, or one.
 *
 * @param open whether it makes the advice less safe for somebody for whom nobody accepted that
 * @param accepted the rows in which it is accepted, for some of the clients or for all
 */
public record ChangeFound(Change change, boolean open, List<AcceptedChange> accepted) {
    public ChangeFound {
        accepted = List.copyOf(accepted);
    }
}
