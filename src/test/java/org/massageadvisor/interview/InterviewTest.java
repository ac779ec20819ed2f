package org.massageadvisor.interview;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.massageadvisor.Conclusion;
import org.massageadvisor.Disposition;
import org.massageadvisor.Exclusion;
import org.massageadvisor.Generated;
import org.massageadvisor.MassageAdvisor;
import org.massageadvisor.OpenQuestion;
import org.massageadvisor.Recommendation;
import org.massageadvisor.advice.Purpose;
import org.massageadvisor.intake.Answer;
import org.massageadvisor.intake.Intake;
import org.massageadvisor.intake.IntakeCheck;
import org.massageadvisor.intake.InvalidIntakeException;
import org.massageadvisor.rulebook.AnswerType;
import org.massageadvisor.rulebook.Answers;
import org.massageadvisor.rulebook.Finding;
import org.massageadvisor.rulebook.NumberRange;
import org.massageadvisor.rulebook.Outcome;
import org.massageadvisor.rulebook.Rule;
import org.massageadvisor.rulebook.Rulebook;

/** What an interview asks, and where it ends. */
class InterviewTest {
    private static final MassageAdvisor BUILT_IN = MassageAdvisor.builtIn();
    private static final List<String> PROTECTING = List.of("precaution", "avoid", "referral", "safety-net", "prompt");

    @Property(tries = 150)
    void whoAnswersEveryQuestionEndsSettledWithTheDispositionOfTheFullIntake(@ForAll Random random) {
        Generated generated = new Generated(random);
        MassageAdvisor advisor = MassageAdvisor.of(generated.rulebook());
        for (int i = 0; i < 3; i++) {
            endsAsTheFullIntakeWould(
                    advisor, generated.fullIntake(advisor.rulebook().vocabulary()), random);
        }
    }

    @Property(tries = 100)
    void theSameHoldsForTheBuiltInRulebook(@ForAll Random random) {
        Generated generated = new Generated(random);
        endsAsTheFullIntakeWould(
                BUILT_IN, generated.fullIntake(BUILT_IN.rulebook().vocabulary()), random);
        endsAsTheFullIntakeWould(BUILT_IN, generated.healthy(BUILT_IN.rulebook().vocabulary()), random);
    }

    private static void endsAsTheFullIntakeWould(MassageAdvisor advisor, Intake full, Random random) {
        if (contradictsItself(advisor.rulebook(), full)) {
            return;
        }
        Recommendation expected = advisor.advise(full);
        for (Purpose until : List.of(Purpose.CLEARANCE, Purpose.LIMITS, Purpose.PLAN)) {
            Interview interview = advisor.interview(Intake.builder().build(), until);
            while (interview.next().isPresent()) {
                interview = random.nextBoolean() ? one(interview, full) : checklist(interview, full);
            }
            Recommendation advice = interview.recommendation();
            assertThat(advice.settled()).as(full.toString()).isTrue();
            assertThat(advice.disposition()).as(until + " " + full).isEqualTo(expected.disposition());
            if (advice.disposition().allowsMassage() && until != Purpose.CLEARANCE) {
                assertThat(exclusions(advice, advisor)).containsAll(exclusions(expected, advisor));
                for (String group : PROTECTING) {
                    assertThat(codes(advice.conclusions(group)))
                            .as(group)
                            .containsAll(codes(expected.conclusions(group)));
                }
                assertThat(advice.selfMassage()).isLessThanOrEqualTo(expected.selfMassage());
                assertThat(lightest(advice, advisor)).isLessThanOrEqualTo(lightest(expected, advisor));
            }
            if (advice.disposition().allowsMassage() && until == Purpose.PLAN) {
                assertThat(rulesByCode(advice)).isEqualTo(rulesByCode(expected));
                assertThat(exclusions(advice, advisor)).isEqualTo(exclusions(expected, advisor));
            }
        }
    }

    @Property(tries = 100)
    void atEachStepTheAdviceIsTheOneForTheIntake(@ForAll Random random) {
        Generated generated = new Generated(random);
        boolean builtIn = random.nextInt(4) == 0;
        MassageAdvisor advisor = builtIn ? BUILT_IN : MassageAdvisor.of(generated.rulebook());
        Intake full = generated.fullIntake(advisor.rulebook().vocabulary());
        Interview interview =
                advisor.interview(generated.intake(advisor.rulebook().vocabulary()), Purpose.PLAN);
        for (int step = 0; step < 25; step++) {
            assertThat(interview.recommendation()).isEqualTo(advisor.advise(interview.intake()));
            List<String> answered = new ArrayList<>(interview.intake().answers().keySet());
            switch (random.nextInt(6)) {
                case 0 -> interview = interview.back().orElse(interview);
                case 1 -> {
                    if (!answered.isEmpty()) {
                        interview = interview.takeBack(answered.get(random.nextInt(answered.size())));
                    }
                }
                case 2 -> {
                    Optional<OpenQuestion> next = interview.next();
                    if (next.isPresent()) {
                        interview = interview.answer(next.get().code(), Answer.Word.UNKNOWN);
                    }
                }
                case 3 -> interview = interview.next().isPresent() ? checklist(interview, full) : interview;
                default -> interview = interview.next().isPresent() ? one(interview, full) : interview;
            }
        }
    }

