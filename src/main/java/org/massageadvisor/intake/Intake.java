package org.massageadvisor.intake;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What one client answered, as it was taken down. Immutable; the order of the answers plays no part.
 *
 * <p>An intake knows no vocabulary: whether its codes exist and its answers fit is checked when advice is asked for.
 *
 * @param id what the caller calls it, null if nothing
 * @param answers the answers by the code of the finding
 * @param screened the groups of which every other yes-or-no question was asked and answered no
 */
public record Intake(@Nullable String id, Map<String, Answer> answers, Set<String> screened) {

    public Intake {
        answers.forEach((code, answer) -> {
            Objects.requireNonNull(code, "a code");
            Objects.requireNonNull(answer, code);
        });
        screened.forEach(group -> Objects.requireNonNull(group, "a group"));
        answers = Collections.unmodifiableMap(new LinkedHashMap<>(answers));
        screened = Collections.unmodifiableSet(new LinkedHashSet<>(screened));
    }

    /** An intake without an id. */
    public static Builder builder() {
        return new Builder(null);
    }

    /** An intake that its caller calls {@code id}. */
    public static Builder builder(String id) {
        return new Builder(Objects.requireNonNull(id, "id"));
    }

    /** Collects answers. A finding can be answered once; a second answer is an error, so that none is lost. */
    public static final class Builder {
        private final @Nullable String id;
        private final Map<String, Answer> answers = new LinkedHashMap<>();
        private final Set<String> screened = new LinkedHashSet<>();

        private Builder(@Nullable String id) {
            this.id = id;
        }

        public Builder yes(String code) {
            return answer(code, Answer.Word.YES);
        }

        public Builder no(String code) {
            return answer(code, Answer.Word.NO);
        }

        /** The question was asked, and the client does not know. */
        public Builder unknown(String code) {
            return answer(code, Answer.Word.UNKNOWN);
        }

        /** A number, in the unit that the vocabulary names. */
        public Builder number(String code, double value) {
            return answer(code, new Answer.Quantity(value));
        }

        public Builder choice(String code, String choice) {
            return answer(code, new Answer.Choice(choice));
        }

        /**
         * Any answer.
         *
         * @throws IllegalArgumentException if the finding is answered already
         */
        public Builder answer(String code, Answer answer) {
            Answer before = answers.putIfAbsent(Objects.requireNonNull(code, "code"), Objects.requireNonNull(answer));
            if (before != null) {
                throw new IllegalArgumentException(
                        code + " is answered twice, " + before.text() + " and then " + answer.text());
            }
            return this;
        }

        /** Every other yes-or-no question of this group was asked and answered no. */
        public Builder screened(String group) {
            screened.add(Objects.requireNonNull(group, "group"));
            return this;
        }

        /** As {@link #screened(String)}, for several groups. */
        public Builder screened(Collection<String> groups) {
            groups.forEach(this::screened);
            return this;
        }

        public Intake build() {
            return new Intake(id, answers, screened);
        }
    }
}
