package org.massageadvisor.review;

import java.util.List;
import org.massageadvisor.rulebook.Comparison;
import org.massageadvisor.rulebook.Condition;
import org.massageadvisor.rulebook.Vocabulary;

/** Finds out whether one condition holds whenever another one does, from their form alone. */
final class Implication {
    /** Derived findings can nest so that opening them all would take for ever; then the answer is that it is not known. */
    private static final int MOST_STEPS = 5000;

    private final Vocabulary vocabulary;
    private int steps;

    private Implication(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    /** Whether {@code then} certainly holds for every client for whom {@code when} does; false if that is not plain to see. */
    static boolean holds(Condition when, Condition then, Vocabulary vocabulary) {
        return new Implication(vocabulary).holds(when, then);
    }

    private boolean holds(Condition when, Condition then) {
        if (++steps > MOST_STEPS) {
            return false;
        }
        if (when.equals(then)) {
            return true;
        }
        if (when instanceof Condition.Any any) {
            return any.operands().stream().allMatch(operand -> holds(operand, then));
        }
        if (then instanceof Condition.All all) {
            return all.operands().stream().allMatch(operand -> holds(when, operand));
        }
        return isWithin(when, then)
                || then.operands().stream().anyMatch(operand -> then instanceof Condition.Any && holds(when, operand))
                || opened(when).stream().anyMatch(definition -> holds(definition, then))
                || opened(then).stream().anyMatch(definition -> holds(when, definition));
    }

    private boolean isWithin(Condition when, Condition then) {
        if (when instanceof Condition.All all) {
            return all.operands().stream().anyMatch(operand -> holds(operand, then));
        }
        if (when instanceof Condition.Not no && then instanceof Condition.Not neither) {
            return holds(neither.operand(), no.operand());
        }
        return when instanceof Condition.Compare narrow
                && then instanceof Condition.Compare wide
                && narrow.finding().equals(wide.finding())
                && isNarrower(narrow, wide);
    }

    private List<Condition> opened(Condition condition) {
        return condition instanceof Condition.Yes yes && yes.finding().isDerived()
                ? List.of(vocabulary.definition(yes.finding()))
                : List.of();
    }

    private static boolean isNarrower(Condition.Compare narrow, Condition.Compare wide) {
        if (narrow.comparison() == Comparison.EQUAL) {
            return wide.comparison().test(narrow.bound(), wide.bound());
        }
        boolean narrowHasItsBound = narrow.comparison().test(narrow.bound(), narrow.bound());
        return goesUp(narrow) == goesUp(wide)
                && wide.comparison() != Comparison.EQUAL
                && (wide.comparison().test(narrow.bound(), wide.bound())
                        || (!narrowHasItsBound && narrow.bound() == wide.bound()));
    }

    private static boolean goesUp(Condition.Compare compare) {
        return compare.comparison() == Comparison.AT_LEAST || compare.comparison() == Comparison.MORE;
    }
}
