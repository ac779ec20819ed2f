package org.massageadvisor.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.massageadvisor.reading.RulebookReader;
import org.massageadvisor.rulebook.Answers;
import org.massageadvisor.rulebook.Finding;
import org.massageadvisor.rulebook.Vocabulary;
import org.massageadvisor.table.TableSource;

class IntakeCheckTest {
    private static final Vocabulary VOCABULARY =
            RulebookReader.read(TableSource.builtIn()).vocabulary();

    @ParameterizedTest
    @MethodSource
    void whatDoesNotFitIsNamedWithWhatWasExpected(UnaryOperator<Intake.Builder> answer, String problem) {
        Intake intake = answer.apply(Intake.builder("x")).build();

        assertThat(problems(intake)).containsExactly(problem);
    }

    static Stream<Arguments> whatDoesNotFitIsNamedWithWhatWasExpected() {
        return Stream.of(
                wrong(i -> i.yes("FEVR"), "answers.FEVR: unknown finding; maybe FEVER_CHILLS"),
                wrong(i -> i.yes("Sciatica"), "answers.Sciatica: unknown finding; maybe LEG_PAIN_ONE_SIDE"),
                wrong(i -> i.yes("QWERTYUIOP"), "answers.QWERTYUIOP: unknown finding"),
                wrong(
                        i -> i.yes("BACK_PAIN"),
                        "answers.BACK_PAIN: \"yes\" found, no answer, because it is worked out from other answers expected"),
                wrong(
                        i -> i.yes("PAIN_SCORE"),
                        "answers.PAIN_SCORE: \"yes\" found, a whole number from 0 to 10 points, or \"unknown\" expected"),
                wrong(
                        i -> i.number("PAIN_SCORE", 11),
                        "answers.PAIN_SCORE: 11 found, a whole number from 0 to 10 points, or \"unknown\" expected"),
                wrong(
                        i -> i.number("PAIN_SCORE", -1),
                        "answers.PAIN_SCORE: -1 found, a whole number from 0 to 10 points, or \"unknown\" expected"),
                wrong(
                        i -> i.number("PAIN_SCORE", 6.5),
                        "answers.PAIN_SCORE: 6.5 found, a whole number from 0 to 10 points, or \"unknown\" expected"),
                wrong(
                        i -> i.number("AGE_YEARS", Double.NaN),
                        "answers.AGE_YEARS: NaN found, a whole number from 0 to 120 years, or \"unknown\" expected"),
                wrong(
                        i -> i.number("AGE_YEARS", Double.POSITIVE_INFINITY),
                        "answers.AGE_YEARS: Infinity found, a whole number from 0 to 120 years, or \"unknown\" expected"),
                wrong(
                        i -> i.choice("PAIN_SCORE", "4"),
                        "answers.PAIN_SCORE: \"4\" found, a whole number from 0 to 10 points, or \"unknown\" expected; maybe 4 without quotes"),
                wrong(
                        i -> i.number("FEVER_CHILLS", 1),
                        "answers.FEVER_CHILLS: 1 found, \"yes\", \"no\" or \"unknown\" expected"),
                wrong(
                        i -> i.choice("FEVER_CHILLS", "Yes"),
                        "answers.FEVER_CHILLS: \"Yes\" found, \"yes\", \"no\" or \"unknown\" expected; maybe yes"),
                wrong(
                        i -> i.choice("SKIN_SITE", "ELSWHERE"),
                        "answers.SKIN_SITE: \"ELSWHERE\" found, \"PAIN_AREA\", \"OTHER_BACK\", \"ELSEWHERE\" or \"unknown\" expected; maybe ELSEWHERE"),
                wrong(
                        i -> i.yes("SKIN_SITE"),
                        "answers.SKIN_SITE: \"yes\" found, \"PAIN_AREA\", \"OTHER_BACK\", \"ELSEWHERE\" or \"unknown\" expected"),
                wrong(
                        i -> i.screened("red-flags"),
                        "screened: unknown group \"red-flags\", expected one of allergy, condition, goal/preference, history/context, medication, pain-character, red-flag, region, symptom; maybe red-flag"),
                wrong(
                        i -> i.screened("derived"),
                        "screened: unknown group \"derived\", expected one of allergy, condition, goal/preference, history/context, medication, pain-character, red-flag, region, symptom"));
    }

    private static Arguments wrong(UnaryOperator<Intake.Builder> answer, String problem) {
        return Arguments.of(answer, problem);
    }

    @Test
    void everythingThatIsWrongIsNamedAtOnce() {
        Intake intake = Intake.builder("x")
                .yes("FEVR")
                .number("PAIN_SCORE", 99)
                .screened("nothing")
                .build();

        assertThat(problems(intake)).hasSize(3);
    }

    @Test
    void screeningAGroupAnswersItsOtherYesOrNoQuestionsAndNothingElse() {
        Answers answers = IntakeCheck.check(
                Intake.builder("x")
                        .screened("history/context")
                        .yes("PREGNANT")
                        .unknown("RECENT_BIRTH")
                        .build(),
                VOCABULARY);

        assertThat(answers.isYes(finding("PREGNANT"))).isTrue();
        assertThat(answers.isAnswered(finding("RECENT_BIRTH")))
                .as("said to be unknown")
                .isFalse();
        assertThat(answers.isNo(finding("HIGH_RISK_PREGNANCY"))).isTrue();
        assertThat(answers.isAnswered(finding("AGE_YEARS"))).as("a number").isFalse();
        assertThat(answers.isAnswered(finding("FEVER_CHILLS")))
                .as("another group")
                .isFalse();
    }

    @Test
    void aSecondAnswerToOneQuestionIsRefusedByTheBuilder() {
        assertThatThrownBy(() -> Intake.builder("x").yes("FEVER_CHILLS").no("FEVER_CHILLS"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("FEVER_CHILLS is answered twice, \"yes\" and then \"no\"");
    }

    private static List<String> problems(Intake intake) {
        InvalidIntakeException thrown =
                catchThrowableOfType(InvalidIntakeException.class, () -> IntakeCheck.check(intake, VOCABULARY));
        return Objects.requireNonNull(thrown, "no problem found").problems();
    }

    private static Finding finding(String code) {
        return Objects.requireNonNull(VOCABULARY.find(code));
    }
}
