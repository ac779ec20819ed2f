package org.massageadvisor.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.massageadvisor.Generated;
import org.massageadvisor.intake.IntakeCheck;

class ConditionTest {

    @Property(tries = 2000)
    void aConditionWrittenAndReadAgainIsTheSameText(@ForAll Random random) {
        Generated generated = new Generated(random);
        Vocabulary vocabulary = generated.rulebook().vocabulary();
        Condition condition = generated.condition(vocabulary.findings(), 4);

        ConditionParser.Parsed read = ConditionParser.parse(condition.text(), vocabulary);

        assertThat(read.faults()).as(condition.text()).isEmpty();
        assertThat(read.condition()).isNotNull();
        if (read.condition() != null) {
            assertThat(read.condition().text()).isEqualTo(condition.text());
            Answers answers = IntakeCheck.check(generated.intake(vocabulary), vocabulary);
            assertThat(read.condition().holds(answers)).isEqualTo(condition.holds(answers));
            assertThat(read.condition().truth(answers)).isEqualTo(condition.truth(answers));
            assertThat(answers.behind(read.condition())).isEqualTo(answers.behind(condition));
        }
    }

    @Property(tries = 2000)
    void whatIsSettledInThreeValuedLogicStaysWhateverElseIsAnswered(@ForAll Random random) {
        Generated generated = new Generated(random);
        Vocabulary vocabulary = generated.rulebook().vocabulary();
        Condition condition = generated.condition(vocabulary.findings(), 4);
        Answers before = IntakeCheck.check(generated.intake(vocabulary), vocabulary);
        Truth truth = condition.truth(before);

        for (int i = 0; i < 20; i++) {
            Answers after = generated.completion(before);
            if (truth != Truth.UNKNOWN) {
                assertThat(condition.holds(after)).isEqualTo(truth == Truth.TRUE);
                assertThat(condition.truth(after)).isEqualTo(truth);
            }
        }
        if (truth != Truth.UNKNOWN) {
            assertThat(condition.holds(before)).isEqualTo(truth == Truth.TRUE);
        }
    }

    @Property(tries = 2000)
    void inNegationNormalFormOnlySingleConditionsAreNegatedAndItHoldsForTheSameAnswers(@ForAll Random random) {
        Generated generated = new Generated(random);
        Vocabulary vocabulary = generated.rulebook().vocabulary();
        Condition condition = generated.condition(vocabulary.findings(), 5);
        Condition plain = condition.negationNormalForm();

        assertThat(isNormal(plain)).as(plain.text()).isTrue();
        for (int i = 0; i < 20; i++) {
            Answers answers = IntakeCheck.check(generated.intake(vocabulary), vocabulary);
            assertThat(plain.holds(answers)).as(condition.text()).isEqualTo(condition.holds(answers));
            assertThat(plain.truth(answers)).as(condition.text()).isEqualTo(condition.truth(answers));
        }
    }

    private static boolean isNormal(Condition condition) {
        if (condition instanceof Condition.Not not) {
            return not.operand().operands().isEmpty()
                    && !(not.operand() instanceof Condition.All)
                    && !(not.operand() instanceof Condition.Any);
        }
        return condition.operands().stream().noneMatch(part -> part.getClass() == condition.getClass())
                && condition.operands().stream().allMatch(ConditionTest::isNormal);
    }

    @Property(tries = 1000)
    void theOpenFindingsOfAConditionAreUnansweredAndThereIsOneWhereverItIsUnknown(@ForAll Random random) {
        Generated generated = new Generated(random);
        Vocabulary vocabulary = generated.rulebook().vocabulary();
        Condition condition = generated.condition(vocabulary.findings(), 4);
        Answers answers = IntakeCheck.check(generated.intake(vocabulary), vocabulary);
        List<Finding> open = new Dependence(answers)
                .open(condition).stream().mapToObj(vocabulary.findings()::get).toList();

        assertThat(open).noneMatch(answers::isAnswered).noneMatch(Finding::isDerived);
        assertThat(open.isEmpty()).isEqualTo(condition.truth(answers) != Truth.UNKNOWN);
    }
}
