package org.massageadvisor.review.diff;

import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;
import org.massageadvisor.Conclusion;
import org.massageadvisor.Disposition;
import org.massageadvisor.Exclusion;
import org.massageadvisor.Recommendation;
import org.massageadvisor.rulebook.Outcome;
import org.massageadvisor.rulebook.Rule;
import org.massageadvisor.rulebook.Rulebook;

/** Statements about one client, whom the engine advised: each is true or false. */
final class FactsOfOne implements Logic<Boolean> {
    @Override
    public Boolean constant(boolean truth) {
        return truth;
    }

    @Override
    public Boolean all(Collection<Boolean> statements) {
        return !statements.contains(false);
    }

    @Override
    public Boolean any(Collection<Boolean> statements) {
        return statements.contains(true);
    }

    @Override
    public Boolean not(Boolean statement) {
        return !statement;
    }

    /** What a rulebook really advised the client. */
    static Side<Boolean> side(Rulebook rulebook, Recommendation advice, Set<Rule> fired) {
        Set<String> inForce =
                advice.conclusions().stream().map(Conclusion::code).collect(Collectors.toSet());
        Set<String> excluded = advice.excluded().stream().map(Exclusion::code).collect(Collectors.toSet());
        return new Side<>() {
            @Override
            public Rulebook rulebook() {
                return rulebook;
            }

            @Override
            public Boolean is(Disposition disposition) {
                return advice.disposition() == disposition;
            }

            @Override
            public Boolean inForce(Outcome outcome) {
                return inForce.contains(outcome.code());
            }

            @Override
            public Boolean excluded(Outcome outcome) {
                return excluded.contains(outcome.code());
            }

            @Override
            public Boolean fires(Rule rule) {
                return fired.contains(rule);
            }
        };
    }
}
