package org.massageadvisor.rulebook;

/** Numbers as people write them: whole numbers without a decimal point, the same in every locale. */
public final class Numbers {
    private Numbers() {}

    /** {@code 7} for 7.0, {@code 36.6} for 36.6. */
    public static String text(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : Double.toString(value);
    }
}
