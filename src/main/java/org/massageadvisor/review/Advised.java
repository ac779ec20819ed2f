package org.massageadvisor.review;

import java.util.Set;
import org.massageadvisor.Disposition;
import org.massageadvisor.rulebook.Outcome;

/** What a client was advised. */
public record Advised(Disposition disposition, Set<Outcome> inForce) {
    public Advised {
        inForce = Set.copyOf(inForce);
    }
}
