package org.massageadvisor.review;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.massageadvisor.rulebook.AnswerType;
import org.massageadvisor.rulebook.Condition;

/** Every way to change one thing in a condition. */
public final class Variations {
    private static final Condition ALWAYS = new Condition.All(List.of());
    private static final BigDecimal WHOLE_STEP = BigDecimal.ONE;
    private static final BigDecimal STEP = new BigDecimal("0.1");

    private final List<Variation> found = new ArrayList<>();
    private final Set<Condition> seen = new HashSet<>();

    /**
     * A changed condition.
     *
     * @param change what was changed, in words
     */
    public record Variation(MutationKind kind, Condition condition, String change) {}

    private Variations(Condition original) {
        seen.add(original);
    }

    /** The variations of a condition. All differ from it and from each other. */
    public static List<Variation> of(Condition original) {
        Variations variations = new Variations(original);
        if (!(original instanceof Condition.All || original instanceof Condition.Any)) {
            variations.add(MutationKind.PART_DROPPED, ALWAYS, "always, instead of only with " + original.text());
        }
        variations.vary(original, changed -> changed);
        return variations.found;
    }

    /** @param place puts a changed part back where the part stood */
    private void vary(Condition part, UnaryOperator<Condition> place) {
        Condition negated = negation(part);
        add(MutationKind.PART_NEGATED, place.apply(negated), instead(negated, part));
        if (part instanceof Condition.All all) {
            varyOperands(all.operands(), operands -> place.apply(new Condition.All(operands)), place);
        } else if (part instanceof Condition.Any any) {
            varyOperands(any.operands(), operands -> place.apply(new Condition.Any(operands)), place);
        } else if (part instanceof Condition.Not not) {
            vary(not.operand(), changed -> place.apply(negation(changed)));
        } else if (part instanceof Condition.Compare compare) {
            moveThreshold(compare, place);
        } else if (part instanceof Condition.OneOf oneOf) {
            dropChoices(oneOf, place);
        }
    }

    private void varyOperands(List<Condition> operands, Joining join, UnaryOperator<Condition> place) {
        for (int i = 0; i < operands.size() && operands.size() > 1; i++) {
            List<Condition> rest = new ArrayList<>(operands);
            String dropped = rest.remove(i).text();
            add(
                    MutationKind.PART_DROPPED,
                    rest.size() == 1 ? place.apply(rest.get(0)) : join.of(rest),
                    "without " + dropped);
        }
        for (int i = 0; i < operands.size(); i++) {
            int position = i;
            vary(operands.get(i), changed -> {
                List<Condition> others = new ArrayList<>(operands);
                others.set(position, changed);
                return join.of(others);
            });
        }
    }

    /** Makes one condition of several. */
    private interface Joining {
        Condition of(List<Condition> operands);
    }

    private void moveThreshold(Condition.Compare compare, UnaryOperator<Condition> place) {
        AnswerType.Quantity range = (AnswerType.Quantity) compare.finding().type();
        BigDecimal step = range.whole() ? WHOLE_STEP : STEP;
        BigDecimal bound = BigDecimal.valueOf(compare.bound());
        for (BigDecimal moved : List.of(bound.add(step), bound.subtract(step))) {
            double value = moved.doubleValue();
            if (value >= range.min() && value <= range.max()) {
                Condition changed = new Condition.Compare(compare.finding(), compare.comparison(), value);
                add(MutationKind.THRESHOLD_MOVED, place.apply(changed), instead(changed, compare));
            }
        }
    }

    private void dropChoices(Condition.OneOf oneOf, UnaryOperator<Condition> place) {
        for (String choice : oneOf.choices()) {
            List<String> rest = new ArrayList<>(oneOf.choices());
            rest.removeAll(Collections.singleton(choice));
            if (!rest.isEmpty()) {
                Condition changed = new Condition.OneOf(oneOf.finding(), rest);
                add(MutationKind.PART_DROPPED, place.apply(changed), instead(changed, oneOf));
            }
        }
    }

    private static Condition negation(Condition condition) {
        return condition instanceof Condition.Not not ? not.operand() : new Condition.Not(condition);
    }

    private static String instead(Condition changed, Condition original) {
        return changed.text() + " instead of " + original.text();
    }

    private void add(MutationKind kind, Condition changed, String change) {
        if (seen.add(changed)) {
            found.add(new Variation(kind, changed, change));
        }
    }
}
