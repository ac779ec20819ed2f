package org.massageadvisor.rulebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.massageadvisor.Generated;
import org.massageadvisor.reading.RulebookReader;
import org.massageadvisor.table.TableSource;

class RulebookTest {
    private static final Rulebook BUILT_IN = RulebookReader.read(TableSource.builtIn());

    @ParameterizedTest
    @MethodSource
    void nothingInARulebookCanBeChanged(Collection<?> part) {
        assertThatThrownBy(part::clear).isInstanceOf(UnsupportedOperationException.class);
    }

    static Stream<Collection<?>> nothingInARulebookCanBeChanged() {
        Vocabulary vocabulary = BUILT_IN.vocabulary();
        Rule rule = BUILT_IN.rules().get(0);
        return Stream.of(
                BUILT_IN.rules(),
                BUILT_IN.evidence().values(),
                vocabulary.findings(),
                vocabulary.groups(),
                vocabulary.group("red-flag"),
                BUILT_IN.outcomes().all(),
                BUILT_IN.outcomes().groups(),
                BUILT_IN.outcomes().group(Outcome.SELF_MASSAGE),
                BUILT_IN.outcomes().get("PRESSURE_LIGHT").shown(),
                rule.gives(),
                rule.excludes(),
                rule.sources());
    }

    @Test
    void noRuleMayHideAnUrgentDispositionHoweverTheRulebookWasMade() {
        Outcome urgent = BUILT_IN.outcomes().get("URGENT_MEDICAL_CARE");
        Outcome review = BUILT_IN.outcomes().get("MEDICAL_REVIEW_BEFORE_MASSAGE");

        assertThatThrownBy(() -> with(excluding(urgent))).hasMessage("hides may not exclude URGENT_MEDICAL_CARE");
        assertThatThrownBy(() -> with(excluding(review)))
                .hasMessage("hides may not exclude MEDICAL_REVIEW_BEFORE_MASSAGE");
    }

    @Test
    void noTwoRulesMayShareAnId() {
        assertThatThrownBy(() -> with(BUILT_IN.rules().get(0))).hasMessageStartingWith("two rules ");
    }

    @Test
    void codeThatDiffersMayNotShareAName() {
        Rule first = BUILT_IN.rules().get(0);
        Rule one = computed("one", first, answers -> true);
        Rule other = computed("other", first, answers -> false);

        assertThatThrownBy(() -> of(List.of(one, other))).hasMessage("two different conditions called not drl(same)");
    }

    @Test
    void codeMayNotTakeTheNameOfAnotherCondition() {
        Rule first = BUILT_IN.rules().get(0);
        Finding pain = Objects.requireNonNull(BUILT_IN.vocabulary().find("CHEST_PAIN"));
        Rule plain = rule("plain", first, new Condition.Yes(pain));
        Rule code = rule("code", first, new Condition.Computed("CHEST_PAIN", List.of(), answers -> true));
        Rule within = rule("within", first, new Condition.Not(code.when()));

        for (Rule named : List.of(code, within)) {
            assertThatThrownBy(() -> of(List.of(plain, named)))
                    .hasMessage("two different conditions called CHEST_PAIN");
        }
    }

    @Test
    void conditionsThatOnlyReadAlikeAreNotTakenForEachOther() {
        Rule like = BUILT_IN.rules().get(0);
        Finding site = finding(0, "SITE", new AnswerType.Choice(List.of("A, B", "C", "A", "B, C")));
        Finding either = finding(1, "X or Y", new AnswerType.YesNo());
        Finding one = finding(2, "X", new AnswerType.YesNo());
        Finding other = finding(3, "Y", new AnswerType.YesNo());
        Vocabulary vocabulary = new Vocabulary(List.of(site, either, one, other), Map.of());
        List<List<Condition>> pairs = List.of(
                List.of(
                        new Condition.OneOf(site, List.of("A, B", "C")),
                        new Condition.OneOf(site, List.of("A", "B, C"))),
                List.of(
                        new Condition.Yes(either),
                        new Condition.Any(List.of(new Condition.Yes(one), new Condition.Yes(other)))));

        for (List<Condition> pair : pairs) {
            assertThatThrownBy(() ->
                            of(vocabulary, List.of(rule("one", like, pair.get(0)), rule("other", like, pair.get(1)))))
                    .hasMessage("two different conditions called " + pair.get(0).text());
        }
    }