    @Property(tries = 50)
    void whoKnowsNothingIsAskedEverythingOnceAndIsNotToldThatMassageIsFine(@ForAll Random random) {
        MassageAdvisor advisor =
                random.nextInt(5) == 0 ? BUILT_IN : MassageAdvisor.of(new Generated(random).rulebook());
        Interview interview = advisor.interview();
        Set<String> asked = new HashSet<>();
        while (interview.next().isPresent()) {
            String code = interview.next().get().code();
            assertThat(asked.add(code)).as(code).isTrue();
            interview = interview.answer(code, Answer.Word.UNKNOWN);
        }
        assertThat(interview.recommendation().openQuestions())
                .allMatch(OpenQuestion::declined)
                .allMatch(question -> asked.contains(question.code()));
        assertThat(interview.recommendation().disposition().allowsMassage()
                        && interview.recommendation().openQuestions().stream().anyMatch(OpenQuestion::core))
                .isFalse();
    }

    @Property(tries = 150)
    void whatAnAnswerWouldChangeIsWhatItThenChanges(@ForAll Random random) {
        Generated generated = new Generated(random);
        MassageAdvisor advisor = MassageAdvisor.of(generated.rulebook());
        Interview interview =
                advisor.interview(generated.intake(advisor.rulebook().vocabulary()), Purpose.PLAN);
        while (interview.next().isPresent()) {
            String code = interview.next().get().code();
            List<Consequence> consequences = interview.consequences(code);
            assertThat(consequences).isNotEmpty();
            Answer answer = generated
                    .fullIntake(advisor.rulebook().vocabulary())
                    .answers()
                    .get(code);
            Interview then = interview.answer(code, Objects.requireNonNull(answer));
            Consequence foretold = consequences.get(0);
            Answer likeIt = exampleLike(Objects.requireNonNull(answer), code, advisor.rulebook());
            for (Consequence each : consequences) {
                boolean isReached = likeIt instanceof Answer.Quantity number
                        ? ((Answer.Quantity) each.example()).value() <= number.value()
                        : each.example().equals(likeIt);
                foretold = isReached ? each : foretold;
            }
            assertThat(foretold.recommendation().disposition())
                    .isEqualTo(then.recommendation().disposition());
            assertThat(foretold.recommendation().settled()).isEqualTo(then.isSettled());
            for (Consequence each : consequences) {
                assertThat(interview.answer(code, each.example()).recommendation())
                        .isEqualTo(each.recommendation());
            }
            interview = then;
        }
    }

    @Example
    void aPregnantClientIsAskedForTheTrimesterAndNobodyElse() {
        assertThat(asked(Map.of("PREGNANT", Answer.Word.YES, "TRIMESTER", new Answer.Quantity(2))))
                .contains("TRIMESTER");
        assertThat(asked(Map.of())).doesNotContain("TRIMESTER", "HIGH_RISK_PREGNANCY", "PREGNANCY_WARNING_SIGN");
    }

    @Example
    void hoursSinceAnInjuryAreAskedOnlyAfterAnInjury() {
        assertThat(asked(Map.of("MINOR_INJURY", Answer.Word.YES))).contains("HOURS_SINCE_INJURY");
        assertThat(asked(Map.of())).doesNotContain("HOURS_SINCE_INJURY", "SKIN_SITE", "CHRONIC_PAIN_REVIEWED");
    }

