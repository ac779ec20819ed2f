package org.massageadvisor.review.solver;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;
import org.logicng.datastructures.Assignment;
import org.logicng.datastructures.Tristate;
import org.logicng.formulas.FormulaFactory;
import org.logicng.formulas.Literal;
import org.logicng.solvers.MiniSat;
import org.logicng.solvers.SATSolver;
import org.logicng.solvers.SolverState;
import org.massageadvisor.Disposition;
import org.massageadvisor.Generated;
import org.massageadvisor.MassageAdvisor;
import org.massageadvisor.advice.Adviser;
import org.massageadvisor.engine.FiredRule;
import org.massageadvisor.engine.RuleEngine;
import org.massageadvisor.intake.Intake;
import org.massageadvisor.intake.IntakeCheck;
import org.massageadvisor.rulebook.Answers;
import org.massageadvisor.rulebook.Finding;
import org.massageadvisor.rulebook.Outcome;
import org.massageadvisor.rulebook.Rule;
import org.massageadvisor.rulebook.Rulebook;

/** The formulas say of each client what the engine and the combination of results say. */
class AdviceModelTest {
    private static final Rulebook BUILT_IN = MassageAdvisor.builtIn().rulebook();
    private static final Both BUILT_IN_BOTH = new Both(BUILT_IN);

    /** A rulebook as formulas, and as the engine runs it. */
    private static final class Both {
        final Rulebook rulebook;
        final RuleEngine engine;
        final Adviser adviser;
        final AnswerVariables client;
        final AdviceModel advice;
        final SATSolver solver;

        Both(Rulebook rulebook) {
            this.rulebook = rulebook;
            this.engine = RuleEngine.build(rulebook);
            this.adviser = new Adviser(rulebook);
            FormulaFactory formulas = new FormulaFactory();
            this.client = new AnswerVariables(
                    formulas,
                    List.of(rulebook.vocabulary()),
                    rulebook.rules().stream().map(Rule::when).toList(),
                    "");
            this.solver = MiniSat.miniSat(formulas);
            Definitions definitions = new Definitions(formulas, solver::add);
            this.advice =
                    new AdviceModel(definitions, rulebook, new ClientModel(definitions, rulebook.vocabulary(), client));
            solver.add(client.laws());
        }

        /** Some client for whom a rule fires; null if there is none. */
        private @Nullable Assignment someone(Rule rule) {
            SolverState before = solver.saveState();
            solver.add(advice.fires(rule).formula());
            Assignment found = solver.sat() == Tristate.TRUE ? solver.model() : null;
            solver.loadState(before);
            return found;
        }

        /** The client with these answers. */
        private List<Literal> literals(Answers given) {
            List<Literal> literals = new ArrayList<>();
            for (Finding question : rulebook.vocabulary().findings()) {
                if (!question.isDerived()) {
                    client.given(question)
                            .forEach((answer, variable) ->
                                    literals.add(isGiven(question, answer, given) ? variable : variable.negate()));
                }
            }
            return literals;
        }

        private static boolean isGiven(Finding question, AnswerVariables.Given answer, Answers given) {
            if (answer instanceof AnswerVariables.Figure number) {
                return given.isAnswered(question) && number.range().contains(given.number(question));
            }
            if (answer instanceof AnswerVariables.Choice choice) {
                return given.isAnswered(question) && given.choice(question).equals(choice.code());
            }
            return answer == AnswerVariables.Word.YES ? given.isYes(question) : given.isNo(question);
        }

        void agreeOn(Answers answers) {
            assertThat(solver.sat(literals(answers))).isEqualTo(Tristate.TRUE);
            Assignment found = solver.model();
            List<FiredRule> fired = engine.fire(answers);
            assertThat(rulebook.rules().stream()
                            .filter(rule -> advice.fires(rule).formula().evaluate(found))
                            .map(Rule::id))
                    .containsExactlyInAnyOrderElementsOf(
                            fired.stream().map(each -> each.rule().id()).toList());
            assertThat(rulebook.outcomes().all().stream()
                            .filter(outcome -> advice.inForce(outcome).formula().evaluate(found))
                            .toList())
                    .containsExactlyElementsOf(adviser.inForce(answers, fired));
            assertThat(rulebook.outcomes().all().stream()
                            .filter(outcome ->
                                    advice.excluded(outcome).formula().evaluate(found))
                            .map(Outcome::code)
                            .toList())
                    .containsExactlyElementsOf(adviser.advise(null, answers, fired).excluded().stream()
                            .map(each -> each.code())
                            .toList());
            Disposition disposition = adviser.disposition(answers, fired);
            assertThat(java.util.Arrays.stream(Disposition.values())
                            .filter(each -> advice.is(each).formula().evaluate(found)))
                    .containsExactly(disposition);
        }

        /** The client that a solver finds is one for whom the same rules fire. */
        void agreesOnWhatTheSolverFinds(Random random) {
            List<Rule> some = new ArrayList<>(rulebook.rules());
            Rule rule = some.get(random.nextInt(some.size()));
            Assignment found = someone(rule);
            if (found != null) {
                Set<String> said = rulebook.rules().stream()
                        .filter(each -> advice.fires(each).formula().evaluate(found))
                        .map(Rule::id)
                        .collect(Collectors.toSet());
                Answers answers = client.answers(found, rulebook.vocabulary());
                assertThat(engine.fire(answers).stream()
                                .map(each -> each.rule().id())
                                .collect(Collectors.toSet()))
                        .isEqualTo(said)
                        .contains(rule.id());
            } else {
                for (int i = 0; i < 20; i++) {
                    Intake intake = new Generated(random).intake(rulebook.vocabulary());
                    assertThat(rule.when().holds(IntakeCheck.check(intake, rulebook.vocabulary())))
                            .isFalse();
                }
            }
        }
    }

    @Property(tries = 200)
    void theFormulasSayOfEachClientWhatTheEngineSays(@ForAll Random random) {
        Generated generated = new Generated(random);
        Both both = new Both(generated.rulebook());
        for (int i = 0; i < 10; i++) {
            both.agreeOn(IntakeCheck.check(generated.intake(both.rulebook.vocabulary()), both.rulebook.vocabulary()));
        }
        for (int i = 0; i < 5; i++) {
            both.agreesOnWhatTheSolverFinds(random);
        }
    }

    @Property(tries = 300)
    void theSameHoldsForTheBuiltInRulebook(@ForAll Random random) {
        Generated generated = new Generated(random);
        BUILT_IN_BOTH.agreeOn(IntakeCheck.check(generated.intake(BUILT_IN.vocabulary()), BUILT_IN.vocabulary()));
        BUILT_IN_BOTH.agreesOnWhatTheSolverFinds(random);
    }
}
