package org.massageadvisor.advice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.statistics.Statistics;
import org.jspecify.annotations.Nullable;
import org.massageadvisor.Disposition;
import org.massageadvisor.Explanation;
import org.massageadvisor.Explanation.Asked;
import org.massageadvisor.Explanation.Derived;
import org.massageadvisor.Explanation.Group;
import org.massageadvisor.Explanation.Part;
import org.massageadvisor.Explanation.Standing;
import org.massageadvisor.Explanation.State;
import org.massageadvisor.Explanation.TracedRule;
import org.massageadvisor.Generated;
import org.massageadvisor.Mainstay;
import org.massageadvisor.MassageAdvisor;
import org.massageadvisor.Recommendation;
import org.massageadvisor.intake.Answer;
import org.massageadvisor.intake.Intake;
import org.massageadvisor.intake.IntakeCheck;
import org.massageadvisor.rulebook.AnswerType;
import org.massageadvisor.rulebook.Answers;
import org.massageadvisor.rulebook.Finding;
import org.massageadvisor.rulebook.Outcome;
import org.massageadvisor.rulebook.Rule;
import org.massageadvisor.rulebook.Rulebook;
import org.massageadvisor.rulebook.Vocabulary;

/** Why, why not, and what holds the advice. */
class ExplanationTest {
    private static final MassageAdvisor BUILT_IN = MassageAdvisor.builtIn();

    @Property(tries = 100)
    void everyPartSaysWhatWasFoundAndWhatIsNeededAndWhetherThatIsMet(@ForAll Random random) {
        Generated generated = new Generated(random);
        boolean builtIn = random.nextInt(10) == 0;
        MassageAdvisor advisor = builtIn ? BUILT_IN : MassageAdvisor.of(generated.rulebook());
        Rulebook rulebook = advisor.rulebook();
        for (int i = 0; i < 3; i++) {
            Intake intake = generated.intake(rulebook.vocabulary());
            Answers answers = IntakeCheck.check(intake, rulebook.vocabulary());
            Recommendation advice = advisor.advise(intake);
            for (Outcome outcome : rulebook.outcomes().all()) {
                Explanation explanation = advisor.explain(intake, outcome.code());
                assertThat(explanation.isInForce())
                        .isEqualTo(advice.conclusion(outcome.code()).isPresent());
                Stream.concat(explanation.givenBy().stream(), explanation.excludedBy().stream())
                        .forEach(traced -> {
                            assertThat(traced.fires())
                                    .isEqualTo(rule(traced, rulebook).when().holds(answers));
                            assertThat(traced.condition().state() == State.MET).isEqualTo(traced.fires());
                            checkStates(traced.condition(), answers);
                        });
            }
        }
    }

    private static void checkStates(Part part, Answers answers) {
        boolean met = part.state() == State.MET;
        if (part instanceof Group group) {
            group.parts().forEach(each -> checkStates(each, answers));
            assertThat(met)
                    .isEqualTo(
                            group.all()
                                    ? group.parts().stream().allMatch(each -> each.state() == State.MET)
                                    : group.parts().stream().anyMatch(each -> each.state() == State.MET));
        } else if (part instanceof Derived derived) {
            derived.parts().forEach(each -> checkStates(each, answers));
            assertThat(derived.parts()).allMatch(each -> each.state() == part.state());
            assertThat(derived.holds()).isEqualTo(answers.isYes(finding(derived.finding(), answers.vocabulary())));
            assertThat(met).isEqualTo(derived.holds() == derived.wanted());
        } else if (part instanceof Asked asked) {
            Finding finding = finding(asked.finding(), answers.vocabulary());
            assertThat(met).as(part.toString()).isEqualTo(meets(asked.needed(), finding, answer(finding, answers)));
            assertThat(!met && !answers.isAnswered(finding)).isEqualTo(part.state() == State.UNANSWERED);
        }
    }

    private static Finding finding(String code, Vocabulary vocabulary) {
        return Objects.requireNonNull(vocabulary.find(code), code);
    }

