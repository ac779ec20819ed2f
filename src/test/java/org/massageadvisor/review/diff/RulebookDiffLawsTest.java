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
import org.massageadvisor.review.ChangeKind;
import org.massageadvisor.review.CheckedRulebook;
import org.massageadvisor.review.LawsToProve;
import org.massageadvisor.review.Practice;
import org.massageadvisor.review.SmallChange;
import org.massageadvisor.review.solver.Effort;
import org.massageadvisor.rulebook.AnswerType;
import org.massageadvisor.rulebook.Answers;
import org.massageadvisor.rulebook.Condition;
import org.massageadvisor.rulebook.ConditionParser;
import org.massageadvisor.rulebook.Finding;
import org.massageadvisor.rulebook.Outcome;
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
    private static List<Object> told(Recommendation advice, Rulebook rulebook) {
        List<Object> told = new ArrayList<>();
        for (Conclusion each : advice.conclusions()) {
            told.add(List.of(each.code(), each.label(), each.text(), reasons(each.because())));
            if (each.group().equals(Outcome.AREA) || each.group().equals(Outcome.STROKE)) {
                told.add(regions(each.because(), rulebook));
            }
        }
        for (Exclusion each : advice.excluded()) {
            told.add(List.of("!" + each.code(), reasons(each.because())));
        }
        told.add(String.valueOf(advice.plan()));
        return told;
    }

    /** The regions for which the reasons of an area or a stroke speak. */
    private static Set<Object> regions(List<Reason> reasons, Rulebook rulebook) {
        Set<String> ids = reasons.stream().map(Reason::rule).collect(Collectors.toSet());
        return rulebook.rules().stream()
                .filter(rule -> ids.contains(rule.id()))
                .map(rule -> List.of(rule.id(), rule.regions()))
                .collect(Collectors.toSet());
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

    private static CheckedRulebook read(Rulebook rulebook, List<AcceptedChange> accepted) {
        return new CheckedRulebook(
                rulebook, List.of(), new LawsToProve(List.of(), List.of()), accepted, List.of(), List.of());
    }

    private static void assertExact(Two two, Generated generated) {
        DiffResult result = RulebookDiff.of(read(two.before, List.of()), read(two.after, List.of()), LONG_ENOUGH);
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
            if (!told(old, two.before).equals(told(now, two.after))) {
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
        assertThat(told(client.before(), two.before)).isEqualTo(told(two.before(client.intake()), two.before));
        assertThat(told(client.after(), two.after)).isEqualTo(told(two.after(client.intake()), two.after));
        assertThat(told(client.before(), two.before))
                .as(client.changes() + " of a client with " + client.intake().answers())
                .isNotEqualTo(told(client.after(), two.after));
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
        return now > old || after.selfMassage().compareTo(before.selfMassage()) > 0;
    }

    private static final List<String> PRESSURES = List.of("PRESSURE_LIGHT", "PRESSURE_MODERATE", "PRESSURE_FIRM");

    /** Both may be massaged, and the second is less protected: said without the program's own words for it. */
    private static boolean losesALimit(Recommendation before, Recommendation after) {
        if (!before.disposition().allowsMassage() || !after.disposition().allowsMassage()) {
            return false;
        }
        Set<String> protecting = codes(before);
        protecting.removeIf(code -> !code.matches("(PREC|REF|AVOID|SAFETY|PROMPT)_.*"));
        Set<String> excluded = before.excluded().stream().map(Exclusion::code).collect(Collectors.toSet());
        after.excluded().forEach(each -> excluded.remove(each.code()));
        excluded.removeIf(code -> !code.startsWith("TYPE_"));
        return !codes(after).containsAll(protecting) || !excluded.isEmpty() || pressure(before) < pressure(after);
    }

    private static int pressure(Recommendation advice) {
        for (int i = 0; i < PRESSURES.size(); i++) {
            if (codes(advice).contains(PRESSURES.get(i))) {
                return i;
            }
        }
        return PRESSURES.size() - 1;
    }

    private static Set<String> codes(Recommendation advice) {
        return advice.conclusions().stream().map(Conclusion::code).collect(Collectors.toSet());
    }

    private static Set<Change> changes(Intake intake, Recommendation old, Recommendation now, Two two) {
        Set<Change> changes = Comparison.ofOne(
                FactsOfOne.side(two.before, old, two.practiceBefore.fired(answers(intake, two.before.vocabulary()))),
                FactsOfOne.side(two.after, now, two.practiceAfter.fired(answers(intake, two.after.vocabulary()))));
        assertThat(changes.stream().anyMatch(each -> each.kind() == ChangeKind.LESS_CAUTIOUS))
                .isEqualTo(isLessCautious(old, now));
        assertThat(changes.isEmpty()).isEqualTo(told(old, two.before).equals(told(now, two.after)));
        if (losesALimit(old, now)) {
            assertThat(changes).as(old + " and " + now).anyMatch(each -> each.kind() == ChangeKind.LOSES_LIMIT);
        }
        return changes;
    }

    @Property(tries = 80)
    void aChangeIsOpenExactlyWhereNobodyAcceptedIt(@ForAll Random random) {
        Generated generated = new Generated(random);
        Two two = new Two(generated.rulebook(), generated.rulebook());
        // Half of the conditions are of the old rulebook, some of which only that understands.
        Vocabulary terms = (random.nextBoolean() ? two.after : two.before).vocabulary();
        Condition when = generated.condition(terms.findings(), 2);
        List<AcceptedChange> accepted = List.of(
                new AcceptedChange(
                        ChangeKind.LESS_CAUTIOUS, List.of("MASSAGE_*"), when.text(), "2", "Why.", "Who", "there:1"),
                new AcceptedChange(
                        ChangeKind.LOSES_LIMIT,
                        List.of("PREC_*", "!TYPE_*"),
                        when.text(),
                        "2",
                        "Why.",
                        "Who",
                        "there:2"));
        DiffResult result = RulebookDiff.of(read(two.before, List.of()), read(two.after, accepted), LONG_ENOUGH);
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
            boolean isAccepted = holds(when.text(), intake, two);
            for (Change change : changes(intake, two.before(intake), two.after(intake), two)) {
                boolean isNamed = accepted.get(0).covers(change.kind(), change.what())
                        || accepted.get(1).covers(change.kind(), change.what());
                if (change.kind().isLessSafe() && !(isNamed && isAccepted)) {
                    assertThat(open).contains(change);
                }
            }
        }
    }

    /** A condition means what the new rulebook understands, and if it understands nothing, what the old one does. */
    private static boolean holds(String when, Intake intake, Two two) {
        Condition now =
                ConditionParser.parse(when, two.after.vocabulary(), false).condition();
        Condition then =
                ConditionParser.parse(when, two.before.vocabulary(), false).condition();
        return now != null
                ? now.holds(answers(intake, two.after.vocabulary()))
                : then != null && then.holds(answers(intake, two.before.vocabulary()));
    }
}
