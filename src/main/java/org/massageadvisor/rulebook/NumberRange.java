package org.massageadvisor.rulebook;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

/**
 * Numbers that no rule tells apart: from {@code min} to {@code max}, each end belonging to it or not.
 *
 * @param whole whether only whole numbers count; then both ends belong to it
 */
public record NumberRange(double min, boolean minIncluded, double max, boolean maxIncluded, boolean whole) {
    private static final int MOST_BOUNDS = 5_000;

    /**
     * The answers to a question for a number, divided where the conditions of a rulebook tell them apart, from the lowest up. Where a condition
     * computes with the number, they are divided at each whole number, or at some thousands of them if there are more.
     */
    public static List<NumberRange> of(Finding finding, AnswerType.Quantity type, Rulebook rulebook) {
        TreeSet<Double> bounds = new TreeSet<>();
        for (Rule rule : rulebook.rules()) {
            collect(rule.when(), finding, bounds);
        }
        for (Finding derived : rulebook.vocabulary().derivedInOrder()) {
            collect(rulebook.vocabulary().definition(derived), finding, bounds);
        }
        return divided(type, bounds);
    }

    /** The numbers that an answer may have, divided at these bounds, from the lowest up: each bound is a range of its own, and so is what lies between two. */
    public static List<NumberRange> divided(AnswerType.Quantity type, Collection<Double> at) {
        TreeSet<Double> bounds = new TreeSet<>(at);
        bounds.add(type.min());
        bounds.add(type.max());
        List<NumberRange> ranges = new ArrayList<>();
        Double before = null;
        for (double bound : bounds.subSet(type.min(), true, type.max(), true)) {
            if (before != null) {
                add(between(before, bound, type.whole()), ranges);
            }
            add(new NumberRange(bound, true, bound, true, type.whole()), ranges);
            before = bound;
        }
        return ranges;
    }

    private static void collect(Condition condition, Finding finding, TreeSet<Double> bounds) {
        if (condition instanceof Condition.Compare compare && compare.finding().equals(finding)) {
            bounds.add(compare.bound());
        }
        if (condition instanceof Condition.Computed computed
                && computed.findings().contains(finding)) {
            everyWhole((AnswerType.Quantity) finding.type(), bounds);
        }
        condition.operands().forEach(operand -> collect(operand, finding, bounds));
    }

    /** Nobody knows which numbers a computed condition tells apart. */
    private static void everyWhole(AnswerType.Quantity type, TreeSet<Double> bounds) {
        double step = Math.max(1, Math.ceil((type.max() - type.min()) / MOST_BOUNDS));
        for (double bound = Math.ceil(type.min()); bound <= type.max(); bound += step) {
            bounds.add(bound);
        }
    }

    private static NumberRange between(double low, double high, boolean whole) {
        return whole
                ? new NumberRange(Math.floor(low) + 1, true, Math.ceil(high) - 1, true, true)
                : new NumberRange(low, false, high, false, false);
    }

    private static void add(NumberRange range, List<NumberRange> ranges) {
        boolean isWholeEnough = !range.whole || range.min == Math.rint(range.min);
        if (range.min <= range.max && isWholeEnough) {
            ranges.add(range);
        }
    }

    /** This range and the next one, without a gap between them. */
    public NumberRange join(NumberRange next) {
        return new NumberRange(min, minIncluded, next.max, next.maxIncluded, whole);
    }

    /** Whether a number lies in it. */
    public boolean contains(double number) {
        return (minIncluded ? number >= min : number > min) && (maxIncluded ? number <= max : number < max);
    }

    /** A number in it. */
    public double example() {
        return minIncluded ? min : maxIncluded ? max : (min + max) / 2;
    }

    /** In words: {@code 13 or more}. */
    public String text(AnswerType.Quantity type) {
        boolean fromMin = min == type.min() && minIncluded;
        boolean toMax = max == type.max() && maxIncluded;
        if (fromMin && toMax) {
            return "any number";
        }
        if (min == max) {
            return Numbers.text(min);
        }
        if (toMax) {
            return minIncluded ? Numbers.text(min) + " or more" : "more than " + Numbers.text(min);
        }
        if (fromMin) {
            return maxIncluded ? Numbers.text(max) + " or less" : "less than " + Numbers.text(max);
        }
        return (minIncluded ? Numbers.text(min) : "more than " + Numbers.text(min))
                + " to "
                + (maxIncluded ? Numbers.text(max) : "less than " + Numbers.text(max));
    }
}