    @Property(tries = 300)
    void whoeverMeetsAllNamedConditionsOfARuleMakesItFire(@ForAll Random random) {
        Generated generated = new Generated(random);
        boolean builtIn = random.nextInt(4) == 0;
        MassageAdvisor advisor = builtIn ? BUILT_IN : MassageAdvisor.of(generated.rulebook());
        Rulebook rulebook = advisor.rulebook();
        Intake intake = generated.intake(rulebook.vocabulary());
        Answers answers = IntakeCheck.check(intake, rulebook.vocabulary());
        for (Rule rule : rulebook.rules()) {
            if (rule.when().holds(answers)) {
                continue;
            }
            TracedRule traced = new Tracer(answers).trace(rule);
            Map<Finding, List<String>> needed = new LinkedHashMap<>();
            boolean isClear = require(traced.condition(), needed, rulebook, random);
            Answers.Builder changed = answers.change();
            for (Map.Entry<Finding, List<String>> each : needed.entrySet()) {
                isClear = isClear && answerThatMeets(each.getKey(), each.getValue(), changed, random);
            }
            Statistics.label("rules").collect(isClear ? "met" : "cannot be met this way");
            if (isClear) {
                assertThat(rule.when().holds(changed.build()))
                        .as(rule.when().text() + " with " + needed)
                        .isTrue();
            }
        }
        Statistics.label("rules").coverage(coverage -> coverage.check("met").percentage(share -> share > 50));
    }

    /** Collects what the parts need; of alternatives one. False if a part cannot be met by answers. */
    private static boolean require(Part part, Map<Finding, List<String>> needed, Rulebook rulebook, Random random) {
        if (part instanceof Group group) {
            List<Part> parts = group.parts();
            return group.all()
                    ? parts.stream().allMatch(each -> require(each, needed, rulebook, random))
                    : !parts.isEmpty() && require(parts.get(random.nextInt(parts.size())), needed, rulebook, random);
        }
        if (part instanceof Derived derived) {
            return derived.parts().isEmpty()
                    ? derived.state() == State.MET && derived.finding().equals(Finding.ALWAYS)
                    : require(derived.parts().get(0), needed, rulebook, random);
        }
        Asked asked = (Asked) part;
        needed.computeIfAbsent(finding(asked.finding(), rulebook.vocabulary()), key -> new ArrayList<>())
                .add(asked.needed());
        return true;
    }

    private static boolean answerThatMeets(
            Finding finding, List<String> needed, Answers.Builder answers, Random random) {
        List<@Nullable Object> candidates = new ArrayList<>();
        candidates.add(null);
        if (finding.type() instanceof AnswerType.Quantity range) {
            IntStream.rangeClosed(0, 400)
                    .mapToDouble(i -> range.min() + i)
                    .filter(range::allows)
                    .forEach(candidates::add);
            candidates.add(range.max());
        } else if (finding.type() instanceof AnswerType.Choice choice) {
            candidates.addAll(choice.choices());
        } else {
            candidates.addAll(List.of(true, false));
        }
        java.util.Collections.shuffle(candidates, random);
        for (@Nullable Object candidate : candidates) {
            if (needed.stream().allMatch(each -> meets(each, finding, candidate))) {
                if (candidate == null) {
                    answers.unanswered(finding);
                } else if (candidate instanceof Double number) {
                    answers.number(finding, number);
                } else if (candidate instanceof String choice) {
                    answers.choice(finding, choice);
                } else if (candidate.equals(true)) {
                    answers.yes(finding);
                } else {
                    answers.no(finding);
                }
                return true;
            }
        }
        return false;
    }

    private static @Nullable Object answer(Finding finding, Answers answers) {
        if (!answers.isAnswered(finding)) {
            return null;
        }
        if (finding.type() instanceof AnswerType.Quantity) {
            return answers.number(finding);
        }
        return finding.type() instanceof AnswerType.Choice ? answers.choice(finding) : answers.isYes(finding);
    }

    /** Reads what is needed as a person would. */
    private static boolean meets(String needed, Finding finding, @Nullable Object answer) {
        if (needed.endsWith(", or unanswered")) {
            return answer == null || meets(needed.replace(", or unanswered", ""), finding, answer);
        }
        if (needed.equals("unanswered")) {
            return answer == null;
        }
        if (needed.equals("an answer")) {
            return answer != null;
        }
        if (needed.startsWith("not ")) {
            return !meets(needed.substring("not ".length()), finding, answer);
        }
        if (answer instanceof Double number) {
            String[] words = needed.split(" ", -1);
            if (needed.endsWith(" or more")) {
                return number >= Double.parseDouble(words[0]);
            }
            if (needed.endsWith(" or less")) {
                return number <= Double.parseDouble(words[0]);
            }
            if (needed.startsWith("less than ")) {
                return number < Double.parseDouble(words[2]);
            }
            return needed.startsWith("more than ")
                    ? number > Double.parseDouble(words[2])
                    : number == Double.parseDouble(needed);
        }
        if (answer instanceof String choice) {
            return Arrays.asList(needed.split(" or ", -1)).contains(AnswerType.Choice.text(choice));
        }
        return answer != null && needed.equals(answer.equals(true) ? "yes" : "no");
    }

