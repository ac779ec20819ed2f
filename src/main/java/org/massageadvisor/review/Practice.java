package org.massageadvisor.review;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.massageadvisor.Recommendation;
import org.massageadvisor.advice.Adviser;
import org.massageadvisor.engine.FiredRule;
import org.massageadvisor.engine.RuleEngine;
import org.massageadvisor.rulebook.Answers;
import org.massageadvisor.rulebook.Rule;
import org.massageadvisor.rulebook.Rulebook;

/** What clients are really advised: a rulebook on the engine, against which whatever is proved has to stand. */
public final class Practice {
    /** Said before the client's answers where this and a proof do not agree. */
    public static final String DISAGREES =
            "a proof and the advice disagree, which is a defect of the program; please report it with this client: ";

    private final RuleEngine engine;
    private final Adviser adviser;

    public Practice(Rulebook rulebook) {
        this.engine = RuleEngine.build(rulebook);
        this.adviser = new Adviser(rulebook);
    }

    /** What comes out for a client, without the reasons. */
    public Advised advise(Answers answers) {
        List<FiredRule> fired = engine.fire(answers);
        return new Advised(adviser.disposition(answers, fired), adviser.inForce(answers, fired));
    }

    /** The rules that fire for a client. */
    public Set<Rule> fired(Answers answers) {
        return engine.fire(answers).stream().map(FiredRule::rule).collect(Collectors.toSet());
    }

    /** The whole advice for a client. */
    public Recommendation recommend(Answers answers) {
        return adviser.advise(null, answers, engine.fire(answers));
    }
}