    @Example
    void numbersThatLeadToTheSameAreOneRange() {
        Interview interview = BUILT_IN.interview(healthyBut(Map.of()), Purpose.LIMITS);
        Interview withoutPressure = interview.takeBack("SYSTOLIC_BP");

        assertThat(withoutPressure.consequences("SYSTOLIC_BP"))
                .extracting(Consequence::inWords, each -> each.recommendation().disposition())
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("139 or less", Disposition.MASSAGE_SUITABLE),
                        org.assertj.core.groups.Tuple.tuple("140 to 159", Disposition.MASSAGE_WITH_PRECAUTIONS),
                        org.assertj.core.groups.Tuple.tuple("160 to 179", Disposition.MEDICAL_REVIEW_BEFORE_MASSAGE),
                        org.assertj.core.groups.Tuple.tuple("180 or more", Disposition.URGENT_MEDICAL_CARE));
    }

    @Example
    void anAnswerThatDoesNotFitIsRefusedAndNothingIsLost() {
        Interview interview = BUILT_IN.interview().answer("AGE_YEARS", new Answer.Quantity(40));

        assertThatThrownBy(() -> interview.answer("AGE_YEARS", new Answer.Quantity(400)))
                .isInstanceOf(InvalidIntakeException.class)
                .hasMessageContaining("0 to 120");
        assertThatThrownBy(() -> interview.answer("AGE_YEAR", Answer.Word.YES))
                .isInstanceOf(InvalidIntakeException.class)
                .hasMessageContaining("maybe AGE_YEARS");
        assertThatThrownBy(() -> interview.consequences("ANY_PAIN")).isInstanceOf(InvalidIntakeException.class);
        assertThatThrownBy(() -> interview.check(List.of("ANY_PAIN"))).isInstanceOf(IllegalArgumentException.class);
        assertThat(interview.intake().answers()).containsOnlyKeys("AGE_YEARS");
    }

    @Example
    void whyNamesTheRulesThatWaitThoseFirstThatTheAnswerAloneDecides() {
        Interview interview =
                BUILT_IN.interview(Intake.builder().yes("LOWER_BACK_PAIN").build(), Purpose.LIMITS);

        assertThat(interview.why("FEVER_CHILLS"))
                .extracting(Rule::id)
                .startsWith("fever-with-pain")
                .contains("fever-spine-infection-risk");
    }

    private static List<String> asked(Map<String, Answer> but) {
        Intake full = healthyBut(but);
        List<String> asked = new ArrayList<>();
        Interview interview = BUILT_IN.interview();
        while (interview.next().isPresent()) {
            asked.add(interview.next().get().code());
            interview = one(interview, full);
        }
        return asked;
    }

    /** A client of 40 with an aching low back and nothing else the matter, but for this. */
    private static Intake healthyBut(Map<String, Answer> but) {
        Intake healthy =
                new Generated(new Random(0)).healthy(BUILT_IN.rulebook().vocabulary());
        Map<String, Answer> answers = new java.util.LinkedHashMap<>(healthy.answers());
        answers.putAll(but);
        return new Intake(null, answers, Set.of());
    }

    private static Interview one(Interview interview, Intake full) {
        String code = interview.next().orElseThrow().code();
        return interview.answer(code, Objects.requireNonNull(full.answers().get(code)));
    }

    private static Interview checklist(Interview interview, Intake full) {
        List<OpenQuestion> questions = interview.checklist();
        if (questions.size() == 1) {
            return one(interview, full);
        }
        return interview.check(questions.stream()
                .map(OpenQuestion::code)
                .filter(code -> full.answers().get(code) == Answer.Word.YES)
                .toList());
    }

    private static boolean contradictsItself(Rulebook rulebook, Intake intake) {
        Answers answers = IntakeCheck.check(intake, rulebook.vocabulary());
        return rulebook.rules().stream()
                .anyMatch(rule -> rule.isContradiction() && rule.when().holds(answers));
    }

    /** The example of the numbers among which a number is one that no rule tells apart; any other answer as it is. */
    private static Answer exampleLike(Answer answer, String code, Rulebook rulebook) {
        Finding finding = Objects.requireNonNull(rulebook.vocabulary().find(code));
        return answer instanceof Answer.Quantity number && finding.type() instanceof AnswerType.Quantity type
                ? NumberRange.of(finding, type, rulebook).stream()
                        .filter(range -> range.contains(number.value()))
                        .map(range -> new Answer.Quantity(range.example()))
                        .findFirst()
                        .orElseThrow()
                : answer;
    }

    /** The rank of the lightest pressure advised; to name the firmest there is limits nothing, and neither does to name none. */
    private static int lightest(Recommendation advice, MassageAdvisor advisor) {
        int firmest = advisor.rulebook().outcomes().group(Outcome.PRESSURE).stream()
                .mapToInt(pressure -> Objects.requireNonNull(pressure.rank()))
                .max()
                .orElseThrow();
        return advice.conclusions(Outcome.PRESSURE).stream()
                .mapToInt(pressure -> Objects.requireNonNull(
                        advisor.rulebook().outcomes().get(pressure.code()).rank()))
                .min()
                .orElse(firmest);
    }

    private static Set<String> codes(List<Conclusion> conclusions) {
        return conclusions.stream().map(Conclusion::code).collect(Collectors.toSet());
    }

    private static Set<String> exclusions(Recommendation advice, MassageAdvisor advisor) {
        return advice.excluded().stream()
                .map(Exclusion::code)
                .filter(code -> advisor.rulebook().outcomes().get(code).shown().contains(advice.disposition()))
                .collect(Collectors.toSet());
    }

    private static Map<String, List<String>> rulesByCode(Recommendation advice) {
        return advice.conclusions().stream()
                .collect(Collectors.toMap(Conclusion::code, conclusion -> conclusion.because().stream()
                        .map(reason -> reason.rule())
                        .toList()));
    }
}