    @Property(tries = 200)
    void takingAwayAMainstayLowersTheUrgencyAndTakingAwayLessDoesNot(@ForAll Random random) {
        Generated generated = new Generated(random);
        boolean builtIn = random.nextInt(3) == 0;
        MassageAdvisor advisor = builtIn ? BUILT_IN : MassageAdvisor.of(generated.rulebook());
        Intake intake = Generated.intakeOf(IntakeCheck.check(
                builtIn
                        ? generated.nearlyHealthy(advisor.rulebook().vocabulary())
                        : generated.intake(advisor.rulebook().vocabulary()),
                advisor.rulebook().vocabulary()));
        Recommendation advice = advisor.advise(intake);
        Explanation explanation = advisor.explain(intake, advice.disposition().name());
        Statistics.label("mainstays").collect(explanation.mainstays().isEmpty() ? "none" : "some");
        Statistics.label("mainstays")
                .coverage(coverage -> coverage.check("some").percentage(share -> share > 30));
        for (Mainstay mainstay : explanation.mainstays()) {
            List<String> codes =
                    mainstay.answers().stream().map(Mainstay.Held::code).toList();
            assertThat(without(codes, intake, advisor)).isEqualTo(mainstay.without());
            assertThat(advice.disposition().isMoreUrgentThan(mainstay.without()))
                    .isTrue();
            for (Set<String> subset : properSubsets(codes)) {
                assertThat(advice.disposition().isMoreUrgentThan(without(subset, intake, advisor)))
                        .as(subset + " of " + codes)
                        .isFalse();
            }
        }
    }

    @Property(tries = 150)
    void noMainstayIsMissing(@ForAll Random random) {
        Generated generated = new Generated(random);
        MassageAdvisor advisor = MassageAdvisor.of(generated.rulebook());
        Intake all = Generated.intakeOf(IntakeCheck.check(
                generated.intake(advisor.rulebook().vocabulary()),
                advisor.rulebook().vocabulary()));
        List<String> kept = all.answers().keySet().stream().limit(9).toList();
        Map<String, Answer> few = new LinkedHashMap<>(all.answers());
        few.keySet().retainAll(kept);
        Intake intake = new Intake(null, few, Set.of());
        Disposition present = advisor.advise(intake).disposition();

        Set<Set<String>> lowering = new HashSet<>();
        for (Set<String> subset : subsets(kept)) {
            if (present.isMoreUrgentThan(without(subset, intake, advisor))) {
                lowering.add(subset);
            }
        }
        lowering.removeIf(
                set -> lowering.stream().anyMatch(other -> other.size() < set.size() && set.containsAll(other)));

        Explanation explanation = advisor.explain(intake, present.name());
        assertThat(explanation.mainstaysComplete()).isTrue();
        assertThat(explanation.mainstays().stream()
                        .map(mainstay -> Set.copyOf(mainstay.answers().stream()
                                .map(Mainstay.Held::code)
                                .toList())))
                .containsExactlyInAnyOrderElementsOf(lowering);
    }

    private static Disposition without(java.util.Collection<String> codes, Intake intake, MassageAdvisor advisor) {
        Map<String, Answer> fewer = new LinkedHashMap<>(intake.answers());
        fewer.keySet().removeAll(codes);
        return advisor.advise(new Intake(null, fewer, Set.of())).disposition();
    }

    private static List<Set<String>> properSubsets(List<String> codes) {
        List<String> few = codes.subList(0, Math.min(6, codes.size()));
        return subsets(few).stream().filter(set -> set.size() < codes.size()).toList();
    }

    private static List<Set<String>> subsets(List<String> codes) {
        List<Set<String>> subsets = new ArrayList<>();
        for (int bits = 0; bits < 1 << codes.size(); bits++) {
            Set<String> subset = new HashSet<>();
            for (int i = 0; i < codes.size(); i++) {
                if ((bits >> i & 1) == 1) {
                    subset.add(codes.get(i));
                }
            }
            subsets.add(subset);
        }
        return subsets;
    }

