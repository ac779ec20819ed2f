package org.massageadvisor.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.massageadvisor.Conclusion;
import org.massageadvisor.Disposition;
import org.massageadvisor.MassageAdvisor;
import org.massageadvisor.Recommendation;
import org.massageadvisor.intake.IntakeCheck;
import org.massageadvisor.review.WorkedClient;
import org.massageadvisor.rulebook.AnswerType;
import org.massageadvisor.rulebook.Answers;
import org.massageadvisor.rulebook.Finding;
import org.massageadvisor.rulebook.Outcome;
import org.massageadvisor.rulebook.Rule;

/** The worked clients of rules/cases, on the rulebook of rules/. */
class WorkedClientsTest {
    private static final MassageAdvisor ADVISOR = MassageAdvisor.load(WorkedClients.RULES);
    private static final List<WorkedClient> ALL = WorkedClients.all();
    private static final Map<String, WorkedClient> BY_ID =
            ALL.stream().collect(Collectors.toMap(WorkedClient::id, client -> client));

    @ParameterizedTest
    @MethodSource("all")
    void eachClientGetsTheAdviceThatItsAuthorExpects(WorkedClient client) {
        Recommendation advice = ADVISOR.advise(client.intake());

        Set<String> known =
                ADVISOR.rulebook().outcomes().all().stream().map(Outcome::code).collect(Collectors.toSet());
        assertThat(Stream.concat(client.must().stream(), client.mustNot().stream()))
                .allMatch(code -> matches(code, known), "known");
        assertThat(advice.disposition()).isEqualTo(client.disposition());
        Set<String> codes = advice.conclusions().stream().map(Conclusion::code).collect(Collectors.toSet());
        assertThat(client.must()).allMatch(code -> matches(code, codes), "in force");
        assertThat(client.mustNot()).noneMatch(code -> matches(code, codes));
    }

    @ParameterizedTest
    @MethodSource("referringOrPostponing")
    void eachRedFlagAndContraindicationHasAClientForWhomItFiresAndANearMissOneAnswerAway(Rule rule) {
        WorkedClient fires = Objects.requireNonNull(BY_ID.get(rule.id()), () -> "no case " + rule.id());
        WorkedClient nearMiss = Objects.requireNonNull(
                BY_ID.get(rule.id() + "-near-miss"), () -> "no case " + rule.id() + "-near-miss");

        assertThat(rule.when().holds(answers(fires))).as(fires.toString()).isTrue();
        assertThat(rule.when().holds(answers(nearMiss))).as(nearMiss.toString()).isFalse();
        assertThat(differing(answers(fires), answers(nearMiss)))
                .as("answers that differ between %s and its near miss", rule.id())
                .hasSize(1);
    }

    @Test
    void everyRuleFiresForSomeClient() {
        Set<String> fired = new HashSet<>();
        for (WorkedClient client : ALL) {
            Answers answers = answers(client);
            ADVISOR.rulebook().rules().stream()
                    .filter(rule -> rule.when().holds(answers))
                    .forEach(rule -> fired.add(rule.id()));
        }
        Set<String> silent = new TreeSet<>();
        ADVISOR.rulebook().rules().forEach(rule -> silent.add(rule.id()));
        silent.removeAll(fired);
        assertThat(silent).isEmpty();
    }

    @Test
    void everyDispositionHasClients() {
        assertThat(ALL.stream().map(WorkedClient::disposition).collect(Collectors.toSet()))
                .containsExactlyInAnyOrder(Disposition.values());
    }

    static Stream<WorkedClient> all() {
        return ALL.stream();
    }

    static Stream<Rule> referringOrPostponing() {
        return ADVISOR.rulebook().rules().stream().filter(rule -> rule.disposition()
                .filter(disposition -> disposition.rank() <= Disposition.NEEDS_MORE_INFORMATION.rank())
                .isPresent());
    }

    private static Answers answers(WorkedClient client) {
        return IntakeCheck.check(client.intake(), ADVISOR.rulebook().vocabulary());
    }

    private static List<Finding> differing(Answers a, Answers b) {
        List<Finding> differing = new ArrayList<>();
        for (Finding finding : a.vocabulary().findings()) {
            if (!finding.isDerived() && !value(finding, a).equals(value(finding, b))) {
                differing.add(finding);
            }
        }
        return differing;
    }

    private static Object value(Finding finding, Answers answers) {
        if (!answers.isAnswered(finding)) {
            return "unanswered";
        }
        if (finding.type() instanceof AnswerType.Quantity) {
            return answers.number(finding);
        }
        return finding.type() instanceof AnswerType.Choice ? answers.choice(finding) : answers.isYes(finding);
    }

    private static boolean matches(String pattern, Set<String> codes) {
        return pattern.endsWith("*")
                ? codes.stream().anyMatch(code -> code.startsWith(pattern.substring(0, pattern.length() - 1)))
                : codes.contains(pattern);
    }

    @Test
    void noTwoClientsShareAnId() {
        Map<String, String> places = new HashMap<>();
        ALL.forEach(client -> assertThat(places.put(client.id(), client.where()))
                .as(client.id())
                .isNull());
    }
}
