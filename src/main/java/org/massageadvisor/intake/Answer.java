package org.massageadvisor.intake;

import java.util.Objects;
import org.massageadvisor.rulebook.Numbers;

/** One answer of a client. */
public sealed interface Answer {

    /** As it stands in JSON: {@code "yes"}, {@code 4}, {@code "ELSEWHERE"}. */
    String text();

    /** An answer to a yes-or-no question, or the answer "unknown" to any question. */
    enum Word implements Answer {
        YES("yes"),
        NO("no"),
        UNKNOWN("unknown");

        private final String word;

        Word(String word) {
            this.word = word;
        }

        /** {@code yes}, {@code no} or {@code unknown}. */
        public String word() {
            return word;
        }

        @Override
        public String text() {
            return '"' + word + '"';
        }
    }

    /** A number, in the unit that the vocabulary names. */
    record Quantity(double value) implements Answer {
        public Quantity {
            // There is one nought.
            value = value == 0 ? 0 : value;
        }

        @Override
        public String text() {
            return Numbers.text(value);
        }
    }

    /** One of the choices that the vocabulary names. */
    record Choice(String code) implements Answer {
        public Choice {
            Objects.requireNonNull(code, "code");
        }

        @Override
        public String text() {
            return '"' + code + '"';
        }
    }
}
