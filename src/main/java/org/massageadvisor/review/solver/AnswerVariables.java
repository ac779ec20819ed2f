package org.massageadvisor.review.solver;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.logicng.datastructures.Assignment;
import org.logicng.formulas.Formula;
import org.logicng.formulas.FormulaFactory;
import org.logicng.formulas.Variable;
import org.massageadvisor.rulebook.AnswerType;
import org.massageadvisor.rulebook.Answers;
import org.massageadvisor.rulebook.Condition;
import org.massageadvisor.rulebook.Finding;
import org.massageadvisor.rulebook.NumberRange;
import org.massageadvisor.rulebook.Vocabulary;

/**
 * The answers of any client whatsoever: a variable for each answer that can be given to each question of one vocabulary or of several, of which at most one is
 * true; if none is, the question is unanswered. A question that takes other answers in another vocabulary is given one answer all the same. Numbers that no
 * condition tells apart share a variable.
 */
final class AnswerVariables {
    private static final int HALVINGS = 64;

    private final FormulaFactory formulas;
    private final Map<String, Map<Given, Variable>> answers = new LinkedHashMap<>();

    /** An answer to one question. */
    sealed interface Given {}

    /** An answer to a yes-or-no question. */
    enum Word implements Given {
        YES,
        NO
    }

    /** One of several codes. */
    record Choice(String code) implements Given {}

    /**
     * A number that no condition tells from the others in its range.
     *
     * @param isFraction whether the whole numbers of the range do not belong to it
     */
    record Figure(NumberRange range, boolean isFraction) implements Given {
        double example() {
            double example = range.example();
            for (int i = 0; i < HALVINGS && isFraction && isWhole(example); i++) {
                example = (range.min() + example) / 2;
            }
            return example;
        }

        /** Whether there is such a number: between large numbers a double knows no fractions. */
        boolean isPossible() {
            return !isFraction || !isWhole(example());
        }

        private static boolean isWhole(double number) {
            return number == Math.rint(number);
        }
    }

    /**
     * @param conditions every condition that will be asked about; they say which numbers must be told apart
     * @param name what tells this client from others in the same formulas
     */
    AnswerVariables(
            FormulaFactory formulas,
            Collection<Vocabulary> vocabularies,
            Collection<Condition> conditions,
            String name) {
        this.formulas = formulas;
        Map<String, Set<Double>> bounds = new HashMap<>();
        conditions.forEach(condition -> collect(condition, bounds));
        Map<String, List<AnswerType>> types = new LinkedHashMap<>();
        for (Vocabulary vocabulary : vocabularies) {
            vocabulary.derivedInOrder().forEach(each -> collect(vocabulary.definition(each), bounds));
            vocabulary.findings().stream()
                    .filter(finding -> !finding.isDerived())
                    .forEach(finding -> types.computeIfAbsent(finding.code(), key -> new ArrayList<>())
                            .add(finding.type()));
        }
        types.forEach((question, all) -> {
            Map<Given, Variable> given = new LinkedHashMap<>();
            for (Given each : possible(all, bounds.getOrDefault(question, Set.of()))) {
                given.put(each, formulas.variable(name + question + "_" + given.size()));
            }
            answers.put(question, given);
        });
    }

    private static void collect(Condition condition, Map<String, Set<Double>> bounds) {
        if (condition instanceof Condition.Compare compare) {
            bounds.computeIfAbsent(compare.finding().code(), key -> new TreeSet<>())
                    .add(compare.bound());
        }
        condition.operands().forEach(operand -> collect(operand, bounds));
    }

    /** Every answer to a question that takes one of these types. */
    private static Collection<Given> possible(List<AnswerType> types, Set<Double> bounds) {
        Set<Given> possible = new LinkedHashSet<>();
        List<AnswerType.Quantity> quantities = new ArrayList<>();
        for (AnswerType type : types) {
            if (type instanceof AnswerType.Quantity quantity) {
                quantities.add(quantity);
            } else if (type instanceof AnswerType.Choice choice) {
                choice.choices().forEach(code -> possible.add(new Choice(code)));
            } else {
                possible.addAll(List.of(Word.values()));
            }
        }
        if (!quantities.isEmpty()) {
            possible.addAll(figures(quantities, bounds));
        }
        return possible;
    }

