package org.massageadvisor.review.proof;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.massageadvisor.review.solver.AdviceModel;
import org.massageadvisor.review.solver.AllClients;
import org.massageadvisor.review.solver.Claim;
import org.massageadvisor.review.solver.Verdict;
import org.massageadvisor.rulebook.AnswerType;
import org.massageadvisor.rulebook.Condition;
import org.massageadvisor.rulebook.Finding;
import org.massageadvisor.rulebook.Vocabulary;

/** Says why a condition holds for nobody, or for everybody: which of its parts contradict each other, and what of the vocabulary makes them. */
final class WhyNobody {
    private static final int LONGEST = 100;
    private static final int DEEPEST = 5;

    private final AllClients all;
    private final AdviceModel advice;
    private final Vocabulary vocabulary;

    WhyNobody(AllClients all, AdviceModel advice, Vocabulary vocabulary) {
        this.all = all;
        this.advice = advice;
        this.vocabulary = vocabulary;
    }

    /** {@code PAIN_SCORE >= 7 contradicts PAIN_SCORE < 3}, of a condition that holds for nobody. */
    String nobody(Condition condition) {
        return nobody(condition.negationNormalForm(), 0);
    }

    private String nobody(Condition condition, int depth) {
        if (condition instanceof Condition.Any any && !any.operands().isEmpty()) {
            return "each alternative is impossible; the first: "
                    + nobody(any.operands().get(0), depth);
        }
        List<Condition> parts = needed(condition);
        if (parts.size() != 1) {
            return contradict(parts);
        }
        Condition part = parts.get(0);
        if (part instanceof Condition.Any) {
            return nobody(part, depth);
        }
        if (part instanceof Condition.Compare compare && compare.finding().type() instanceof AnswerType.Quantity type) {
            return compare.finding() + " goes from " + type.range();
        }
        if (part instanceof Condition.Yes yes
                && yes.finding().isDerived()
                && !yes.finding().isBuiltIn()
                && depth < DEEPEST) {
            return yes.finding() + " can hold for nobody: "
                    + nobody(vocabulary.definition(yes.finding()).negationNormalForm(), depth + 1);
        }
        return part instanceof Condition.Not not
                ? shortened(not.operand()) + " holds for everybody"
                : shortened(part) + " can hold for nobody";
    }

    /** {@code FEVER_CHILLS or not FEVER_CHILLS is true of everybody}, of a condition that holds for everybody. */
    String everybody(Condition condition) {
        Condition opposite = new Condition.Not(condition).negationNormalForm();
        return (opposite instanceof Condition.Any
                        ? "each of its parts"
                        : needed(opposite).stream()
                                .map(part -> shortened(new Condition.Not(part).negationNormalForm()))
                                .collect(Collectors.joining(" or ")))
                + " is true of everybody";
    }

    /** Those parts of a condition that holds for nobody without which it could hold for somebody, as far as the time suffices. */
    private List<Condition> needed(Condition condition) {
        List<Condition> parts =
                new ArrayList<>(condition instanceof Condition.All ? condition.operands() : List.of(condition));
        for (int i = parts.size() - 1; i >= 0 && parts.size() > 1; i--) {
            Condition part = parts.remove(i);
            if (all.exists(holdTogether(parts)) != Verdict.NONE) {
                parts.add(i, part);
            }
        }
        return parts;
    }

    private Claim holdTogether(List<Condition> parts) {
        return all.all(parts.stream().map(advice::holds).toArray(Claim[]::new));
    }

    private String contradict(List<Condition> parts) {
        List<String> texts = parts.stream().map(WhyNobody::shortened).toList();
        String last = texts.get(texts.size() - 1);
        String first = String.join(", ", texts.subList(0, texts.size() - 1));
        return (texts.size() == 2 ? first + " contradicts " + last : first + " and " + last + " contradict each other")
                + parts.stream()
                        .map(part -> fromTheVocabulary(part, parts))
                        .filter(why -> !why.isEmpty())
                        .findFirst()
                        .map(why -> "; by the vocabulary " + why)
                        .orElse("");
    }

    /** What a derived finding brings into a contradiction. */
    private String fromTheVocabulary(Condition part, List<Condition> parts) {
        Finding derived = derived(part instanceof Condition.Not not ? not.operand() : part);
        if (derived == null) {
            return "";
        }
        if (part instanceof Condition.Yes) {
            return derived + " is " + shortened(vocabulary.definition(derived));
        }
        return derived + " holds for whoever has "
                + parts.stream()
                        .filter(other -> !other.equals(part))
                        .map(WhyNobody::shortened)
                        .collect(Collectors.joining(" and "));
    }

    private static @Nullable Finding derived(Condition condition) {
        return condition instanceof Condition.Yes yes
                        && yes.finding().isDerived()
                        && !yes.finding().isBuiltIn()
                ? yes.finding()
                : null;
    }

    private static String shortened(Condition condition) {
        String text = condition.text();
        return text.length() <= LONGEST ? text : text.substring(0, text.lastIndexOf(' ', LONGEST)) + " ...";
    }
}
