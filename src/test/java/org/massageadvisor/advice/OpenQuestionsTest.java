package org.massageadvisor.advice;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.massageadvisor.Disposition;
import org.massageadvisor.Generated;
import org.massageadvisor.MassageAdvisor;
import org.massageadvisor.OpenQuestion;
import org.massageadvisor.Recommendation;
import org.massageadvisor.advice.Clause.Standing;
import org.massageadvisor.engine.FiredRule;
import org.massageadvisor.engine.RuleEngine;
import org.massageadvisor.intake.Answer;
import org.massageadvisor.intake.Intake;
import org.massageadvisor.intake.IntakeCheck;
import org.massageadvisor.rulebook.AnswerType;
import org.massageadvisor.rulebook.Answers;
import org.massageadvisor.rulebook.Condition;
import org.massageadvisor.rulebook.Dependence;
import org.massageadvisor.rulebook.Finding;
import org.massageadvisor.rulebook.NumberRange;
import org.massageadvisor.rulebook.Rule;
import org.massageadvisor.rulebook.Rulebook;
import org.massageadvisor.rulebook.Truth;

/** What is asked, and what a settled advice promises. */
class OpenQuestionsTest {
    private static final MassageAdvisor BUILT_IN = MassageAdvisor.builtIn();

    @Property(tries = 150)
    void everyAnswerThatAloneMakesItMoreUrgentIsAskedForAndForetold(@ForAll Random random) {
        Generated generated = new Generated(random);
        MassageAdvisor advisor = MassageAdvisor.of(generated.rulebook());
        for (int i = 0; i < 5; i++) {
            everyAnswerThatMattersIsAskedFor(
                    advisor, generated.intake(advisor.rulebook().vocabulary()));
        }
    }

    @Property(tries = 40)
    void theSameHoldsForTheBuiltInRulebook(@ForAll Random random) {
        Generated generated = new Generated(random);
        everyAnswerThatMattersIsAskedFor(
                BUILT_IN, generated.nearlyHealthy(BUILT_IN.rulebook().vocabulary()));
        everyAnswerThatMattersIsAskedFor(
                BUILT_IN, generated.intake(BUILT_IN.rulebook().vocabulary()));
    }

    private static void everyAnswerThatMattersIsAskedFor(MassageAdvisor advisor, Intake intake) {
        Recommendation before = advisor.advise(intake);
        Answers answers = IntakeCheck.check(intake, advisor.rulebook().vocabulary());
        for (Finding finding : advisor.rulebook().vocabulary().findings()) {
            if (finding.isDerived() || answers.isAnswered(finding)) {
                continue;
            }
            for (Answer answer : possibleAnswers(finding, advisor.rulebook())) {
                Intake further = with(intake, finding, answer);
                Recommendation after = advisor.advise(further);
                if (!contradicts(advisor.rulebook(), answers, further)
                        && after.disposition().isMoreUrgentThan(before.disposition())) {
                    Optional<OpenQuestion> asked = before.openQuestions().stream()
                            .filter(question -> question.code().equals(finding.code()))
                            .findFirst();
                    assertThat(asked).as(finding + " = " + answer.text()).isPresent();
                    assertThat(after.disposition().isMoreUrgentThan(asked.get().couldLeadTo()))
                            .as(finding + " = " + answer.text() + " leads to " + after.disposition() + ", foretold "
                                    + asked.get())
                            .isFalse();
                    assertThat(before.settled()).isFalse();
                    assertThat(after.disposition().isMoreUrgentThan(before.atMost()))
                            .isFalse();
                }
            }
        }
    }

    @Property(tries = 200)
    void whateverElseIsAnsweredNothingMoreUrgentComesThanWasForetold(@ForAll Random random) {
        Generated generated = new Generated(random);
        MassageAdvisor advisor = MassageAdvisor.of(generated.rulebook());
        for (int i = 0; i < 10; i++) {
            nothingWorseComes(advisor, generated.intake(advisor.rulebook().vocabulary()), generated, 10);
        }
    }

