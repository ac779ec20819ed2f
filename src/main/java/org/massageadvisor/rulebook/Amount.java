package org.massageadvisor.rulebook;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A figure that an outcome brings into the plan: {@code 15-60 minutes}, {@code 30 seconds}, {@code 4 weeks}; or {@code answered minutes}, at most the figure
 * that the client gave where a rule asks for the outcome because of it.
 *
 * @param min the least, equal to {@code max} for a single figure
 * @param max the most; {@link Integer#MAX_VALUE} where the client's answer is the most
 */
public record Amount(int min, int max, Unit unit) {

    /** What is counted. */
    public enum Unit {
        SECONDS,
        MINUTES,
        WEEKS;

        /** Whether the answers to a question are figures of this unit. */
        public boolean counts(Finding question) {
            return question.type() instanceof AnswerType.Quantity quantity
                    && quantity.unit().equalsIgnoreCase(name());
        }
    }

    private static final String ANSWERED = "answered";

    private static final Pattern FORM =
            Pattern.compile("(?:(\\d{1,4})(?:\\s*-\\s*(\\d{1,4}))?|" + ANSWERED + ")\\s+([A-Za-z]+)");

    public Amount {
        if (min < 0 || min > max) {
            throw new IllegalArgumentException("empty range from " + min + " to " + max);
        }
    }

    /** Whether the most is what the client answered. */
    public boolean isAnswered() {
        return max == Integer.MAX_VALUE;
    }

    /** As it stands in the table. */
    public String text() {
        String figure = isAnswered() ? ANSWERED : (min == max ? "" : min + "-") + max;
        return figure + " " + unit.name().toLowerCase(Locale.ROOT);
    }

    /** Reads a figure as it stands in the table; null if it is not one. */
    public static @Nullable Amount parse(String text) {
        Matcher matcher = FORM.matcher(text.strip());
        if (!matcher.matches()) {
            return null;
        }
        boolean isAnswered = matcher.group(1) == null;
        int min = isAnswered ? 0 : Integer.parseInt(matcher.group(1));
        int single = isAnswered ? Integer.MAX_VALUE : min;
        int max = matcher.group(2) == null ? single : Integer.parseInt(matcher.group(2));
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