    @Example
    void onlyTheBloodPressureStandsBetweenThisClientAndAMassage() {
        Map<String, Answer> answers = new LinkedHashMap<>(new Generated(new Random(1))
                .healthy(BUILT_IN.rulebook().vocabulary())
                .answers());
        answers.put("SYSTOLIC_BP", new Answer.Quantity(165));
        Explanation explanation =
                BUILT_IN.explain(new Intake(null, answers, Set.of()), "MEDICAL_REVIEW_BEFORE_MASSAGE");

        assertThat(explanation.mainstays())
                .containsExactly(new Mainstay(
                        List.of(new Mainstay.Held(
                                "SYSTOLIC_BP", "Upper (systolic) blood pressure, recent reading", "165 mmHg", false)),
                        Disposition.MASSAGE_SUITABLE,
                        Disposition.MASSAGE_SUITABLE));
        assertThat(explanation.mainstaysComplete()).isTrue();
    }

    @Example
    void ageAndHistoryAreFixed() {
        Explanation explanation = BUILT_IN.explain(
                Intake.builder()
                        .yes("LOWER_BACK_PAIN")
                        .yes("HISTORY_OF_CANCER")
                        .yes("UNREMITTING_NIGHT_PAIN")
                        .build(),
                "URGENT_MEDICAL_CARE");

        assertThat(explanation.mainstays().stream().flatMap(mainstay -> mainstay.answers().stream()))
                .anyMatch(held -> held.code().equals("HISTORY_OF_CANCER") && held.fixed())
                .anyMatch(held -> held.code().equals("LOWER_BACK_PAIN") && !held.fixed());
    }

    @Example
    void whoHasEveryReasonAtOnceIsToldThatTheSearchEndedEarly() {
        Intake.Builder intake = Intake.builder();
        for (Finding finding : BUILT_IN.rulebook().vocabulary().findings()) {
            if (finding.type() instanceof AnswerType.YesNo) {
                intake.yes(finding.code());
            }
        }
        Explanation explanation = BUILT_IN.explain(intake.build(), "EMERGENCY_CARE");

        assertThat(explanation.standing()).isEqualTo(Standing.IN_FORCE);
        assertThat(explanation.mainstaysComplete()).isFalse();
    }

    @Example
    void eachWayNotToBeInForceHasItsName() {
        Map<String, Answer> healthy = new LinkedHashMap<>(new Generated(new Random(1))
                .healthy(BUILT_IN.rulebook().vocabulary())
                .answers());
        Intake well = new Intake(null, healthy, Set.of());
        healthy.put("ANTICOAGULANT", Answer.Word.YES);
        Intake thinner = new Intake(null, healthy, Set.of());
        healthy.put("CHEST_PAIN", Answer.Word.YES);
        Intake emergency = new Intake(null, healthy, Set.of());

        assertThat(BUILT_IN.explain(well, "MASSAGE_SUITABLE").standing()).isEqualTo(Standing.IN_FORCE);
        assertThat(BUILT_IN.explain(well, "SELF_MASSAGE_OK").standing()).isEqualTo(Standing.FOLLOWS);
        assertThat(BUILT_IN.explain(well, "PREC_LATEX_FREE").standing()).isEqualTo(Standing.NOT_ASKED_FOR);
        assertThat(BUILT_IN.explain(thinner, "TYPE_DEEP_TISSUE")).satisfies(explanation -> {
            assertThat(explanation.standing()).isEqualTo(Standing.EXCLUDED);
            assertThat(explanation.ruledOutBy()).contains("PRESSURE_LIGHT");
            assertThat(explanation.excludedBy()).isNotEmpty().allMatch(TracedRule::fires);
        });
        assertThat(BUILT_IN.explain(thinner, "PRESSURE_MODERATE")).satisfies(explanation -> {
            assertThat(explanation.standing()).isEqualTo(Standing.OUTRANKED);
            assertThat(explanation.outrankedBy()).isEqualTo("PRESSURE_LIGHT");
        });
        assertThat(BUILT_IN.explain(emergency, "MASSAGE_SUITABLE")).satisfies(explanation -> {
            assertThat(explanation.standing()).isEqualTo(Standing.OUTRANKED);
            assertThat(explanation.outrankedBy()).isEqualTo("EMERGENCY_CARE");
        });
        assertThat(BUILT_IN.explain(emergency, "TYPE_MANUAL").standing()).isEqualTo(Standing.HIDDEN);
    }

    @Example
    void anUnknownOutcomeIsNamedWithTheOneThatWasMaybeMeant() {
        assertThatThrownBy(() -> BUILT_IN.explain(Intake.builder().build(), "TYPE_DEEP_TISUE"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("unknown outcome TYPE_DEEP_TISUE; maybe TYPE_DEEP_TISSUE");
    }

    private static Rule rule(TracedRule traced, Rulebook rulebook) {
        return rulebook.rules().stream()
                .filter(rule -> rule.id().equals(traced.rule()))
                .findFirst()
                .orElseThrow();
    }
}