    @Property(tries = 12)
    void settledAdviceOfTheBuiltInRulebookHoldsAgainstASearchForWorse(@ForAll Random random) {
        Generated generated = new Generated(random);
        Rulebook rulebook = BUILT_IN.rulebook();
        Intake intake = generated.nearlyHealthy(rulebook.vocabulary());
        Answers full = generated.completion(IntakeCheck.check(intake, rulebook.vocabulary()));
        // Answers are taken away from a full intake as long as it stays settled: so little is known, and yet it must
        // hold.
        Intake settled = Generated.intakeOf(full);
        if (contradicts(rulebook, new Answers.Builder(rulebook.vocabulary()).build(), settled)) {
            return;
        }
        List<String> codes = new ArrayList<>(settled.answers().keySet());
        for (int i = 0; i < 60; i++) {
            Map<String, Answer> fewer = new LinkedHashMap<>(settled.answers());
            fewer.remove(codes.get(random.nextInt(codes.size())));
            Intake candidate = new Intake(null, fewer, settled.screened());
            settled = BUILT_IN.advise(candidate).settled() ? candidate : settled;
        }
        nothingWorseComes(BUILT_IN, settled, generated, 20);
        nothingWorseComesStepByStep(BUILT_IN, settled);
    }

    private static void nothingWorseComes(MassageAdvisor advisor, Intake intake, Generated generated, int tries) {
        Rulebook rulebook = advisor.rulebook();
        Recommendation before = advisor.advise(intake);
        Answers answers = IntakeCheck.check(intake, rulebook.vocabulary());
        for (int i = 0; i < tries; i++) {
            Intake completion = Generated.intakeOf(generated.completion(answers));
            if (!contradicts(rulebook, answers, completion)) {
                assertThat(advisor.advise(completion).disposition().isMoreUrgentThan(before.atMost()))
                        .as("at most " + before.atMost() + " was foretold for " + intake + ", not so for " + completion)
                        .isFalse();
            }
        }
    }

    /**
     * Tries every answer to every open question, and goes on with the one that looks worst: the most urgent disposition, then the most urgent
     * one still possible, then the most questions open.
     */
    private static void nothingWorseComesStepByStep(MassageAdvisor advisor, Intake settled) {
        Disposition promised = advisor.advise(settled).disposition();
        Intake worst = settled;
        for (int step = 0; step < 6; step++) {
            Answers answers = IntakeCheck.check(worst, advisor.rulebook().vocabulary());
            List<Intake> candidates = new ArrayList<>();
            for (Finding finding : advisor.rulebook().vocabulary().findings()) {
                if (!finding.isDerived() && !answers.isAnswered(finding)) {
                    for (Answer answer : possibleAnswers(finding, advisor.rulebook())) {
                        Intake candidate = with(worst, finding, answer);
                        if (!contradicts(advisor.rulebook(), answers, candidate)) {
                            candidates.add(candidate);
                        }
                    }
                }
            }
            worst = candidates.stream()
                    .min(Comparator.comparing(
                                    (Intake each) -> advisor.advise(each).disposition())
                            .thenComparing(each -> advisor.advise(each).atMost())
                            .thenComparing(each ->
                                    -advisor.advise(each).openQuestions().size()))
                    .orElse(worst);
            assertThat(advisor.advise(worst).disposition().isMoreUrgentThan(promised))
                    .as(worst + " though settled: " + settled)
                    .isFalse();
        }
    }

    @Property(tries = 100)
    void goingOnFromOneIntakeToAnotherJudgesEveryRuleAsIfAnew(@ForAll Random random) {
        Generated generated = new Generated(random);
        Rulebook rulebook = random.nextInt(5) == 0 ? BUILT_IN.rulebook() : generated.rulebook();
        Stakes stakes = new Stakes(rulebook);
        Outlook outlook = Outlook.beforeAnyAnswer(stakes);
        for (int step = 0; step < 5; step++) {
            Answers answers = IntakeCheck.check(generated.intake(rulebook.vocabulary()), rulebook.vocabulary());
            outlook = outlook.after(answers);
            Outlook anew = Outlook.judged(stakes, answers);
            for (int rule = 0; rule < rulebook.rules().size(); rule++) {
                assertThat(standing(outlook, rule)).isEqualTo(standing(anew, rule));
                assertThat(outlook.open(rule)).isEqualTo(anew.open(rule));
                assertThat(outlook.decisive(rule)).isEqualTo(anew.decisive(rule));
                assertStandsAsItsConditionSays(outlook, rule, rulebook.rules().get(rule));
            }
        }
    }

