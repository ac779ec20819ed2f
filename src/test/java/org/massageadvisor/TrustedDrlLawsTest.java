package org.massageadvisor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.massageadvisor.intake.Answer;
import org.massageadvisor.intake.Intake;
import org.massageadvisor.intake.IntakeCheck;
import org.massageadvisor.interview.Interview;
import org.massageadvisor.json.RecommendationJson;
import org.massageadvisor.rulebook.Answers;
import org.massageadvisor.rulebook.Condition;
import org.massageadvisor.rulebook.ConditionParser;
import org.massageadvisor.rulebook.Evidence;
import org.massageadvisor.rulebook.Finding;
import org.massageadvisor.rulebook.Origin;
import org.massageadvisor.rulebook.Outcome;
import org.massageadvisor.rulebook.Rule;
import org.massageadvisor.rulebook.Rulebook;

/** A rule as DRL text against the equal rule of a table, for generated clients. */
class TrustedDrlLawsTest {
    private static final Rulebook BUILT_IN = MassageAdvisor.builtIn().rulebook();

    /** The same rule twice: among those of the tables, and as DRL text. */
    private record Pair(MassageAdvisor table, MassageAdvisor drl, Set<String> asked) {
        Rule added() {
            return table.rulebook().rules().stream()
                    .filter(rule -> BUILT_IN.rules().stream()
                            .noneMatch(known -> known.id().equals(rule.id())))
                    .findFirst()
                    .orElseThrow();
        }

        static Pair of(String then, String asks, String when, String inTable) {
            String drl = new DrlRule("extra")
                    .then(then)
                    .asks(asks)
                    .when("Client( " + when + " )")
                    .text();
            return new Pair(
                    MassageAdvisor.of(withRule(then, inTable)),
                    MassageAdvisor.of(BUILT_IN).withTrustedDrl("extra.drl", drl),
                    questionsBehind(asks));
        }

        private static Set<String> questionsBehind(String asks) {
            Set<String> questions = new HashSet<>();
            for (String code : asks.split("; ", -1)) {
                addQuestions(finding(code), questions);
            }
            return questions;
        }

        private static void addQuestions(Finding finding, Set<String> questions) {
            if (finding.isDerived()) {
                BUILT_IN.vocabulary().definition(finding).eachFinding(each -> addQuestions(each, questions));
            } else {
                questions.add(finding.code());
            }
        }

        private static Rulebook withRule(String then, String when) {
            Condition condition = Objects.requireNonNull(
                    ConditionParser.parse(when, BUILT_IN.vocabulary()).condition());
            List<Outcome> gives = new ArrayList<>();
            for (String code : then.split("; ", -1)) {
                gives.add(Objects.requireNonNull(BUILT_IN.outcomes().find(code)));
            }
            Evidence source = Objects.requireNonNull(BUILT_IN.evidence().get("G-17"));
            List<Rule> rules = new ArrayList<>(BUILT_IN.rules());
            rules.add(new Rule(
                    "extra",
                    condition,
                    gives,
                    List.of(),
                    "The score says so.",
                    List.of(source),
                    "",
                    Origin.line("extra.drl", 3)));
            return new Rulebook(
                    BUILT_IN.edition(), BUILT_IN.vocabulary(), BUILT_IN.outcomes(), BUILT_IN.evidence(), rules);
        }
    }

    private static final List<Pair> ON_ONE_FINDING = List.of(
            Pair.of("EMERGENCY_CARE", "FEVER_CHILLS", "isYes(\"FEVER_CHILLS\")", "FEVER_CHILLS"),
            Pair.of("POSTPONE_MASSAGE", "FEVER_CHILLS", "isNo(\"FEVER_CHILLS\")", "FEVER_CHILLS = no"),
            Pair.of(
                    "POSTPONE_MASSAGE; REF_GP_ROUTINE",
                    "HISTORY_OF_CANCER",
                    "!isYes(\"HISTORY_OF_CANCER\")",
                    "not HISTORY_OF_CANCER"),
            Pair.of("URGENT_MEDICAL_CARE", "PAIN_SCORE", "number(\"PAIN_SCORE\") >= 7", "PAIN_SCORE >= 7"),
            Pair.of("POSTPONE_MASSAGE", "SKIN_SITE", "choice(\"SKIN_SITE\") == \"PAIN_AREA\"", "SKIN_SITE = PAIN_AREA"),
            Pair.of("PRESSURE_LIGHT", "ANY_PAIN", "isYes(\"ANY_PAIN\")", "ANY_PAIN"),
            Pair.of("NEEDS_MORE_INFORMATION", "AGE_YEARS", "!isAnswered(\"AGE_YEARS\")", "unknown(AGE_YEARS)"));

    private static final List<Pair> ON_SEVERAL_FINDINGS = List.of(
            Pair.of(
                    "URGENT_MEDICAL_CARE",
                    "PAIN_SCORE; PAIN_DURATION_WEEKS",
                    "number(\"PAIN_SCORE\") >= 5, number(\"PAIN_DURATION_WEEKS\") > 6",
                    "PAIN_SCORE >= 5 and PAIN_DURATION_WEEKS > 6"),
            Pair.of(
                    "POSTPONE_MASSAGE",
                    "FEVER_CHILLS; ANY_PAIN; AGE_YEARS",
                    "isYes(\"FEVER_CHILLS\") || isYes(\"ANY_PAIN\") && number(\"AGE_YEARS\") < 50",
                    "FEVER_CHILLS or ANY_PAIN and AGE_YEARS < 50"));

