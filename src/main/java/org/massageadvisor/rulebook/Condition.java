package org.massageadvisor.rulebook;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * When a rule fires, as data.
 *
 * <p>It has two readings. {@link #holds} is the one that rules fire on: an unanswered finding is not yes, so a bare code and every
 * comparison are false and {@code not CODE} is true. {@link #truth} is Kleene's three-valued reading, in which what an unanswered
 * finding decides stays unknown; it tells what further answers could still change.
 */
public sealed interface Condition {

    /** Whether a rule with this condition fires. */
    boolean holds(Answers answers);

    /** The value in three-valued logic: {@code TRUE} or {@code FALSE} only if no further answer can change it. */
    Truth truth(Answers answers);

    /** What a {@code not}, {@code and} or {@code or} joins; none for a condition that asks for one finding. */
    default List<Condition> operands() {
        return List.of();
    }

    /** Gives each finding that the condition names, as often as it names it; derived findings are not opened. */
    default void eachFinding(Consumer<Finding> action) {
        for (Condition operand : operands()) {
            operand.eachFinding(action);
        }
    }

    /** Whether it asks for the very same as another, however their parts are put into brackets; texts alone can mislead. */
    default boolean isSameAs(Condition other) {
        Condition one = unwrapped(this);
        Condition two = unwrapped(other);
        if (isAlways(one) || isNever(one)) {
            return isAlways(one) ? isAlways(two) : isNever(two);
        }
        List<Condition> ones = joined(one);
        List<Condition> twos = joined(two);
        if (ones.isEmpty() || twos.isEmpty()) {
            return one.equals(two);
        }
        boolean same = one.getClass() == two.getClass() && ones.size() == twos.size();
        for (int i = 0; i < ones.size() && same; i++) {
            same = ones.get(i).isSameAs(twos.get(i));
        }
        return same;
    }

    private static boolean isAlways(Condition condition) {
        return condition instanceof All all
                ? all.operands().isEmpty()
                : condition instanceof Yes yes
                        && yes.finding().isDerived()
                        && yes.finding().code().equals(Finding.ALWAYS);
    }

    private static boolean isNever(Condition condition) {
        return condition instanceof Any any
                ? any.operands().isEmpty()
                : condition instanceof Not not && isAlways(unwrapped(not.operand()));
    }

    /** A join of one part is that part. */
    private static Condition unwrapped(Condition condition) {
        Condition inner = condition;
        while ((inner instanceof All || inner instanceof Any)
                && inner.operands().size() == 1) {
            inner = inner.operands().get(0);
        }
        return inner;
    }

    /** The operands of a join, those of joins of the same kind within it among them. */
    private static List<Condition> joined(Condition condition) {
        List<Condition> joined = new ArrayList<>();
        for (Condition operand : condition.operands()) {
            Condition inner = unwrapped(operand);
            boolean goesOn = inner.getClass() == condition.getClass() && !(condition instanceof Not);
            joined.addAll(goesOn ? joined(inner) : List.of(inner));
        }
        return joined;
    }

    /**
     * The findings on which it rests whenever it holds, in the order of the vocabulary; null if that is not the same for everybody. What is behind a {@code not}
     * is not among them (see {@link Answers#behind}).
     */
    default @Nullable List<Finding> alwaysRestsOn() {
        List<Finding> findings = new ArrayList<>();
        return restsOnTheSame(this, findings)
                ? findings.stream()
                        .distinct()
                        .sorted(Comparator.comparingInt(Finding::index))
                        .toList()
                : null;
    }

    /** Goes the same way as {@link Answers#behind}. */
    private static boolean restsOnTheSame(Condition condition, List<Finding> findings) {
        if (condition instanceof All all) {
            for (Condition operand : all.operands()) {
                if (!restsOnTheSame(operand, findings)) {
                    return false;
                }
            }
            return true;
        }
        if (condition instanceof Any || condition instanceof Computed) {
            return false;
        }
        if (condition instanceof Yes yes && yes.finding().isDerived()) {
            return yes.finding().code().equals(Finding.ALWAYS);
        }
        if (!(condition instanceof Not)) {
            condition.eachFinding(findings::add);
        }
        return true;
    }

    /**
     * The condition in the language of the rule tables, with as few parentheses as it needs. Of the conditions of one rulebook, two with the same text
     * hold for the same answers and rest on the same.
     */
    String text();

    /**
     * The condition in negation normal form: {@code not} stands before single conditions alone, and no {@code and} within an {@code and}, no {@code or}
     * within an {@code or}. It holds for the same answers.
     */
    default Condition negationNormalForm() {
        return negationNormalForm(this, false);
    }

    private static Condition negationNormalForm(Condition condition, boolean negated) {
        if (condition instanceof Not not) {
            return negationNormalForm(not.operand(), !negated);
        }
        if (!(condition instanceof All) && !(condition instanceof Any)) {
            return negated ? new Not(condition) : condition;
        }
        boolean all = condition instanceof All != negated;
        List<Condition> parts = new ArrayList<>();
        for (Condition operand : condition.operands()) {
            Condition part = negationNormalForm(operand, negated);
            if (all ? part instanceof All : part instanceof Any) {
                parts.addAll(part.operands());
            } else {
                parts.add(part);
            }
        }
        return parts.size() == 1 ? parts.get(0) : all ? new All(parts) : new Any(parts);
    }

    /** One operand with the deciding value decides; without it an unknown one leaves all unknown. */
    private static Truth truth(List<Condition> operands, Truth deciding, Answers answers) {
        Truth result = deciding.not();
        for (int i = 0; i < operands.size(); i++) {
            Truth truth = operands.get(i).truth(answers);
            if (truth == deciding) {
                return deciding;
            }
            if (truth == Truth.UNKNOWN) {
                result = Truth.UNKNOWN;
            }
        }
        return result;
    }

    private static String joined(List<Condition> operands, boolean all) {
        StringBuilder text = new StringBuilder();
        for (Condition operand : operands) {
            text.append(text.isEmpty() ? "" : all ? " and " : " or ");
            text.append(all && operand instanceof Any ? "(" + operand.text() + ")" : operand.text());
        }
        return text.toString();
    }

    private static void require(boolean fits, Finding finding, String expected) {
        if (!fits) {
            throw new IllegalArgumentException(finding + " is not " + expected);
        }
    }

    /** A condition that asks for one finding. */
    sealed interface OfOneFinding extends Condition {
        /** The finding. */
        Finding finding();

        @Override
        default void eachFinding(Consumer<Finding> action) {
            action.accept(finding());
        }
    }

    /** {@code CODE}: answered yes, or a derived finding that holds. */
    record Yes(Finding finding) implements OfOneFinding {
        public Yes {
            Condition.require(
                    finding.isDerived() || finding.type() instanceof AnswerType.YesNo,
                    finding,
                    "a yes-or-no question or a derived finding");
        }

        @Override
        public boolean holds(Answers answers) {
            return answers.isYes(finding);
        }

        @Override
        public Truth truth(Answers answers) {
            return answers.truth(finding);
        }

        @Override
        public String text() {
            return finding.code();
        }
    }

    /** {@code CODE = no}: asked and answered no. */
    record No(Finding finding) implements OfOneFinding {
        public No {
            Condition.require(finding.type() instanceof AnswerType.YesNo, finding, "a yes-or-no question");
        }

        @Override
        public boolean holds(Answers answers) {
            return answers.isNo(finding);
        }

        @Override
        public Truth truth(Answers answers) {
            return answers.truth(finding).not();
        }

        @Override
        public String text() {
            return finding.code() + " = no";
        }
    }

    /** {@code CODE >= 7} and its like. */
    record Compare(Finding finding, Comparison comparison, double bound) implements OfOneFinding {
        public Compare {
            Condition.require(finding.type() instanceof AnswerType.Quantity, finding, "a number");
        }

        @Override
        public boolean holds(Answers answers) {
            return answers.isAnswered(finding) && comparison.test(answers.number(finding), bound);
        }

        @Override
        public Truth truth(Answers answers) {
            return answers.isAnswered(finding)
                    ? Truth.of(comparison.test(answers.number(finding), bound))
                    : Truth.UNKNOWN;
        }

        @Override
        public String text() {
            return finding.code() + " " + comparison.sign() + " " + Numbers.text(bound);
        }
    }

    /** {@code CODE = CHOICE} or {@code CODE in (A, B)}. */
    record OneOf(Finding finding, List<String> choices) implements OfOneFinding {
        public OneOf {
            choices = List.copyOf(choices);
            Condition.require(
                    finding.type() instanceof AnswerType.Choice type
                            && type.choices().containsAll(choices),
                    finding,
                    "a choice among " + choices);
        }

        @Override
        public boolean holds(Answers answers) {
            return answers.isAnswered(finding) && choices.contains(answers.choice(finding));
        }

        @Override
        public Truth truth(Answers answers) {
            return answers.isAnswered(finding) ? Truth.of(choices.contains(answers.choice(finding))) : Truth.UNKNOWN;
        }

        @Override
        public String text() {
            return choices.size() == 1
                    ? finding.code() + " = " + choices.get(0)
                    : finding.code() + " in (" + String.join(", ", choices) + ")";
        }
    }

    /** {@code unknown(CODE)}: not answered, or answered "unknown". */
    record Unknown(Finding finding) implements OfOneFinding {
        public Unknown {
            Condition.require(!finding.isDerived(), finding, "a question");
        }

        @Override
        public boolean holds(Answers answers) {
            return !answers.isAnswered(finding);
        }

        /** Never settled while the finding is unanswered: the answer may come, and then this is false. */
        @Override
        public Truth truth(Answers answers) {
            return answers.isAnswered(finding) ? Truth.FALSE : Truth.UNKNOWN;
        }

        @Override
        public String text() {
            return "unknown(" + finding.code() + ")";
        }
    }

    /**
     * What a developer computes from answers, beyond the language of the tables.
     *
     * <p>Nothing is known of how it depends on its findings. So its three-valued reading stays unknown until each of them is answered, and
     * whether it holds rests on all of them.
     *
     * @param name how it is told from others: {@code drl(score-rises)}; no two that differ in a rulebook have the same
     * @param findings all that it may read
     * @param test whether it holds for answers; always the same for the same answers
     */
    record Computed(String name, List<Finding> findings, Predicate<Answers> test) implements Condition {
        public Computed {
            findings = List.copyOf(findings);
        }

        @Override
        public boolean holds(Answers answers) {
            return test.test(answers);
        }

        @Override
        public Truth truth(Answers answers) {
            for (Finding finding : findings) {
                boolean isOpen =
                        finding.isDerived() ? answers.truth(finding) == Truth.UNKNOWN : !answers.isAnswered(finding);
                if (isOpen) {
                    return Truth.UNKNOWN;
                }
            }
            return Truth.of(holds(answers));
        }

        @Override
        public void eachFinding(Consumer<Finding> action) {
            findings.forEach(action);
        }

        @Override
        public String text() {
            return name;
        }
    }

    /** {@code not x}. */
    record Not(Condition operand) implements Condition {
        @Override
        public List<Condition> operands() {
            return List.of(operand);
        }

        @Override
        public boolean holds(Answers answers) {
            return !operand.holds(answers);
        }

        @Override
        public Truth truth(Answers answers) {
            return operand.truth(answers).not();
        }

        @Override
        public String text() {
            return "not "
                    + (operand instanceof All || operand instanceof Any ? "(" + operand.text() + ")" : operand.text());
        }
    }

    /** {@code x and y and ...}; without operands it is true. */
    record All(List<Condition> operands) implements Condition {
        public All {
            operands = List.copyOf(operands);
        }

        @Override
        public boolean holds(Answers answers) {
            for (int i = 0; i < operands.size(); i++) {
                if (!operands.get(i).holds(answers)) {
                    return false;
                }
            }
            return true;
        }

        @Override
        public Truth truth(Answers answers) {
            return Condition.truth(operands, Truth.FALSE, answers);
        }

        @Override
        public String text() {
            return operands.isEmpty() ? Finding.ALWAYS : Condition.joined(operands, /* all= */ true);
        }
    }

    /** {@code x or y or ...}; without operands it is false. */
    record Any(List<Condition> operands) implements Condition {
        public Any {
            operands = List.copyOf(operands);
        }

        @Override
        public boolean holds(Answers answers) {
            for (int i = 0; i < operands.size(); i++) {
                if (operands.get(i).holds(answers)) {
                    return true;
                }
            }
            return false;
        }

        @Override
        public Truth truth(Answers answers) {
            return Condition.truth(operands, Truth.TRUE, answers);
        }

        @Override
        public String text() {
            return operands.isEmpty() ? "not " + Finding.ALWAYS : Condition.joined(operands, /* all= */ false);
        }
    }
}
