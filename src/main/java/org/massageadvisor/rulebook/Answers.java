package org.massageadvisor.rulebook;

import java.util.ArrayList;
import java.util.BitSet;
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
    private final Truth[] derivedTruth;
    private final long[] present;
    private final @Nullable List<Finding>[] behindDerived;
    private volatile @Nullable Map<Function<Answers, Set<String>>, Set<String>> worked;

    /** @param state the answers to the questions; the derived findings are worked out into it */
    private Answers(Vocabulary vocabulary, byte[] state, double[] value) {
        this.vocabulary = vocabulary;
        this.state = state;
        this.value = value;
        List<Finding> inOrder = vocabulary.derivedInOrder();
        this.derivedTruth = new Truth[inOrder.size()];
        this.behindDerived = noLists(inOrder.size());
        for (int i = 0; i < derivedTruth.length; i++) {
            Condition definition = vocabulary.definition(inOrder.get(i));
            state[inOrder.get(i).index()] = definition.holds(this) ? YES : NO;
            derivedTruth[i] = definition.truth(this);
        }
        this.present = new long[(state.length >> 6) + 1];
        for (int i = 0; i < state.length; i++) {
            if (state[i] == YES || state[i] == VALUE) {
                present[i >> 6] |= 1L << i;
            }
        }
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // there are no arrays of lists
    private static @Nullable List<Finding>[] noLists(int size) {
        return new List[size];
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
        for (int i = 0; i < present.length; i++) {
            for (long word = present[i]; word != 0; word &= word - 1) {
                action.accept(vocabulary.findings().get((i << 6) + Long.numberOfTrailingZeros(word)));
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
        return value[vocabulary.place(finding)];
    }

    /** The three-valued reading of a yes-or-no or derived finding. */
    Truth truth(Finding finding) {
        if (finding.isDerived()) {
            return derivedTruth[vocabulary.place(finding)];
        }
        return switch (state[finding.index()]) {
            case YES -> Truth.TRUE;
            case NO -> Truth.FALSE;
            default -> Truth.UNKNOWN;
        };
    }

    /**
     * The answers on which it rests that {@code condition} holds, in the order of the vocabulary: the findings reported, and those whose being unanswered it
     * asks for. Derived findings are opened; what a {@code not} rules out is not reported. What a developer computes rests on all that it may read.
     */
    public List<Finding> behind(Condition condition) {
        if (condition instanceof Condition.Yes yes && yes.finding().isDerived()) {
            return isYes(yes.finding()) ? behindDerived(yes.finding()) : List.of();
        }
        BitSet behind = new BitSet(state.length);
        addBehind(condition, behind);
        return findings(behind);
    }

    private List<Finding> behindDerived(Finding finding) {
        List<Finding> known = behindDerived[vocabulary.place(finding)];
        return known == null ? seekBehindDerived(vocabulary.place(finding)) : known;
    }

    /** Works it out for all up to this place: what a finding is defined by goes first, so no depth can overflow. Two threads may both do it, and find the same. */
    private List<Finding> seekBehindDerived(int place) {
        List<Finding> behind = List.of();
        for (int i = 0; i <= place; i++) {
            behind = behindDerived[i];
            if (behind == null) {
                Finding next = vocabulary.derivedInOrder().get(i);
                behind = isYes(next) ? behind(vocabulary.definition(next)) : List.of();
                behindDerived[i] = behind;
            }
        }
        return behind;
    }

    private List<Finding> findings(BitSet indexes) {
        if (indexes.cardinality() == 1) {
            return List.of(vocabulary.findings().get(indexes.nextSetBit(0)));
        }
        Finding[] findings = new Finding[indexes.cardinality()];
        int count = 0;
        for (int i = indexes.nextSetBit(0); i >= 0; i = indexes.nextSetBit(i + 1)) {
            findings[count++] = vocabulary.findings().get(i);
        }
        return List.of(findings);
    }

    /** {@link Condition#alwaysRestsOn} goes the same way. */
    private void addBehind(Condition condition, BitSet behind) {
        if (condition instanceof Condition.Yes yes) {
            if (isYes(yes.finding())) {
                addBehind(yes.finding(), behind);
            }
        } else if (condition instanceof Condition.All all) {
            for (int i = 0; i < all.operands().size(); i++) {
                addBehind(all.operands().get(i), behind);
            }
        } else if (condition instanceof Condition.Any any) {
            for (int i = 0; i < any.operands().size(); i++) {
                if (any.operands().get(i).holds(this)) {
                    addBehind(any.operands().get(i), behind);
                }
            }
        } else if (condition instanceof Condition.Computed computed) {
            if (computed.holds(this)) {
                computed.findings().forEach(finding -> addBehind(finding, behind));
            }
        } else if (condition instanceof Condition.OfOneFinding one && condition.holds(this)) {
            behind.set(one.finding().index());
        }
    }

    private void addBehind(Finding finding, BitSet behind) {
        if (!finding.isDerived()) {
            behind.set(finding.index());
        } else if (isYes(finding)) {
            for (Finding each : behindDerived(finding)) {
                behind.set(each.index());
            }
        }
    }

    /** What some work makes of these answers, kept with them; several threads may each do it. The work must always give the same for the same answers. */
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

    /** Gives the questions that these and the other answers answer differently, in the order of the vocabulary. */
    public void eachDifference(Answers other, Consumer<Finding> action) {
        for (int i = 0; i < state.length; i++) {
            if (state[i] != other.state[i] || state[i] == VALUE) {
                Finding finding = vocabulary.findings().get(i);
                if (!finding.isDerived() && !(state[i] == other.state[i] && hasSameValue(finding, other))) {
                    action.accept(finding);
                }
            }
        }
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
                ? state[i] == other.state[i] && hasSameValue(finding, other)
                : !other.isAnswered(finding);
    }

    private boolean hasSameValue(Finding finding, Answers other) {
        int place = vocabulary.place(finding);
        return state[finding.index()] != VALUE || value[place] == other.value[place];
    }

    /** These answers, to be changed. */
    public Builder change() {
        return new Builder(vocabulary, state, value);
    }

    /** Collects answers; each must fit the type of its finding. */
    public static final class Builder {
        private final Vocabulary vocabulary;
        private byte[] state;
        private double[] value;
        private boolean isShared;

        public Builder(Vocabulary vocabulary) {
            this.vocabulary = vocabulary;
            this.state = new byte[vocabulary.findings().size()];
            this.value = new double[vocabulary.values()];
        }

        private Builder(Vocabulary vocabulary, byte[] state, double[] value) {
            this.vocabulary = vocabulary;
            this.state = state;
            this.value = value;
            this.isShared = true;
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
            unshare();
            state[finding.index()] = kind;
            if (finding.type() instanceof AnswerType.Quantity || finding.type() instanceof AnswerType.Choice) {
                value[vocabulary.place(finding)] = number;
            }
            return this;
        }

        /** What was built keeps what it was built from until more is answered. */
        private void unshare() {
            if (isShared) {
                state = state.clone();
                value = value.clone();
                isShared = false;
            }
        }

        public Answers build() {
            isShared = true;
            return new Answers(vocabulary, state, value);
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
