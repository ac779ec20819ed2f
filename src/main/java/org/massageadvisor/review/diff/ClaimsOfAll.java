package org.massageadvisor.review.diff;

import java.util.Collection;
import java.util.List;
import org.massageadvisor.Disposition;
import org.massageadvisor.review.solver.AdviceModel;
import org.massageadvisor.review.solver.AllClients;
import org.massageadvisor.review.solver.Claim;
import org.massageadvisor.rulebook.Outcome;
import org.massageadvisor.rulebook.Rule;
import org.massageadvisor.rulebook.Rulebook;

/** Statements about any client whatsoever. */
final class ClaimsOfAll implements Logic<Claim> {
    private final AllClients clients;

    ClaimsOfAll(AllClients clients) {
        this.clients = clients;
    }

    @Override
    public Claim constant(boolean truth) {
        Claim never = clients.any(List.of());
        return truth ? clients.not(never) : never;
    }

    @Override
    public Claim all(Collection<Claim> statements) {
        return clients.all(statements.toArray(Claim[]::new));
    }

    @Override
    public Claim any(Collection<Claim> statements) {
        return clients.any(statements);
    }

    @Override
    public Claim not(Claim statement) {
        return clients.not(statement);
    }

    /** The advice of a rulebook for any client. */
    Side<Claim> side(Rulebook rulebook) {
        AdviceModel advice = clients.advice(rulebook);
        return new Side<>() {
            @Override
            public Rulebook rulebook() {
                return rulebook;
            }

            @Override
            public Claim is(Disposition disposition) {
                return advice.is(disposition);
            }

            @Override
            public Claim inForce(Outcome outcome) {
                return advice.inForce(outcome);
            }

            @Override
            public Claim excluded(Outcome outcome) {
                return advice.excluded(outcome);
            }

            @Override
            public Claim fires(Rule rule) {
                return advice.fires(rule);
            }
        };
    }
}
