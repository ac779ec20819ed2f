package org.massageadvisor.rulebook;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What is known about one client, in the terms of one vocabulary: an answer or none for each question, and the value of each derived
 * finding. Immutable, but for what {@link #once} keeps; every value in it has been checked.
 */
public final class Answers {
    private static final byte UNANSWERED = 0;
    private static final byte YES = 1;
    private static final byte NO = 2;
    private static final byte VALUE = 3;
    private static final byte DECLINED = 4;

    private final Vocabulary vocabulary;
    private final byte[] state;
    private final double[] value;
    private final Truth[] derived;
    private final List<List<Finding>> behindDerived;
    private volatile @Nullable Map<Function<Answers, Set<String>>, Set<String>> worked;

    private Answers(Vocabulary vocabulary, byte[] state, double[] value) {
        this.vocabulary = vocabulary;
        this.state = state;
        this.value = value;
        this.derived = new Truth[state.length];
        this.behindDerived = new ArrayList<>(Collections.nCopies(state.length, List.of()));
        for (Finding finding : vocabulary.derivedInOrder()) {
            Condition definition = vocabulary.definition(finding);
            state[finding.index()] = definition.holds(this) ? YES : NO;
            derived[finding.index()] = definition.truth(this);
            if (isYes(finding)) {
                Set<Finding> behind = new LinkedHashSet<>();
                eachFindingBehind(definition, behind::add);
                behindDerived.set(finding.index(), List.copyOf(behind));
            }
        }
    }

    public Vocabulary vocabulary() {
        return vocabulary;
    }

    /** Whether the client answered yes; for a derived finding, whether it holds. */
    public boolean isYes(Finding finding) {
        return state[finding.index()] == YES;
    }

    /** Whether the client answered no; for a derived finding, whether it does not hold. */
    public boolean isNo(Finding finding) {
        return state[finding.index()] == NO;
    }

    /** Whether there is an answer other than "unknown". A derived finding always has a value. */
    public boolean isAnswered(Finding finding) {
        byte answer = state[finding.index()];
        return answer != UNANSWERED && answer != DECLINED;
    }

    /** Whether it was asked, and the answer was "unknown"; all that such an answer is good for is not to ask again. */
    public boolean isDeclined(Finding finding) {
        return state[finding.index()] == DECLINED;
    }

    /** Whether something was reported: yes, a number or a choice, or a derived finding that holds. */
    public boolean isPresent(Finding finding) {
        byte answer = state[finding.index()];
        return answer == YES || answer == VALUE;
    }

    /** Gives every finding of which {@link #isPresent} is true, in the order of the vocabulary. */
    public void eachPresent(Consumer<Finding> action) {
        for (int i = 0; i < state.length; i++) {
            if (state[i] == YES || state[i] == VALUE) {
                action.accept(vocabulary.findings().get(i));
            }
        }
    }

    /** The number answered. */
    public double number(Finding finding) {
        return requireValue(finding);
    }

    /** The choice answered. */
    public String choice(Finding finding) {
        int position = (int) requireValue(finding);
        return ((AnswerType.Choice) finding.type()).choices().get(position);
    }

    private double requireValue(Finding finding) {
        if (state[finding.index()] != VALUE) {
            throw new IllegalStateException(finding + " has no value");
        }
        return value[finding.index()];
    }

    /** The three-valued reading of a yes-or-no or derived finding. */
    Truth truth(Finding finding) {
        if (finding.isDerived()) {
            return derived[finding.index()];
        }
        return switch (state[finding.index()]) {
            case YES -> Truth.TRUE;
            case NO -> Truth.FALSE;
            default -> Truth.UNKNOWN;
        };
    }

    /**
     * Gives the answers on which it rests that {@code condition} holds: the findings reported, and those whose being unanswered it asks
     * for. Derived findings are opened; what a {@code not} rules out is not reported. What a developer computes rests on all that it may
     * read. A finding may be given more than once.
     */
    public void eachFindingBehind(Condition condition, Consumer<Finding> action) {
        if (condition instanceof Condition.Yes yes) {
            if (isYes(yes.finding()) && yes.finding().isDerived()) {
                behindDerived.get(yes.finding().index()).forEach(action);
            } else if (isYes(yes.finding())) {
                action.accept(yes.finding());
            }
        } else if (condition instanceof Condition.All all) {
            for (int i = 0; i < all.operands().size(); i++) {
                eachFindingBehind(all.operands().get(i), action);
            }
        } else if (condition instanceof Condition.Any any) {
            for (int i = 0; i < any.operands().size(); i++) {
                if (any.operands().get(i).holds(this)) {
                    eachFindingBehind(any.operands().get(i), action);
                }
            }
        } else if (condition instanceof Condition.Computed computed) {
            if (computed.holds(this)) {
                computed.findings().forEach(finding -> {
                    if (finding.isDerived()) {
                        behindDerived.get(finding.index()).forEach(action);
                    } else {
                        action.accept(finding);
                    }
                });
            }
        } else if (!(condition instanceof Condition.Not) && condition.holds(this)) {
            condition.eachFinding(action);
        }
    }

    /** What some work makes of these answers, done once and kept with them. The work must always give the same for the same answers. */
    public Set<String> once(Function<Answers, Set<String>> work) {
        Map<Function<Answers, Set<String>>, Set<String>> kept = worked;
        if (kept == null) {
            kept = new ConcurrentHashMap<>();
            worked = kept;
        }
        Set<String> result = kept.get(work);
        if (result == null) {
            result = Set.copyOf(work.apply(this));
            kept.put(work, result);
        }
        return result;
    }

    /** The questions that these and the other answers answer differently, in the order of the vocabulary. */
    public List<Finding> differences(Answers other) {
        List<Finding> different = new ArrayList<>();
        for (int i = 0; i < state.length; i++) {
            Finding finding = vocabulary.findings().get(i);
            if ((state[i] != other.state[i] || value[i] != other.value[i]) && !finding.isDerived()) {
                different.add(finding);
            }
        }
        return different;
    }

    /** Whether these and the other answers differ in exactly one question, as rules see it: "unknown" is no answer. */
    public boolean differInOne(Answers other) {
        int different = 0;
        for (int i = 0; i < state.length && different < 2; i++) {
            Finding finding = vocabulary.findings().get(i);
            if (!finding.isDerived() && !isSame(finding, other)) {
                different++;
            }
        }
        return different == 1;
    }

    private boolean isSame(Finding finding, Answers other) {
        int i = finding.index();
        return isAnswered(finding)
                ? state[i] == other.state[i] && value[i] == other.value[i]
                : !other.isAnswered(finding);
    }

    /** These answers, to be changed. */
    public Builder change() {
        return new Builder(vocabulary, state.clone(), value.clone());
    }

    /** Collects answers; each must fit the type of its finding. */
    public static final class Builder {
        private final Vocabulary vocabulary;
        private final byte[] state;
        private final double[] value;

        public Builder(Vocabulary vocabulary) {
            this(
                    vocabulary,
                    new byte[vocabulary.findings().size()],
                    new double[vocabulary.findings().size()]);
        }

        private Builder(Vocabulary vocabulary, byte[] state, double[] value) {
            this.vocabulary = vocabulary;
            this.state = state;
            this.value = value;
        }

        public Builder yes(Finding finding) {
            return set(finding, finding.type() instanceof AnswerType.YesNo, YES, 0);
        }

        public Builder no(Finding finding) {
            return set(finding, finding.type() instanceof AnswerType.YesNo, NO, 0);
        }

        /** Asked, and answered "unknown". */
        public Builder declined(Finding finding) {
            return set(finding, !finding.isDerived(), DECLINED, 0);
        }

        /** Not asked, or forgotten. */
        public Builder unanswered(Finding finding) {
            return set(finding, !finding.isDerived(), UNANSWERED, 0);
        }

        public Builder number(Finding finding, double number) {
            return set(
                    finding, finding.type() instanceof AnswerType.Quantity type && type.allows(number), VALUE, number);
        }

        public Builder choice(Finding finding, String choice) {
            int position = finding.type() instanceof AnswerType.Choice type
                    ? type.choices().indexOf(choice)
                    : -1;
            return set(finding, position >= 0, VALUE, position);
        }

        private Builder set(Finding finding, boolean fits, byte kind, double number) {
            if (!fits) {
                throw new IllegalArgumentException(
                        finding + " takes " + finding.type().expected());
            }
            state[finding.index()] = kind;
            value[finding.index()] = number;
            return this;
        }

        public Answers build() {
            return new Answers(vocabulary, state.clone(), value.clone());
        }
    }

    /** The codes of all findings reported, for messages. */
    @Override
    public String toString() {
        List<String> present = new ArrayList<>();
        for (Finding finding : vocabulary.findings()) {
            if (isPresent(finding) && !finding.isDerived()) {
                present.add(finding.code());
            }
        }
        return present.toString();
    }
}