    @Test
    void conditionsThatDifferInBracketsAloneAreTheSame() {
        Rule like = BUILT_IN.rules().get(0);
        List<Condition> parts =
                BUILT_IN.rules().stream().map(Rule::when).limit(3).toList();
        Condition flat = new Condition.All(parts);
        Condition nested = new Condition.All(
                List.of(new Condition.All(parts.subList(0, 2)), new Condition.All(parts.subList(2, 3))));

        assertThat(nested.text()).isEqualTo(flat.text());
        assertThat(of(List.of(rule("flat", like, flat), rule("nested", like, nested)))
                        .rules())
                .hasSize(2);
        Condition always = new Condition.All(List.of());
        Condition also =
                new Condition.Yes(Objects.requireNonNull(BUILT_IN.vocabulary().find(Finding.ALWAYS)));
        List<Rule> alike = List.of(
                rule("always", like, always),
                rule("also", like, also),
                rule("never", like, new Condition.Any(List.of())),
                rule("not", like, new Condition.Not(also)));
        assertThat(of(alike).rules()).hasSize(4);
    }

    @Test
    void noRuleMayAskForAFindingOfAnotherVocabulary() {
        Rule like = BUILT_IN.rules().get(0);
        Finding alien = finding(3, "CHEST_PAIN", new AnswerType.YesNo());

        assertThatThrownBy(() -> with(rule("alien", like, new Condition.Yes(alien))))
                .hasMessage("alien asks for CHEST_PAIN, which is of another vocabulary");
        assertThatThrownBy(() -> new Vocabulary(
                        List.of(finding(0, "D", new AnswerType.Derived())), Map.of("D", new Condition.Yes(alien))))
                .hasMessage("D asks for CHEST_PAIN, which is of another vocabulary");
    }

    private static Rule computed(String id, Rule like, Predicate<Answers> test) {
        return rule(id, like, new Condition.Not(new Condition.Computed("drl(same)", List.of(), test)));
    }

    private static Rule rule(String id, Rule like, Condition when) {
        return new Rule(id, when, like.gives(), List.of(), "", like.sources(), "", like.where());
    }

    @Test
    void aConditionMustFitTheTypeOfItsFinding() {
        Finding yesNo = Objects.requireNonNull(BUILT_IN.vocabulary().find("FEVER_CHILLS"));
        Finding number = Objects.requireNonNull(BUILT_IN.vocabulary().find("PAIN_SCORE"));
        Finding derived = Objects.requireNonNull(BUILT_IN.vocabulary().find("ANY_PAIN"));

        assertThatThrownBy(() -> new Condition.Compare(yesNo, Comparison.MORE, 1))
                .hasMessage("FEVER_CHILLS is not a number");
        assertThatThrownBy(() -> new Condition.Yes(number)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Condition.No(derived)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Condition.Unknown(derived)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Condition.OneOf(yesNo, List.of("A"))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void derivedFindingsMayDependOnEachOtherAsDeepAsTheyLike() {
        int depth = 20_000;
        List<Finding> findings = new ArrayList<>();
        findings.add(finding(0, "ASKED", new AnswerType.YesNo()));
        Map<String, Condition> definitions = new java.util.HashMap<>();
        for (int i = 1; i <= depth; i++) {
            findings.add(finding(i, "D" + i, new AnswerType.Derived()));
            Condition.Yes before = new Condition.Yes(findings.get(i - 1));
            definitions.put("D" + i, new Condition.All(List.of(before, before)));
        }
        Vocabulary vocabulary = new Vocabulary(findings, definitions);
        Dependence dependence = new Dependence(new Answers.Builder(vocabulary).build());

        assertThat(dependence.open(new Condition.Yes(findings.get(depth))).stream())
                .containsOnly(0);
    }

    private static Finding finding(int index, String code, AnswerType type) {
        return new Finding(index, code, "g", "l", "q", type, CoreScreen.NEVER, false, List.of(), List.of(), List.of());
    }

    private static Rule excluding(Outcome outcome) {
        Condition always =
                new Generated(new Random(1)).condition(BUILT_IN.vocabulary().findings(), 0);
        return new Rule(
                "hides", always, List.of(), List.of(outcome), "Why.", List.of(), "", Origin.line("test.csv", 1));
    }

    private static Rulebook with(Rule rule) {
        List<Rule> rules = new ArrayList<>(BUILT_IN.rules());
        rules.add(rule);
        return of(rules);
    }

    private static Rulebook of(List<Rule> rules) {
        return of(BUILT_IN.vocabulary(), rules);
    }

    private static Rulebook of(Vocabulary vocabulary, List<Rule> rules) {
        return new Rulebook(BUILT_IN.edition(), vocabulary, BUILT_IN.outcomes(), BUILT_IN.evidence(), rules);
    }
}
