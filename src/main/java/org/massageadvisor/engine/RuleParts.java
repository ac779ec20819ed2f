package org.massageadvisor.engine;

import org.drools.model.functions.Block1;
import org.drools.model.functions.Function1;
import org.drools.model.functions.HashedExpression;
import org.drools.model.functions.Predicate1;
import org.massageadvisor.rulebook.Condition;

/**
 * The pieces of code that Drools rules are made of. They are named classes with a key of their content, by which Drools shares equal
 * nodes; for a lambda it would fall back to reflection.
 */
final class RuleParts {
    private RuleParts() {}

    /** Whether the fact is the one that a rule is anchored on. */
    record IsCode(String code) implements Predicate1<Reported>, HashedExpression {
        @Override
        public boolean test(Reported reported) {
            return reported.code().equals(code);
        }

        @Override
        public String getExpressionHash() {
            return "code " + code;
        }
    }

    /** The code of a fact, for the index. */
    record CodeOf() implements Function1<Reported, String>, HashedExpression {
        @Override
        public String apply(Reported reported) {
            return reported.code();
        }

        @Override
        public String getExpressionHash() {
            return "code of";
        }
    }

    /** Whether a rule's condition holds for the client at hand. */
    record Holds(Condition condition, String text) implements Predicate1<Reported>, HashedExpression {
        @Override
        public boolean test(Reported reported) {
            return condition.holds(reported.answers());
        }

        @Override
        public String getExpressionHash() {
            return "holds " + text;
        }
    }

    /** Notes that a rule fired. */
    record Fire(int rule) implements Block1<Reported>, HashedExpression {
        @Override
        public void execute(Reported reported) {
            reported.matching().fire(rule);
        }

        @Override
        public String getExpressionHash() {
            return "fire " + rule;
        }
    }
}
