package org.massageadvisor.review.diff;

import java.util.List;
import org.massageadvisor.Recommendation;
import org.massageadvisor.intake.Intake;

/**
 * A client whom a change touches, tried on both rulebooks.
 *
 * @param story who it is, in a sentence or two
 * @param intake what the client answered; each rulebook was given the answers that it knows
 * @param before the advice of the old rulebook
 * @param after the advice of the new one
 * @param changes everything that is otherwise for this client, and whether it was accepted for clients like this one
 */
public record AffectedClient(
        String story, Intake intake, Recommendation before, Recommendation after, List<ChangeFound> changes) {
    public AffectedClient {
        changes = List.copyOf(changes);
    }
}