    private static List<Given> figures(List<AnswerType.Quantity> types, Set<Double> at) {
        Set<Double> bounds = new TreeSet<>(at);
        double min = Double.POSITIVE_INFINITY;
        double max = Double.NEGATIVE_INFINITY;
        for (AnswerType.Quantity type : types) {
            bounds.addAll(List.of(type.min(), type.max()));
            min = Math.min(min, type.min());
            max = Math.max(max, type.max());
        }
        boolean isWhole = types.stream().anyMatch(AnswerType.Quantity::whole);
        List<Given> figures = new ArrayList<>();
        if (isWhole) {
            NumberRange.divided(new AnswerType.Quantity(min, max, "", true), bounds)
                    .forEach(range -> figures.add(new Figure(range, false)));
        }
        if (!types.stream().allMatch(AnswerType.Quantity::whole)) {
            NumberRange.divided(new AnswerType.Quantity(min, max, "", false), bounds).stream()
                    .map(range -> new Figure(range, isWhole))
                    .filter(Figure::isPossible)
                    .forEach(figures::add);
        }
        return figures;
    }

    /** What holds for every client. */
    List<Formula> laws() {
        return answers.values().stream()
                .<Formula>map(given -> formulas.amo(given.values()))
                .toList();
    }

    /** The answers that a question takes, each with its variable. */
    Map<Given, Variable> given(Finding question) {
        Map<Given, Variable> given = answers.get(question.code());
        if (given == null) {
            throw new IllegalArgumentException(question + " is no question of the vocabulary");
        }
        Map<Given, Variable> allowed = new LinkedHashMap<>(given);
        allowed.keySet().removeIf(each -> !isAllowed(each, question.type()));
        return allowed;
    }

    private static boolean isAllowed(Given given, AnswerType type) {
        if (type instanceof AnswerType.Quantity quantity) {
            return given instanceof Figure figure && quantity.allows(figure.example());
        }
        if (type instanceof AnswerType.Choice choice) {
            return given instanceof Choice chosen && choice.choices().contains(chosen.code());
        }
        return given instanceof Word;
    }

    /** For each question, that it has the same answer as with another client, whose variables stand for the same answers. */
    Map<String, Formula> sameAs(AnswerVariables other) {
        Map<String, Formula> same = new LinkedHashMap<>();
        answers.forEach((question, given) -> {
            Map<Given, Variable> others = other.answers.getOrDefault(question, Map.of());
            List<Formula> each = new ArrayList<>();
            given.forEach((answer, variable) -> each.add(formulas.equivalence(variable, others.get(answer))));
            same.put(question, formulas.and(each));
        });
        return same;
    }

    /** One for each answer that can be given. */
    Collection<Variable> variables() {
        return answers.values().stream()
                .flatMap(given -> given.values().stream())
                .toList();
    }

    /** One for each answer but no, which reports nothing. */
    Collection<Variable> reports() {
        List<Variable> reports = new ArrayList<>();
        answers.values()
                .forEach(given -> given.forEach((answer, variable) -> {
                    if (answer != Word.NO) {
                        reports.add(variable);
                    }
                }));
        return reports;
    }

    /** The answers to the questions that a client who was found did not answer. */
    List<Variable> leftOut(Assignment found) {
        return answers.values().stream()
                .filter(given -> given.values().stream().noneMatch(found::evaluateLit))
                .flatMap(given -> given.values().stream())
                .toList();
    }

    /** The answers of the client that a solver found, as far as a vocabulary knows them. */
    Answers answers(Assignment found, Vocabulary vocabulary) {
        Answers.Builder client = new Answers.Builder(vocabulary);
        for (Finding finding : vocabulary.findings()) {
            if (!finding.isDerived()) {
                given(finding).forEach((answer, variable) -> {
                    if (found.evaluateLit(variable)) {
                        give(client, finding, answer);
                    }
                });
            }
        }
        return client.build();
    }

    private static void give(Answers.Builder client, Finding question, Given answer) {
        if (answer instanceof Figure number) {
            client.number(question, number.example());
        } else if (answer instanceof Choice choice) {
            client.choice(question, choice.code());
        } else if (answer == Word.YES) {
            client.yes(question);
        } else {
            client.no(question);
        }
    }
}
