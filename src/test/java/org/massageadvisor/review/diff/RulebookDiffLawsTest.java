package org.massageadvisor.review.diff;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.massageadvisor.Conclusion;
import org.massageadvisor.Disposition;
import org.massageadvisor.Exclusion;
import org.massageadvisor.Generated;
import org.massageadvisor.MassageAdvisor;
import org.massageadvisor.Reason;
import org.massageadvisor.Recommendation;
import org.massageadvisor.intake.Answer;
import org.massageadvisor.intake.Intake;
import org.massageadvisor.review.AcceptedChange;
import org.massageadvisor.review.Practice;
import org.massageadvisor.review.SmallChange;
import org.massageadvisor.review.solver.Effort;
import org.massageadvisor.rulebook.AnswerType;
import org.massageadvisor.rulebook.Answers;
import org.massageadvisor.rulebook.Condition;
import org.massageadvisor.rulebook.Finding;
import org.massageadvisor.rulebook.Rulebook;
import org.massageadvisor.rulebook.Vocabulary;

/** What is said about all clients holds for those that come along, and nothing that happens to them is missing. */
class RulebookDiffLawsTest {
    private static final Effort LONG_ENOUGH = Effort.ofMilliseconds(60_000);
    private static final int CLIENTS = 60;
    private static final Rulebook BUILT_IN = MassageAdvisor.builtIn().rulebook();

    /** Two rulebooks, and clients whom both advised. */
    private static final class Two {
        final Rulebook before;
        final Rulebook after;
        final Practice practiceBefore;
        final Practice practiceAfter;

        Two(Rulebook before, Rulebook after) {
            this.before = before;
            this.after = after;
            this.practiceBefore = new Practice(before);
            this.practiceAfter = new Practice(after);
        }

        Recommendation before(Intake intake) {
            return practiceBefore.recommend(answers(intake, before.vocabulary()));
        }

        Recommendation after(Intake intake) {
            return practiceAfter.recommend(answers(intake, after.vocabulary()));
        }

        /** A client who answers questions of either. */
        Intake client(Generated generated) {
            Map<String, Answer> answers = new LinkedHashMap<>();
            for (Vocabulary vocabulary : List.of(after.vocabulary(), before.vocabulary())) {
                generated.intake(vocabulary).answers().forEach(answers::putIfAbsent);
            }
            return new Intake(null, answers, Set.of());
        }
    }

    /** What a vocabulary understands of an intake. */
    private static Answers answers(Intake intake, Vocabulary vocabulary) {
        Answers.Builder answers = new Answers.Builder(vocabulary);
        for (Finding finding : vocabulary.findings()) {
            Answer answer = intake.answers().get(finding.code());
            AnswerType type = finding.type();
            if (type instanceof AnswerType.YesNo && answer == Answer.Word.YES) {
                answers.yes(finding);
            } else if (type instanceof AnswerType.YesNo && answer == Answer.Word.NO) {
                answers.no(finding);
            } else if (type instanceof AnswerType.Quantity quantity
                    && answer instanceof Answer.Quantity number
                    && quantity.allows(number.value())) {
                answers.number(finding, number.value());
            } else if (type instanceof AnswerType.Choice choice
                    && answer instanceof Answer.Choice chosen
                    && choice.choices().contains(chosen.code())) {
                answers.choice(finding, chosen.code());
            }
        }
        return answers.build();
    }

    /** Everything that a client is told, but for the questions: what is in force, in which words and why, and what is not to be. */
    private static List<Object> told(Recommendation advice) {
        List<Object> told = new ArrayList<>();
        for (Conclusion each : advice.conclusions()) {
            told.add(List.of(each.code(), each.label(), each.text(), reasons(each.because())));
        }
        for (Exclusion each : advice.excluded()) {
            told.add(List.of("!" + each.code(), reasons(each.because())));
        }
        return told;
    }

    private static Set<List<Object>> reasons(List<Reason> reasons) {
        return reasons.stream()
                .map(each -> List.<Object>of(each.rule(), each.reason(), each.sources()))
                .collect(Collectors.toSet());
    }

    @Property(tries = 80)
    void nothingThatHappensToAClientIsMissing_UnrelatedRulebooks(@ForAll Random random) {
        Generated generated = new Generated(random);
        assertExact(new Two(generated.rulebook(), generated.rulebook()), generated);
    }

    @Property(tries = 150)
    void nothingThatHappensToAClientIsMissing_OneThingChanged(@ForAll Random random) {
        Generated generated = new Generated(random);
        Rulebook before = generated.rulebook();
        assertExact(new Two(before, SmallChange.of(before, random)), generated);
    }

    @Property(tries = 25)
    void nothingThatHappensToAClientIsMissing_TheBuiltInRulebook(@ForAll Random random) {
        assertExact(new Two(BUILT_IN, SmallChange.of(BUILT_IN, random)), new Generated(random));
    }