    /** The findings of a condition are told apart by the bits of a number, which has 32. */
    @Property(tries = 300)
    void conditionsOfMoreFindingsThanANumberHasBitsAreJudgedAlike(
            @ForAll @IntRange(min = 28, max = 36) int size, @ForAll Random random) {
        List<Finding> findings = BUILT_IN.rulebook().vocabulary().findings().stream()
                .filter(finding -> finding.type() instanceof AnswerType.YesNo)
                .limit(size)
                .toList();
        List<Condition> parts = new ArrayList<>();
        for (Finding finding : findings) {
            parts.add(random.nextInt(3) == 0 ? new Condition.No(finding) : new Condition.Yes(finding));
        }
        int cut = random.nextInt(size);
        Condition both = random.nextBoolean()
                ? new Condition.Any(
                        List.of(new Condition.All(parts.subList(0, cut)), new Condition.Any(parts.subList(cut, size))))
                : new Condition.All(
                        List.of(new Condition.Any(parts.subList(0, cut)), new Condition.All(parts.subList(cut, size))));
        Answers.Builder answers = new Answers.Builder(BUILT_IN.rulebook().vocabulary());
        for (Finding finding : findings) {
            switch (random.nextInt(20)) {
                case 0 -> answers.yes(finding);
                case 1 -> answers.no(finding);
                default -> {}
            }
        }
        Answers given = answers.build();
        Clause clause = new Clause(both, false, BUILT_IN.rulebook().vocabulary());
        Dependence dependence = new Dependence(given);
        BitSet open = new BitSet();
        clause.addOpen(clause.judge(given), given, dependence, open);
        BitSet decisive = new BitSet();
        clause.addDecisive(clause.judge(given), given, dependence, decisive);

        assertThat(open).isEqualTo(dependence.open(both));
        assertThat(decisive).isEqualTo(dependence.decisive(both));
    }

    private static Standing standing(Outlook outlook, int rule) {
        return outlook.standing(outlook.stakes().clauseOf(rule));
    }

    @Property(tries = 200)
    void theListedQuestionsAreTheSameWhetherOrNotThoseForThePlanAreSoughtToo(@ForAll Random random) {
        Generated generated = new Generated(random);
        Rulebook rulebook = random.nextInt(5) == 0 ? BUILT_IN.rulebook() : generated.rulebook();
        RuleEngine engine = RuleEngine.build(rulebook);
        Adviser adviser = new Adviser(rulebook);
        for (int client = 0; client < 5; client++) {
            Answers answers = IntakeCheck.check(generated.intake(rulebook.vocabulary()), rulebook.vocabulary());
            List<FiredRule> fired = engine.fire(answers);
            assertThat(adviser.advise("id", answers, fired))
                    .isEqualTo(adviser.assess("id", answers, fired).recommendation());
        }
    }

    /** The long way: the condition itself in three-valued logic, without anything that is kept. */
    private static void assertStandsAsItsConditionSays(Outlook outlook, int place, Rule rule) {
        Condition when = rule.when();
        Truth truth = when.truth(outlook.answers());
        boolean isOpen = truth == Truth.UNKNOWN;
        boolean holds = when.holds(outlook.answers());
        Standing standing = standing(outlook, place);
        assertThat(standing == Standing.FIRES_FOR_CERTAIN).isEqualTo(truth == Truth.TRUE);
        assertThat(standing == Standing.FIRES_SO_FAR).isEqualTo(isOpen && holds);
        assertThat(standing == Standing.COULD_FIRE).isEqualTo(isOpen && !holds && !rule.isContradiction());
        if (standing.isOpen()) {
            Dependence dependence = new Dependence(outlook.answers());
            assertThat(outlook.open(place)).as(when.text()).isEqualTo(dependence.open(when));
            assertThat(outlook.decisive(place)).as(when.text()).isEqualTo(dependence.decisive(when));
        } else {
            assertThat(outlook.open(place).isEmpty()).as(when.text()).isTrue();
            assertThat(outlook.decisive(place).isEmpty()).as(when.text()).isTrue();
        }
    }

