package org.massageadvisor.review;

import org.massageadvisor.Disposition;
import org.massageadvisor.rulebook.Outcome;
import org.massageadvisor.rulebook.Rule;

/** What kind of thing a mutation changes. */
public enum Scope {
    /** A rule that refers, excludes or postpones. */
    GUARDING_RULE,
    /** Any other rule. */
    OTHER_RULE,
    /** A derived finding. */
    FINDING;

    /** A rule refers, excludes or postpones if it asks for a disposition of rank 1 to 5 or for a referral, or excludes anything. */
    static Scope of(Rule rule) {
        boolean guards = !rule.excludes().isEmpty()
                || rule.disposition().filter(Disposition::blocksMassage).isPresent()
                || rule.gives().stream().anyMatch(outcome -> outcome.group().equals(Outcome.REFERRAL));
        return guards ? GUARDING_RULE : OTHER_RULE;
    }
}
