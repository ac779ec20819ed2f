package org.massageadvisor.engine;

import org.drools.model.functions.Block1;
import org.drools.model.functions.HashedExpression;
import org.drools.model.functions.Predicate1;
import org.massageadvisor.rulebook.Condition;

/**
 * The pieces of code that Drools rules are made of. They are named classes with a key that tells them apart within a model, by which Drools shares equal
 * nodes; for a lambda it would fall back to reflection.
 */
final class RuleParts {
    private RuleParts() {}

    /** Whether the client reported what leads to a slot in this part. */
    record IsReported(int level, int part) implements Predicate1<Matching>, HashedExpression {
        @Override
        public boolean test(Matching matching) {
            return matching.isReported(level, part);
        }

        @Override
        public String getExpressionHash() {
            return "reported " + level + " " + part;
        }
    }

    /** Whether the condition of a bundle holds for the client at hand. */
    record Holds(Condition condition, int bundle) implements Predicate1<Matching>, HashedExpression {
        @Override
        public boolean test(Matching matching) {
            return condition.holds(matching.answers());
        }

        @Override
        public String getExpressionHash() {
            return "holds " + bundle;
        }
    }

    /** Notes that the rules of a bundle fired. */
    record Fire(int bundle) implements Block1<Matching>, HashedExpression {
        @Override
        public void execute(Matching matching) {
            matching.fire(bundle);
        }

        @Override
        public String getExpressionHash() {
            return "fire " + bundle;
        }
    }
}