    @Example
    void theTrimesterIsAskedOfAPregnantClientAlone() {
        assertThat(asked(Intake.builder().yes("LOWER_BACK_PAIN").yes("PREGNANT")))
                .contains("TRIMESTER");
        assertThat(asked(Intake.builder().yes("LOWER_BACK_PAIN").no("PREGNANT")))
                .doesNotContain("TRIMESTER");
    }

    @Example
    void hoursAreAskedOnlyAfterAnInjury() {
        Intake.Builder healthy = desk().no("MINOR_INJURY");
        assertThat(asked(healthy.no("ACUTE_SEVERE_INJURY"))).doesNotContain("HOURS_SINCE_INJURY");
        assertThat(asked(desk().no("MINOR_INJURY").yes("ACUTE_SEVERE_INJURY"))).contains("HOURS_SINCE_INJURY");
    }

    @Example
    void whatCouldLiftTheReviewIsListedLast() {
        Recommendation advice =
                BUILT_IN.advise(desk().number("SYSTOLIC_BP", 165).build());

        assertThat(advice.disposition()).isEqualTo(Disposition.MEDICAL_REVIEW_BEFORE_MASSAGE);
        OpenQuestion last = advice.openQuestions().get(advice.openQuestions().size() - 1);
        assertThat(last.code()).isEqualTo("CLINICIAN_CLEARED_MASSAGE");
        assertThat(last.couldLift()).isTrue();
        assertThat(last.core()).isFalse();
    }

    @Example
    void anAnswerUnknownLeavesTheQuestionOpenAndSaysThatItWasAsked() {
        Recommendation advice = BUILT_IN.advise(
                Intake.builder().yes("LOWER_BACK_PAIN").unknown("FEVER_CHILLS").build());

        assertThat(advice.openQuestions())
                .filteredOn(question -> question.code().equals("FEVER_CHILLS"))
                .singleElement()
                .satisfies(question -> assertThat(question.declined()).isTrue());
    }

    @Example
    void inAnEmergencyNothingIsAskedThatCannotHelp() {
        Recommendation advice = BUILT_IN.advise(
                Intake.builder().yes("CHEST_PAIN").yes("LOWER_BACK_PAIN").build());

        assertThat(advice.disposition()).isEqualTo(Disposition.EMERGENCY_CARE);
        assertThat(advice.openQuestions()).allMatch(OpenQuestion::core);
    }

    /** A client with an aching low back who answered every core question, and nothing is wrong. */
    private static Intake.Builder desk() {
        Intake.Builder intake = Intake.builder().yes("LOWER_BACK_PAIN").number("AGE_YEARS", 40);
        for (Finding finding : BUILT_IN.rulebook().vocabulary().findings()) {
            boolean core = finding.coreScreen() != org.massageadvisor.rulebook.CoreScreen.NEVER;
            if (core && finding.type() instanceof AnswerType.YesNo) {
                intake.no(finding.code());
            }
        }
        return intake.number("PAIN_SCORE", 3).number("PAIN_DURATION_WEEKS", 2);
    }

    private static List<String> asked(Intake.Builder intake) {
        return BUILT_IN.advise(intake.build()).openQuestions().stream()
                .map(OpenQuestion::code)
                .toList();
    }

    private static boolean contradicts(Rulebook rulebook, Answers before, Intake further) {
        Answers after = IntakeCheck.check(further, rulebook.vocabulary());
        return rulebook.rules().stream()
                .filter(Rule::isContradiction)
                .anyMatch(rule -> rule.when().holds(after) && !rule.when().holds(before));
    }

    /** One answer of each kind that the rules can tell from the others. */
    private static List<Answer> possibleAnswers(Finding finding, Rulebook rulebook) {
        if (finding.type() instanceof AnswerType.Quantity range) {
            return NumberRange.of(finding, range, rulebook).stream()
                    .<Answer>map(each -> new Answer.Quantity(each.example()))
                    .toList();
        }
        if (finding.type() instanceof AnswerType.Choice choice) {
            return choice.choices().stream().<Answer>map(Answer.Choice::new).toList();
        }
        return List.of(Answer.Word.YES, Answer.Word.NO);
    }

    private static Intake with(Intake intake, Finding finding, Answer answer) {
        Map<String, Answer> answers = new LinkedHashMap<>(intake.answers());
        answers.put(finding.code(), answer);
        return new Intake(intake.id(), answers, intake.screened());
    }
}
