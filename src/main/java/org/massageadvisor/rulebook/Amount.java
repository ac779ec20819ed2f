package org.massageadvisor.rulebook;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A figure that an outcome brings into the plan: {@code 15-60 minutes}, {@code 30 seconds}, {@code 4 weeks}.
 *
 * @param min the least, equal to {@code max} for a single figure
 */
public record Amount(int min, int max, Unit unit) {

    /** What is counted. */
    public enum Unit {
        SECONDS,
        MINUTES,
        WEEKS
    }

    private static final Pattern FORM = Pattern.compile("(\\d{1,4})(?:\\s*-\\s*(\\d{1,4}))?\\s+([A-Za-z]+)");

    public Amount {
        if (min < 0 || min > max) {
            throw new IllegalArgumentException("empty range from " + min + " to " + max);
        }
    }

    /** As it stands in the table. */
    public String text() {
        return (min == max ? "" : min + "-") + max + " " + unit.name().toLowerCase(Locale.ROOT);
    }

    /** Reads a figure as it stands in the table; null if it is not one. */
    public static @Nullable Amount parse(String text) {
        Matcher matcher = FORM.matcher(text.strip());
        if (!matcher.matches()) {
            return null;
        }
        int min = Integer.parseInt(matcher.group(1));
        int max = matcher.group(2) == null ? min : Integer.parseInt(matcher.group(2));
        String word = matcher.group(3).toUpperCase(Locale.ROOT);
        for (Unit unit : Unit.values()) {
            if (min <= max
                    && List.of(unit.name(), unit.name().substring(0, unit.name().length() - 1))
                            .contains(word)) {
                return new Amount(min, max, unit);
            }
        }
        return null;
    }
}
