package org.massageadvisor.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.massageadvisor.Generated;
import org.massageadvisor.intake.IntakeCheck;
import org.massageadvisor.reading.RulebookReader;
import org.massageadvisor.rulebook.Answers;
import org.massageadvisor.rulebook.Comparison;
import org.massageadvisor.rulebook.Condition;
import org.massageadvisor.rulebook.Finding;
import org.massageadvisor.rulebook.Rulebook;
import org.massageadvisor.rulebook.Vocabulary;
import org.massageadvisor.table.TableSource;

class ImplicationTest {
    private static final Vocabulary VOCABULARY =
            RulebookReader.read(TableSource.builtIn()).vocabulary();
    private static final Condition LOW_BACK = yes("LOWER_BACK_PAIN");
    private static final Condition ANY_PAIN = yes("ANY_PAIN");
    private static final Condition FEVER = yes("FEVER_CHILLS");

    @Example
    void derivedFindingsAreOpened() {
        assertThat(holds(LOW_BACK, ANY_PAIN)).isTrue();
        assertThat(holds(ANY_PAIN, yes("INDICATION"))).isTrue();
        assertThat(holds(ANY_PAIN, LOW_BACK)).isFalse();
    }

    @Example
    void moreThanOneConditionIsNarrowerAndAChoiceOfThemIsWider() {
        Condition both = new Condition.All(List.of(LOW_BACK, FEVER));
        Condition either = new Condition.Any(List.of(LOW_BACK, FEVER));
        assertThat(holds(both, FEVER)).isTrue();
        assertThat(holds(FEVER, either)).isTrue();
        assertThat(holds(both, either)).isTrue();
        assertThat(holds(either, both)).isFalse();
        assertThat(holds(new Condition.Not(either), new Condition.Not(FEVER))).isTrue();
        assertThat(holds(new Condition.Not(FEVER), new Condition.Not(either))).isFalse();
    }

    @Example
    void numbersAreCompared() {
        assertThat(holds(score(Comparison.AT_LEAST, 8), score(Comparison.AT_LEAST, 7)))
                .isTrue();
        assertThat(holds(score(Comparison.MORE, 7), score(Comparison.AT_LEAST, 7)))
                .isTrue();
        assertThat(holds(score(Comparison.MORE, 7), score(Comparison.MORE, 7))).isTrue();
        assertThat(holds(score(Comparison.AT_LEAST, 7), score(Comparison.MORE, 7)))
                .isFalse();
        assertThat(holds(score(Comparison.LESS, 3), score(Comparison.AT_MOST, 3)))
                .isTrue();
        assertThat(holds(score(Comparison.LESS, 3), score(Comparison.AT_LEAST, 1)))
                .isFalse();
        assertThat(holds(score(Comparison.EQUAL, 3), score(Comparison.LESS, 4))).isTrue();
    }

    @Property(tries = 1000)
    void whatIsImpliedHoldsForEveryClientForWhomTheOtherHolds(@ForAll Random random) {
        Generated generated = new Generated(random);
        Rulebook rulebook = generated.rulebook();
        List<Finding> few = rulebook.vocabulary().findings().stream().limit(4).toList();
        Condition when = generated.condition(few, 2);
        Condition then = generated.condition(few, 2);
        if (Implication.holds(when, then, rulebook.vocabulary())) {
            for (int i = 0; i < 50; i++) {
                Answers answers = IntakeCheck.check(generated.intake(rulebook.vocabulary()), rulebook.vocabulary());
                assertThat(!when.holds(answers) || then.holds(answers))
                        .as("%s implies %s for %s", when.text(), then.text(), answers)
                        .isTrue();
            }
        }
    }

    private static boolean holds(Condition when, Condition then) {
        return Implication.holds(when, then, VOCABULARY);
    }

    private static Condition yes(String code) {
        return new Condition.Yes(finding(code));
    }

    private static Condition score(Comparison comparison, double bound) {
        return new Condition.Compare(finding("PAIN_SCORE"), comparison, bound);
    }

    private static Finding finding(String code) {
        return Objects.requireNonNull(VOCABULARY.find(code), code);
    }
}
