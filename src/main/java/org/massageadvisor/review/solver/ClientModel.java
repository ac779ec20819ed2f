package org.massageadvisor.review.solver;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.logicng.formulas.Formula;
import org.logicng.formulas.FormulaFactory;
import org.logicng.formulas.Variable;
import org.massageadvisor.rulebook.Condition;
import org.massageadvisor.rulebook.Finding;
import org.massageadvisor.rulebook.NumberRange;
import org.massageadvisor.rulebook.Vocabulary;

/** Any client whatsoever, in the terms of a vocabulary: which conditions hold. An answer that the vocabulary does not know is none. */
final class ClientModel {
    private final FormulaFactory formulas;
    private final Map<Finding, Map<AnswerVariables.Given, Variable>> answers = new HashMap<>();
    private final Map<Finding, Formula> derived = new HashMap<>();

    ClientModel(Definitions definitions, Vocabulary vocabulary, AnswerVariables given) {
        this.formulas = definitions.formulas();
        for (Finding finding : vocabulary.findings()) {
            if (!finding.isDerived()) {
                answers.put(finding, given.given(finding));
            }
        }
        for (Finding finding : vocabulary.derivedInOrder()) {
            derived.put(finding, definitions.name(formula(vocabulary.definition(finding))));
        }
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
            return holds != null ? holds : variable(yes.finding(), AnswerVariables.Word.YES);
        }
        if (condition instanceof Condition.No no) {
            return variable(no.finding(), AnswerVariables.Word.NO);
        }
        if (condition instanceof Condition.Unknown unknown) {
            return unanswered(unknown.finding());
        }
        if (condition instanceof Condition.OneOf oneOf) {
            return formulas.or(oneOf.choices().stream()
                    .map(choice -> variable(oneOf.finding(), new AnswerVariables.Choice(choice)))
                    .toList());
        }
        if (condition instanceof Condition.Compare compare) {
            List<Variable> within = new ArrayList<>();
            given(compare.finding()).forEach((given, variable) -> {
                NumberRange range = ((AnswerVariables.Figure) given).range();
                if (range.min() < compare.bound() && compare.bound() < range.max()) {
                    throw new IllegalArgumentException(condition.text() + " was not named when the clients were made");
                }
                if (compare.comparison().test(((AnswerVariables.Figure) given).example(), compare.bound())) {
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
        return formulas.not(formulas.or(given(question).values()));
    }

    private Map<AnswerVariables.Given, Variable> given(Finding question) {
        Map<AnswerVariables.Given, Variable> given = answers.get(question);
        if (given == null) {
            throw new IllegalArgumentException(question + " is no question of the vocabulary");
        }
        return given;
    }

    private Variable variable(Finding question, AnswerVariables.Given answer) {
        Variable variable = given(question).get(answer);
        if (variable == null) {
            throw new IllegalArgumentException(question + " cannot be answered " + answer);
        }
        return variable;
    }
}
