package org.massageadvisor.benchmark;

import java.util.BitSet;
import org.evrete.KnowledgeService;
import org.evrete.api.Knowledge;
import org.evrete.api.ValuesPredicate;
import org.evrete.api.builders.RuleSetBuilder;
import org.massageadvisor.rulebook.Answers;
import org.massageadvisor.rulebook.Condition;
import org.massageadvisor.rulebook.Rulebook;

/** The same rules in Evrete: one fact, and for each rule a test on it, with the conditions of this library, so only the engine is compared. */
final class EvreteEngine {
    private final Knowledge knowledge;
    private final int rules;

    /** The fact: the client at hand, and what fired. */
    public record Call(Answers answers, BitSet fired) {}

    EvreteEngine(Rulebook rulebook) {
        this.rules = rulebook.rules().size();
        RuleSetBuilder<Knowledge> builder =
                new KnowledgeService().newKnowledge().builder();
        for (int i = 0; i < rules; i++) {
            int place = i;
            Condition when = rulebook.rules().get(i).when();
            builder = builder.newRule(rulebook.rules().get(i).id())
                    .forEach("$call", Call.class)
                    .where(
                            (ValuesPredicate)
                                    call -> when.holds(call.get(0, Call.class).answers()),
                            "$call")
                    .execute(context -> context.<Call>get("$call").fired().set(place));
        }
        this.knowledge = builder.build();
    }

    /** The places of the rules that fire. */
    BitSet places(Answers answers) {
        Call call = new Call(answers, new BitSet(rules));
        knowledge.newStatelessSession().insertAndFire(call);
        return call.fired();
    }
}
