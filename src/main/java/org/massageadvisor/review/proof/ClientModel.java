package org.massageadvisor.review.proof;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.logicng.datastructures.Assignment;
import org.logicng.formulas.Formula;
import org.logicng.formulas.FormulaFactory;
import org.logicng.formulas.Literal;
import org.logicng.formulas.Variable;
import org.massageadvisor.rulebook.AnswerType;
import org.massageadvisor.rulebook.Answers;
import org.massageadvisor.rulebook.Condition;
import org.massageadvisor.rulebook.Finding;
import org.massageadvisor.rulebook.NumberRange;
import org.massageadvisor.rulebook.Vocabulary;

/**
 * Any client whatsoever: a variable for each answer that can be given to each question, of which at most one is true; if none is, the question is
 * unanswered. Numbers that no condition tells apart share a variable.
 */
final class ClientModel {
    private final FormulaFactory formulas;
    private final Vocabulary vocabulary;
    private final Map<Finding, Map<Given, Variable>> answers;
    private final Map<Finding, Formula> derived = new HashMap<>();
    private final Map<Finding, Word> fixed;
    private final List<Formula> laws = new ArrayList<>();

    /** An answer to one question. */
    private sealed interface Given {}

    private enum Word implements Given {
        YES,
        NO
    }

    private record Choice(String code) implements Given {}

    private record Figure(NumberRange range) implements Given {}

    /**
     * @param conditions every condition that will be asked about; they say which numbers must be told apart
     * @param name what tells this client from others in the same formulas
     */
    ClientModel(FormulaFactory formulas, Vocabulary vocabulary, Collection<Condition> conditions, String name) {
        this.formulas = formulas;
        this.vocabulary = vocabulary;
        this.answers = new LinkedHashMap<>();
        this.fixed = Map.of();
        Map<Finding, Set<Double>> bounds = new HashMap<>();
        conditions.forEach(condition -> collect(condition, bounds));
        vocabulary.derivedInOrder().forEach(each -> collect(vocabulary.definition(each), bounds));
        for (Finding finding : vocabulary.findings()) {
            if (!finding.isDerived()) {
                Map<Given, Variable> given = new LinkedHashMap<>();
                possible(finding, bounds.getOrDefault(finding, Set.of()))
                        .forEach(
                                each -> given.put(each, formulas.variable(name + finding.code() + "_" + given.size())));
                answers.put(finding, given);
                laws.add(formulas.amo(given.values()));
            }
        }
        for (Finding finding : vocabulary.derivedInOrder()) {
            Variable holds = formulas.variable(name + finding.code());
            laws.add(formulas.equivalence(holds, formula(vocabulary.definition(finding))));
            derived.put(finding, holds);
        }
    }

    /** The same client with another answer to one question. */
    private ClientModel(ClientModel client, Finding question, Word answer) {
        this.formulas = client.formulas;
        this.vocabulary = client.vocabulary;
        this.answers = client.answers;
        this.fixed = Map.of(question, answer);
        for (Finding finding : vocabulary.derivedInOrder()) {
            Condition definition = vocabulary.definition(finding);
            Formula before = client.formula(definition);
            Formula after = formula(definition);
            derived.put(finding, after.equals(before) ? client.formula(new Condition.Yes(finding)) : after);
        }
    }

    /** The same client, but with yes, or no, for an answer to this question. */
    ClientModel answering(Finding question, boolean yes) {
        return new ClientModel(this, question, yes ? Word.YES : Word.NO);
    }

    private static void collect(Condition condition, Map<Finding, Set<Double>> bounds) {
        if (condition instanceof Condition.Compare compare) {
            bounds.computeIfAbsent(compare.finding(), key -> new TreeSet<>()).add(compare.bound());
        }
        condition.operands().forEach(operand -> collect(operand, bounds));
    }

