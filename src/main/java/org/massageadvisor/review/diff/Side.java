package org.massageadvisor.review.diff;

import org.massageadvisor.Disposition;
import org.massageadvisor.rulebook.Outcome;
import org.massageadvisor.rulebook.Rule;
import org.massageadvisor.rulebook.Rulebook;

/**
 * The advice of one of two rulebooks.
 *
 * @param <T> a statement: true or false of one client, or a claim about any client
 */
interface Side<T> {
    Rulebook rulebook();

    T is(Disposition disposition);

    T inForce(Outcome outcome);

    T excluded(Outcome outcome);

    T fires(Rule rule);
}
