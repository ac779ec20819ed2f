package org.massageadvisor.benchmark;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleSupplier;

/**
 * One measure over another, taken by turns: what else happens on the machine meets both. The median of all turns, and between which figures the middle half of them
 * lies.
 */
record Turns(double median, double low, double high) {

    /** The measures of {@code one}, each divided by the measure of {@code other} that was taken right after it. */
    static Turns ratio(int turns, DoubleSupplier one, DoubleSupplier other) {
        return of(turns, () -> one.getAsDouble() / other.getAsDouble());
    }

    /** A measure, as often. */
    static Turns of(int turns, DoubleSupplier measure) {
        List<Double> all = new ArrayList<>();
        for (int i = 0; i < turns; i++) {
            all.add(measure.getAsDouble());
        }
        Collections.sort(all);
        return new Turns(all.get(turns / 2), all.get(turns / 4), all.get(turns - 1 - turns / 4));
    }

    @Override
    public String toString() {
        return text(median) + " (" + text(low) + " to " + text(high) + ")";
    }

    private static String text(double value) {
        return String.format(Locale.ROOT, value < 10 ? "%.2f" : "%.1f", value);
    }
}
