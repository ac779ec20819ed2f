package org.massageadvisor.review;

import java.util.List;
import org.massageadvisor.Recommendation;
import org.massageadvisor.advice.Adviser;
import org.massageadvisor.engine.FiredRule;
import org.massageadvisor.engine.RuleEngine;
import org.massageadvisor.rulebook.Answers;
import org.massageadvisor.rulebook.Rulebook;

/** What clients are really advised: a rulebook on the engine, against which whatever is proved has to stand. */
final class Practice {
    private final RuleEngine engine;
    private final Adviser adviser;

    Practice(Rulebook rulebook) {
        this.engine = RuleEngine.build(rulebook);
        this.adviser = new Adviser(rulebook);
    }

    /** What comes out for a client, without the reasons. */
    Advised advise(Answers answers) {
        List<FiredRule> fired = engine.fire(answers);
        return new Advised(adviser.disposition(answers, fired), adviser.inForce(answers, fired));
    }

    /** The whole advice for a client. */
    Recommendation recommend(Answers answers) {
        return adviser.advise(null, answers, engine.fire(answers));
    }
}
