package org.massageadvisor.engine;

import java.util.List;
import org.kie.api.runtime.KieSession;
import org.kie.api.runtime.rule.FactHandle;
import org.massageadvisor.rulebook.Answers;

/** A Drools session in which one client after the other is served. For one thread at a time; after a failure it is closed. */
final class Desk {
    private final KieSession session;
    private final Matching matching;
    private final FiredRules firedRules;
    private final List<Bundle> bundles;

    Desk(KieSession session, Slots slots, List<Bundle> bundles, int rules) {
        this.session = session;
        this.matching = new Matching(slots);
        this.bundles = bundles;
        this.firedRules = new FiredRules(rules);
    }

    /** The rules that fire for these answers, in the order of the rulebook. Nothing of the client stays behind. */
    List<FiredRule> serve(Answers answers) {
        matching.begin(answers);
        FactHandle handle = session.insert(matching);
        session.fireAllRules();
        matching.eachFired(bundle -> bundles.get(bundle).addFired(answers, firedRules));
        session.delete(handle);
        // What was matched is only let go when rules are evaluated again.
        session.fireAllRules();
        matching.end();
        return firedRules.take();
    }

    void close() {
        session.dispose();
    }
}
