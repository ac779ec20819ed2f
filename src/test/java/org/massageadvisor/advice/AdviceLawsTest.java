package org.massageadvisor.advice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.massageadvisor.Conclusion;
import org.massageadvisor.Disposition;
import org.massageadvisor.Exclusion;
import org.massageadvisor.Generated;
import org.massageadvisor.MassageAdvisor;
import org.massageadvisor.Recommendation;
import org.massageadvisor.engine.FiredRule;
import org.massageadvisor.engine.RuleEngine;
import org.massageadvisor.intake.Answer;
import org.massageadvisor.intake.Intake;
import org.massageadvisor.intake.IntakeCheck;
import org.massageadvisor.json.RecommendationJson;
import org.massageadvisor.rulebook.Answers;
import org.massageadvisor.rulebook.Finding;
import org.massageadvisor.rulebook.Outcome;
import org.massageadvisor.rulebook.Rule;
import org.massageadvisor.rulebook.Rulebook;
import org.massageadvisor.rulebook.Vocabulary;

/** What holds for every client and every rulebook. */
class AdviceLawsTest {
    private static final MassageAdvisor BUILT_IN = MassageAdvisor.builtIn();
    private static final Vocabulary VOCABULARY = BUILT_IN.rulebook().vocabulary();
    private static final RuleEngine ENGINE = RuleEngine.build(BUILT_IN.rulebook());

    @Property(tries = 500)
    void theOrderOfAnswersChangesNothing(@ForAll Random random) {
        Intake intake = client(random);
        List<Map.Entry<String, Answer>> entries =
                new ArrayList<>(intake.answers().entrySet());
        Collections.shuffle(entries, random);
        Map<String, Answer> shuffled = new LinkedHashMap<>();
        entries.forEach(entry -> shuffled.put(entry.getKey(), entry.getValue()));

        Recommendation advice = BUILT_IN.advise(new Intake(intake.id(), shuffled, intake.screened()));

        assertThat(RecommendationJson.write(advice)).isEqualTo(RecommendationJson.write(BUILT_IN.advise(intake)));
    }

    @Property(tries = 100)
    void theOrderOfRulesChangesNothing(@ForAll Random random) {
        Generated generated = new Generated(random);
        Rulebook rulebook = generated.rulebook();
        List<Rule> rules = new ArrayList<>(rulebook.rules());
        Collections.shuffle(rules, random);
        Rulebook shuffled = new Rulebook(
                rulebook.edition(), rulebook.vocabulary(), rulebook.outcomes(), rulebook.evidence(), rules);
        Intake intake = generated.intake(rulebook.vocabulary());

        assertThat(MassageAdvisor.of(shuffled).advise(intake))
                .isEqualTo(MassageAdvisor.of(rulebook).advise(intake));
    }

    @Property(tries = 1000)
    void takingAwayTheAnswerToACoreQuestionNeverYieldsMassageAdvice(@ForAll Random random) {
        Intake intake = client(random);
        List<Finding> core = VOCABULARY.coreQuestions(IntakeCheck.check(intake, VOCABULARY));
        Finding forgotten = core.get(random.nextInt(core.size()));
        Map<String, Answer> answers = new LinkedHashMap<>(intake.answers());
        answers.put(forgotten.code(), Answer.Word.UNKNOWN);

        Recommendation advice = BUILT_IN.advise(new Intake(intake.id(), answers, intake.screened()));

        assertThat(advice.disposition().allowsMassage())
                .as("without " + forgotten)
                .isFalse();
        assertThat(advice.settled()).isFalse();
        assertThat(advice.openQuestions()).anyMatch(question -> question.code().equals(forgotten.code()));
    }

    @Property(tries = 150)
    void inNoRulebookIsMassageAdvisedWhileACoreQuestionIsOpen(@ForAll Random random) {
        Generated generated = new Generated(random);
        MassageAdvisor advisor = MassageAdvisor.of(generated.rulebook());
        Vocabulary vocabulary = advisor.rulebook().vocabulary();
        for (int i = 0; i < 20; i++) {
            Intake intake = generated.intake(vocabulary);
            Answers answers = IntakeCheck.check(intake, vocabulary);
            if (!vocabulary.coreQuestions(answers).stream().allMatch(answers::isAnswered)) {
                Recommendation advice = advisor.advise(intake);
                assertThat(advice.disposition().allowsMassage()).isFalse();
                assertThat(advice.settled()).isFalse();
            }
        }
    }

    @Property(tries = 2000)
    void aMoreUrgentRuleThatFiresIsNeverHidden(@ForAll Random random) {
        Intake intake = client(random);
        Answers answers = IntakeCheck.check(intake, VOCABULARY);
        boolean cleared = answers.isYes(Objects.requireNonNull(VOCABULARY.find("CLINICIAN_CLEARED_MASSAGE")));
        Disposition given = BUILT_IN.advise(intake).disposition();

        for (FiredRule fired : ENGINE.fire(answers)) {
            fired.rule().disposition().ifPresent(disposition -> {
                boolean lifted = cleared && disposition == Disposition.MEDICAL_REVIEW_BEFORE_MASSAGE;
                boolean needless = disposition.allowsMassage() && given == Disposition.NO_MASSAGE_NEED_IDENTIFIED;
                if (!lifted && !needless) {
                    assertThat(disposition.isMoreUrgentThan(given))
                            .as(fired.rule().id() + " asks for " + disposition + ", given is " + given)
                            .isFalse();
                }
            });
        }
    }