    private static void assertExact(Two two, Generated generated) {
        DiffResult result = RulebookDiff.of(two.before, two.after, List.of(), LONG_ENOUGH);
        assertThat(result.isCertain()).as("defects " + result.defects()).isTrue();
        Map<ChangeKind, Integer> smallest = new EnumMap<>(ChangeKind.class);
        Map<Change, Boolean> said = new HashMap<>();
        for (KindFound kind : result.kinds()) {
            assertThat(kind.clients()).isNotEmpty();
            smallest.put(kind.kind(), kind.clients().get(0).intake().answers().size());
            kind.changes().forEach(each -> said.put(each.change(), each.open()));
            kind.clients().forEach(client -> assertShown(client, kind.kind(), two));
        }
        for (int i = 0; i < CLIENTS; i++) {
            Intake intake = two.client(generated);
            Recommendation old = two.before(intake);
            Recommendation now = two.after(intake);
            if (!told(old).equals(told(now))) {
                assertThat(result.isEquivalent()).isFalse();
            }
            for (Change change : changes(intake, old, now, two)) {
                assertThat(said).containsKey(change);
                assertThat(said.get(change)).isEqualTo(change.kind().isLessSafe());
                assertThat(smallest.get(change.kind()))
                        .isLessThanOrEqualTo(intake.answers().size());
            }
        }
    }

    private static void assertShown(AffectedClient client, ChangeKind kind, Two two) {
        assertThat(told(client.before())).isEqualTo(told(two.before(client.intake())));
        assertThat(told(client.after())).isEqualTo(told(two.after(client.intake())));
        assertThat(told(client.before()))
                .as(client.changes() + " of a client with " + client.intake().answers())
                .isNotEqualTo(told(client.after()));
        assertThat(client.changes()).anyMatch(each -> each.change().kind() == kind);
        boolean isLess = isLessCautious(client.before(), client.after());
        if (kind == ChangeKind.LESS_CAUTIOUS) {
            assertThat(isLess).isTrue();
        }
        if (kind == ChangeKind.OTHER_REASONS) {
            assertThat(codes(client.before())).isEqualTo(codes(client.after()));
        }
    }

    private static boolean isLessCautious(Recommendation before, Recommendation after) {
        int old = Disposition.PRECEDENCE.indexOf(before.disposition());
        int now = Disposition.PRECEDENCE.indexOf(after.disposition());
        return now > old || (now <= old && after.selfMassage().compareTo(before.selfMassage()) > 0);
    }

    private static Set<String> codes(Recommendation advice) {
        return advice.conclusions().stream().map(Conclusion::code).collect(Collectors.toSet());
    }

    private static List<Change> changes(Intake intake, Recommendation old, Recommendation now, Two two) {
        List<Change> changes = new ArrayList<>();
        Comparison.of(
                        new FactsOfOne(),
                        FactsOfOne.side(
                                two.before, old, two.practiceBefore.fired(answers(intake, two.before.vocabulary()))),
                        FactsOfOne.side(
                                two.after, now, two.practiceAfter.fired(answers(intake, two.after.vocabulary()))))
                .forEach((change, isTrue) -> {
                    if (isTrue) {
                        changes.add(change);
                    }
                });
        assertThat(changes.stream().anyMatch(each -> each.kind() == ChangeKind.LESS_CAUTIOUS))
                .isEqualTo(isLessCautious(old, now));
        assertThat(changes.isEmpty()).isEqualTo(told(old).equals(told(now)));
        return changes;
    }

    @Property(tries = 80)
    void aChangeIsOpenExactlyWhereNobodyAcceptedIt(@ForAll Random random) {
        Generated generated = new Generated(random);
        Two two = new Two(generated.rulebook(), generated.rulebook());
        Condition when = generated.condition(two.after.vocabulary().findings(), 2);
        List<AcceptedChange> accepted = List.of(
                new AcceptedChange("less-cautious", List.of("MASSAGE_*"), when, "Why.", "Who", "there:1"),
                new AcceptedChange("loses-limit", List.of("*"), when, "Why.", "Who", "there:2"));
        DiffResult result = RulebookDiff.of(two.before, two.after, accepted, LONG_ENOUGH);
        assertThat(result.isCertain()).as("defects " + result.defects()).isTrue();
        Set<Change> open = new HashSet<>();
        for (KindFound kind : result.kinds()) {
            kind.changes().stream().filter(ChangeFound::open).forEach(each -> open.add(each.change()));
            if (kind.isOpen()) {
                assertThat(kind.clients()).isNotEmpty();
                assertThat(kind.clients().get(0).changes())
                        .anyMatch(each -> each.open() && each.change().kind() == kind.kind());
            }
        }
        for (int i = 0; i < CLIENTS; i++) {
            Intake intake = two.client(generated);
            boolean isAccepted = when.holds(answers(intake, two.after.vocabulary()));
            for (Change change : changes(intake, two.before(intake), two.after(intake), two)) {
                boolean isNamed = accepted.get(0).covers(change.kind().word(), change.what())
                        || accepted.get(1).covers(change.kind().word(), change.what());
                if (change.kind().isLessSafe() && !(isNamed && isAccepted)) {
                    assertThat(open).contains(change);
                }
            }
        }
    }
}