    @Property(tries = 300)
    void onOneFindingTheAdviceAndTheOpenQuestionsAreThoseOfTheEqualRuleOfATable(@ForAll Random random) {
        for (Pair pair : ON_ONE_FINDING) {
            Intake intake = intake(random);

            assertThat(withoutDigest(pair.drl().advise(intake)))
                    .isEqualTo(withoutDigest(pair.table().advise(intake)));
        }
    }

    @Property(tries = 300)
    void onSeveralFindingsNoLessIsOpenAndWhatIsAdvisedIsTheSame(@ForAll Random random) {
        for (Pair pair : ON_SEVERAL_FINDINGS) {
            Intake intake = intake(random);
            Recommendation drl = pair.drl().advise(intake);
            Recommendation table = pair.table().advise(intake);

            assertThat(drl.disposition()).isEqualTo(table.disposition());
            assertThat(drl.conclusions())
                    .extracting(Conclusion::code)
                    .isEqualTo(
                            table.conclusions().stream().map(Conclusion::code).toList());
            assertThat(drl.excluded())
                    .extracting(Exclusion::code)
                    .isEqualTo(table.excluded().stream().map(Exclusion::code).toList());
            assertThat(drl.settled() && !table.settled()).isFalse();
            assertThat(table.atMost().isMoreUrgentThan(drl.atMost())).isFalse();
            assertThat(codes(drl)).containsAll(codes(table));
            Answers answers = IntakeCheck.check(intake, BUILT_IN.vocabulary());
            assertThat(codes(drl)).noneMatch(code -> answers.isAnswered(finding(code)));
            Set<String> more = new HashSet<>(codes(drl));
            more.removeAll(codes(table));
            // As long as a rule that fires might stop firing, what it rules out is not certain, and more is asked.
            if (!pair.added().when().holds(answers)) {
                assertThat(pair.asked()).containsAll(more);
            }
        }
    }

    @Property(tries = 300)
    void nothingMoreUrgentComesThanWasForetold(@ForAll Random random) {
        Generated generated = new Generated(random);
        for (Pair pair : ON_SEVERAL_FINDINGS) {
            Answers some = IntakeCheck.check(intake(random), BUILT_IN.vocabulary());
            Answers all = generated.completion(some);
            if (!contradictsItself(all)) {
                Recommendation now = pair.drl().advise(Generated.intakeOf(some));
                Recommendation later = pair.drl().advise(Generated.intakeOf(all));

                assertThat(later.disposition().isMoreUrgentThan(now.atMost())).isFalse();
            }
        }
    }

    @Property(tries = 15)
    void whoAnswersEveryQuestionEndsWithTheDispositionOfTheFullIntake(@ForAll Random random) {
        Intake full = new Generated(random).fullIntake(BUILT_IN.vocabulary());
        if (contradictsItself(IntakeCheck.check(full, BUILT_IN.vocabulary()))) {
            full = new Generated(random).healthy(BUILT_IN.vocabulary());
        }
        for (Pair pair : ON_SEVERAL_FINDINGS) {
            Interview interview = pair.drl().interview();
            while (interview.next().isPresent()) {
                String code = interview.next().get().code();
                assertThat(interview.intake().answers()).doesNotContainKey(code);
                interview = interview.answer(code, full.answers().getOrDefault(code, Answer.Word.UNKNOWN));
            }

            assertThat(interview.isSettled()).isTrue();
            assertThat(interview.recommendation().disposition())
                    .isEqualTo(pair.drl().advise(full).disposition());
        }
    }

    private static List<String> codes(Recommendation advice) {
        return advice.openQuestions().stream().map(OpenQuestion::code).toList();
    }

    private static Finding finding(String code) {
        return Objects.requireNonNull(BUILT_IN.vocabulary().find(code));
    }

    /** What is settled holds for further answers that do not contradict each other. */
    private static boolean contradictsItself(Answers answers) {
        return BUILT_IN.rules().stream()
                .anyMatch(rule -> rule.isContradiction() && rule.when().holds(answers));
    }

    private static Intake intake(Random random) {
        Generated generated = new Generated(random);
        return switch (random.nextInt(3)) {
            case 0 -> generated.intake(BUILT_IN.vocabulary());
            case 1 -> generated.healthy(BUILT_IN.vocabulary());
            default -> generated.nearlyHealthy(BUILT_IN.vocabulary());
        };
    }

    /** The whole recommendation, but for the findings of reasons: code names all that it reads, a table what was reported. */
    private static String withoutDigest(Recommendation advice) {
        return RecommendationJson.write(advice)
                .replaceAll("sha256:[0-9a-f]+", "")
                .replaceAll("(\"rule\":\"extra\"[^}]*\"findings\":)\\[[^]]*]", "$1[]");
    }
}