    @Property(tries = 150)
    void inEveryRulebookTheMostUrgentDispositionWinsUnlessItIsLifted(@ForAll Random random) {
        Generated generated = new Generated(random);
        Rulebook rulebook = generated.rulebook();
        RuleEngine engine = RuleEngine.build(rulebook);
        Adviser adviser = new Adviser(rulebook);
        for (int i = 0; i < 10; i++) {
            Answers answers = IntakeCheck.check(generated.intake(rulebook.vocabulary()), rulebook.vocabulary());
            List<FiredRule> fired = engine.fire(answers);
            boolean lifted = fired.stream()
                    .flatMap(each -> each.rule().excludes().stream())
                    .anyMatch(Outcome::isDisposition);
            Recommendation advice = adviser.advise("x", answers, fired);
            for (FiredRule each : fired) {
                each.rule().disposition().ifPresent(disposition -> {
                    boolean isLifted = lifted && disposition == Disposition.MEDICAL_REVIEW_BEFORE_MASSAGE;
                    if (!disposition.allowsMassage() && !isLifted) {
                        assertThat(disposition.isMoreUrgentThan(advice.disposition()))
                                .isFalse();
                    }
                });
            }
        }
    }

    @Property(tries = 150)
    void whatIsExcludedNeverAppearsAndWhatAppearsMayBeShownAndHasAReason(@ForAll Random random) {
        Generated generated = new Generated(random);
        boolean builtIn = random.nextBoolean();
        MassageAdvisor advisor = builtIn ? BUILT_IN : MassageAdvisor.of(generated.rulebook());
        for (int i = 0; i < 10; i++) {
            Recommendation advice = advisor.advise(
                    builtIn
                            ? client(random)
                            : generated.intake(advisor.rulebook().vocabulary()));
            Set<String> excluded =
                    advice.excluded().stream().map(Exclusion::code).collect(Collectors.toSet());
            for (Conclusion conclusion : advice.conclusions()) {
                assertThat(excluded).doesNotContain(conclusion.code());
                assertThat(advisor.rulebook().outcomes().get(conclusion.code()).shown())
                        .contains(advice.disposition());
                if (builtIn) {
                    assertThat(conclusion.because()).as(conclusion.code()).isNotEmpty();
                }
            }
            assertThat(advice.excluded())
                    .allSatisfy(exclusion -> assertThat(exclusion.because()).isNotEmpty());
            assertThat(advice.plan() != null).isEqualTo(advice.disposition().allowsMassage());
        }
    }

    @Property(tries = 300)
    void theFullIntakeOfTheBuiltInRulebookIsAlwaysSettled(@ForAll Random random) {
        Generated generated = new Generated(random);
        Answers full = generated.completion(IntakeCheck.check(generated.nearlyHealthy(VOCABULARY), VOCABULARY));
        Recommendation advice = new Adviser(BUILT_IN.rulebook()).advise("full", full, ENGINE.fire(full));

        assertThat(advice.settled()).isTrue();
        assertThat(advice.atMost()).isEqualTo(advice.disposition());
    }

    @Example
    void sixteenThreadsOnOneAdvisorGiveWhatOneGives() throws Exception {
        List<Intake> clients = new ArrayList<>();
        List<String> alone = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            clients.add(client(new Random(i)));
            alone.add(RecommendationJson.write(BUILT_IN.advise(clients.get(i))));
        }
        ExecutorService threads = Executors.newFixedThreadPool(16);
        try {
            List<Callable<List<String>>> tasks = new ArrayList<>();
            for (int thread = 0; thread < 16; thread++) {
                tasks.add(() -> clients.stream()
                        .map(client -> RecommendationJson.write(BUILT_IN.advise(client)))
                        .toList());
            }
            for (Future<List<String>> together : threads.invokeAll(tasks)) {
                assertThat(together.get()).isEqualTo(alone);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Example
    void theFirstQuestionsAreThoseWhoseYesAloneMeansAnEmergency() {
        Recommendation advice = BUILT_IN.advise(Intake.builder("walk-in")
                .yes("LOWER_BACK_PAIN")
                .number("AGE_YEARS", 45)
                .build());

        assertThat(advice.openQuestions().subList(0, 8))
                .extracting(question -> question.code())
                .containsExactlyInAnyOrder(
                        "SADDLE_NUMBNESS",
                        "BLADDER_BOWEL_CHANGE",
                        "BILATERAL_LEG_SYMPTOMS",
                        "SUDDEN_SEVERE_WEAKNESS",
                        "SIGNIFICANT_TRAUMA",
                        "CHEST_PAIN",
                        "SHORTNESS_OF_BREATH",
                        "PULSATILE_ABDOMINAL_MASS");
    }

    @Example
    void answersInTheTermsOfAnotherVocabularyAreRefused() {
        Rulebook other = new Generated(new Random(1)).rulebook();
        Answers foreign = new Answers.Builder(other.vocabulary()).build();

        assertThatThrownBy(() -> ENGINE.fire(foreign)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Adviser(BUILT_IN.rulebook()).advise("x", foreign, List.of()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static Intake client(Random random) {
        Generated generated = new Generated(random);
        return random.nextInt(3) == 0 ? generated.intake(VOCABULARY) : generated.nearlyHealthy(VOCABULARY);
    }
}
