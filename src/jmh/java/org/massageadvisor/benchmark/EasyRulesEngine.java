package org.massageadvisor.benchmark;

import java.util.BitSet;
import org.jeasy.rules.api.Facts;
import org.jeasy.rules.api.Rules;
import org.jeasy.rules.api.RulesEngine;
import org.jeasy.rules.core.DefaultRulesEngine;
import org.jeasy.rules.core.RuleBuilder;
import org.massageadvisor.rulebook.Answers;
import org.massageadvisor.rulebook.Condition;
import org.massageadvisor.rulebook.Rulebook;

/** The same rules in Easy Rules, built as its documentation shows; their conditions are the ones of this library, so only the engine is compared. */
final class EasyRulesEngine {
    private static final String CLIENT = "client";
    private static final String FIRED = "fired";

    private final Rules rules = new Rules();
    private final RulesEngine engine = new DefaultRulesEngine();

    EasyRulesEngine(Rulebook rulebook) {
        for (int i = 0; i < rulebook.rules().size(); i++) {
            int place = i;
            Condition when = rulebook.rules().get(i).when();
            rules.register(new RuleBuilder()
                    .name(rulebook.rules().get(i).id())
                    .when(facts -> when.holds(facts.<Answers>get(CLIENT)))
                    .then(facts -> facts.<BitSet>get(FIRED).set(place))
                    .build());
        }
    }

    /** The places of the rules that fire. */
    BitSet places(Answers answers) {
        BitSet fired = new BitSet(rules.size());
        Facts facts = new Facts();
        facts.put(CLIENT, answers);
        facts.put(FIRED, fired);
        engine.fire(rules, facts);
        return fired;
    }
}
