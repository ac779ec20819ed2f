package org.massageadvisor.rulebook;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What a finding can be answered with. */
public sealed interface AnswerType {

    /** What an answer may look like, for messages: {@code "yes", "no" or "unknown"}. */
    String expected();

    /** Yes or no. */
    record YesNo() implements AnswerType {
        @Override
        public String expected() {
            return "\"yes\", \"no\" or \"unknown\"";
        }
    }

    /**
     * A number in a closed range.
     *
     * @param unit the unit in words ({@code weeks}, {@code mmHg}), empty if the number has none
     * @param whole whether only whole numbers make sense
     */
    record Quantity(double min, double max, String unit, boolean whole) implements AnswerType {
        public Quantity {
            if (!(min <= max)) {
                throw new IllegalArgumentException("empty range from " + min + " to " + max);
            }
        }

        /** Whether {@code value} lies in the range and is whole where it must be; false for not-a-number. */
        public boolean allows(double value) {
            return value >= min && value <= max && (!whole || value == Math.rint(value));
        }

        /** A number with its unit: {@code 165 mmHg}, {@code 1 week}. */
        public String text(double value) {
            String one = unit.length() > 2 && unit.endsWith("s") ? unit.substring(0, unit.length() - 1) : unit;
            return Numbers.text(value) + (unit.isEmpty() ? "" : " " + (value == 1 ? one : unit));
        }

        /** The range in words: {@code 0 to 10 points}. */
        public String range() {
            return Numbers.text(min) + " to " + text(max);
        }

        @Override
        public String expected() {
            return (whole ? "a whole number from " : "a number from ") + range() + ", or \"unknown\"";
        }
    }

    /** One of several codes. */
    record Choice(List<String> choices) implements AnswerType {
        public Choice {
            choices = List.copyOf(choices);
        }

        /** A choice as it is said: {@code painful area} for {@code PAINFUL_AREA}. */
        public static String text(String code) {
            return code.toLowerCase(Locale.ROOT).replace('_', ' ');
        }

        @Override
        public String expected() {
            return choices.stream().map(choice -> '"' + choice + '"').collect(Collectors.joining(", "))
                    + " or \"unknown\"";
        }
    }

    /** Computed from other findings, never asked. */
    record Derived() implements AnswerType {
        @Override
        public String expected() {
            return "no answer, because it is worked out from other answers";
        }
    }
}