    private static List<Given> possible(Finding question, Set<Double> bounds) {
        if (question.type() instanceof AnswerType.Quantity type) {
            return NumberRange.divided(type, bounds).stream()
                    .<Given>map(Figure::new)
                    .toList();
        }
        if (question.type() instanceof AnswerType.Choice type) {
            return type.choices().stream().<Given>map(Choice::new).toList();
        }
        return List.of(Word.values());
    }

    /** What holds for every client. */
    List<Formula> laws() {
        return laws;
    }

    /** That a condition holds for the client. */
    Formula formula(Condition condition) {
        if (condition instanceof Condition.All) {
            return formulas.and(formulasOf(condition.operands()));
        }
        if (condition instanceof Condition.Any) {
            return formulas.or(formulasOf(condition.operands()));
        }
        if (condition instanceof Condition.Not not) {
            return formulas.not(formula(not.operand()));
        }
        if (condition instanceof Condition.Yes yes) {
            Formula holds = derived.get(yes.finding());
            return holds != null ? holds : variable(yes.finding(), Word.YES);
        }
        if (condition instanceof Condition.No no) {
            return variable(no.finding(), Word.NO);
        }
        if (condition instanceof Condition.Unknown unknown) {
            return unanswered(unknown.finding());
        }
        if (condition instanceof Condition.OneOf oneOf) {
            return formulas.or(oneOf.choices().stream()
                    .map(choice -> variable(oneOf.finding(), new Choice(choice)))
                    .toList());
        }
        if (condition instanceof Condition.Compare compare) {
            List<Variable> within = new ArrayList<>();
            given(compare.finding()).forEach((given, variable) -> {
                if (compare.comparison().test(((Figure) given).range().example(), compare.bound())) {
                    within.add(variable);
                }
            });
            return formulas.or(within);
        }
        throw new IllegalArgumentException(condition.text() + " is code, of which nothing can be proved");
    }

    private List<Formula> formulasOf(List<Condition> conditions) {
        return conditions.stream().map(this::formula).toList();
    }

    /** That a question is not answered. */
    Formula unanswered(Finding question) {
        if (fixed.containsKey(question)) {
            return formulas.falsum();
        }
        return formulas.not(formulas.or(given(question).values()));
    }

    private Map<Given, Variable> given(Finding question) {
        Map<Given, Variable> given = answers.get(question);
        if (given == null) {
            throw new IllegalArgumentException(question + " is no question of the vocabulary");
        }
        return given;
    }

    private Formula variable(Finding question, Given answer) {
        Word only = fixed.get(question);
        if (only != null) {
            return formulas.constant(only == answer);
        }
        Variable variable = given(question).get(answer);
        if (variable == null) {
            throw new IllegalArgumentException(question + " cannot be answered " + answer);
        }
        return variable;
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

    /** The client with these answers. */
    List<Literal> literals(Answers given) {
        List<Literal> literals = new ArrayList<>();
        answers.forEach((question, possible) -> possible.forEach(
                (answer, variable) -> literals.add(isGiven(question, answer, given) ? variable : variable.negate())));
        return literals;
    }

    private static boolean isGiven(Finding question, Given answer, Answers given) {
        if (answer instanceof Figure number) {
            return given.isAnswered(question) && number.range().contains(given.number(question));
        }
        if (answer instanceof Choice choice) {
            return given.isAnswered(question) && given.choice(question).equals(choice.code());
        }
        return answer == Word.YES ? given.isYes(question) : given.isNo(question);
    }

    /** The answers of the client that a solver found. */
    Answers answers(Assignment found) {
        Answers.Builder client = new Answers.Builder(vocabulary);
        answers.forEach((question, possible) -> possible.forEach((answer, variable) -> {
            if (found.evaluateLit(variable)) {
                give(client, question, answer);
            }
        }));
        return client.build();
    }

    private static void give(Answers.Builder client, Finding question, Given answer) {
        if (answer instanceof Figure number) {
            client.number(question, number.range().example());
        } else if (answer instanceof Choice choice) {
            client.choice(question, choice.code());
        } else if (answer == Word.YES) {
            client.yes(question);
        } else {
            client.no(question);
        }
    }
}
