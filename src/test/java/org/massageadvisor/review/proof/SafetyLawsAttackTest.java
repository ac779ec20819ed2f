package org.massageadvisor.review.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.massageadvisor.Disposition;
import org.massageadvisor.Generated;
import org.massageadvisor.MassageAdvisor;
import org.massageadvisor.Recommendation;
import org.massageadvisor.advice.Adviser;
import org.massageadvisor.engine.RuleEngine;
import org.massageadvisor.intake.Intake;
import org.massageadvisor.intake.IntakeCheck;
import org.massageadvisor.review.CheckedRulebook;
import org.massageadvisor.review.Law;
import org.massageadvisor.review.LawsToProve;
import org.massageadvisor.review.solver.AdviceModel;
import org.massageadvisor.review.solver.AllClients;
import org.massageadvisor.review.solver.Effort;
import org.massageadvisor.review.solver.OtherAnswer;
import org.massageadvisor.rulebook.AnswerType;
import org.massageadvisor.rulebook.Answers;
import org.massageadvisor.rulebook.Condition;
import org.massageadvisor.rulebook.Finding;
import org.massageadvisor.rulebook.Outcome;
import org.massageadvisor.rulebook.Rulebook;
import org.massageadvisor.table.TableSource;

/** What was proved of the built-in rulebook is attacked with 20,000 clients for each law, on the engine alone. */
class SafetyLawsAttackTest {
    private static final int CLIENTS = 20_000;
    private static final Rulebook RULEBOOK = MassageAdvisor.builtIn().rulebook();
    private static final RuleEngine ENGINE = RuleEngine.build(RULEBOOK);
    private static final Adviser ADVISER = new Adviser(RULEBOOK);
    private static final List<Finding> RED_FLAGS = RULEBOOK.vocabulary().group(Finding.RED_FLAG).stream()
            .filter(finding -> finding.type() instanceof AnswerType.YesNo)
            .toList();
    private static final LawsToProve WANTED =
            CheckedRulebook.of(TableSource.builtIn()).laws();
    private static final Set<String> TREATMENT =
            Set.of("massage-type", "stroke", "area", "pressure", "session", "plan", "frequency", "self-care");

    private static Answers client(Random random) {
        Generated generated = new Generated(random);
        Intake intake = random.nextBoolean()
                ? generated.healthy(RULEBOOK.vocabulary())
                : random.nextBoolean()
                        ? generated.fullIntake(RULEBOOK.vocabulary())
                        : generated.intake(RULEBOOK.vocabulary());
        return IntakeCheck.check(intake, RULEBOOK.vocabulary());
    }

    private static Disposition disposition(Answers answers) {
        return ADVISER.disposition(answers, ENGINE.fire(answers));
    }

    @Property(tries = CLIENTS)
    void yesToARedFlagIsNeverLessUrgent(@ForAll Random random) {
        Answers client = client(random);
        Finding redFlag = RED_FLAGS.get(random.nextInt(RED_FLAGS.size()));
        Disposition yes = disposition(client.change().yes(redFlag).build());
        Disposition no = disposition(client.change().no(redFlag).build());
        Disposition open = disposition(client.change().unanswered(redFlag).build());

        assertThat(no.isMoreUrgentThan(yes)).as(redFlag + " " + client).isFalse();
        assertThat(open.isMoreUrgentThan(yes) && open != Disposition.NEEDS_MORE_INFORMATION)
                .as(redFlag + " " + client)
                .isFalse();
    }

    @Property(tries = CLIENTS)
    void clearanceLowersNothingUrgent(@ForAll Random random) {
        Answers client = client(random);
        for (String code : List.of("CLINICIAN_CLEARED_MASSAGE", "CHRONIC_PAIN_REVIEWED")) {
            Finding clearance = Objects.requireNonNull(RULEBOOK.vocabulary().find(code), code);
            Disposition before =
                    disposition(client.change().unanswered(clearance).build());
            Disposition after = disposition(client.change().yes(clearance).build());
            if (before.rank() <= Disposition.URGENT_MEDICAL_CARE.rank()) {
                assertThat(after).as(client.toString()).isEqualTo(before);
            }
        }
    }

    @Property(tries = CLIENTS)
    void theOtherLawsHold(@ForAll Random random) {
        Answers client = client(random);
        var fired = ENGINE.fire(client);
        Recommendation advice = ADVISER.advise(null, client, fired);
        Set<Outcome> inForce = ADVISER.inForce(client, fired);

        if (advice.disposition().allowsMassage()) {
            assertThat(RULEBOOK.vocabulary().coreQuestions(client)).allMatch(client::isAnswered);
        }
        if (advice.disposition().blocksMassage()) {
            assertThat(inForce).noneMatch(outcome -> TREATMENT.contains(outcome.group()));
        }
        Set<String> excluded =
                advice.excluded().stream().map(each -> each.code()).collect(Collectors.toSet());
        assertThat(inForce).noneMatch(outcome -> excluded.contains(outcome.code()));
    }

    /** Everybody whom a massage is advised for a region gets an area and a stroke, and whoever is referred is told to whom. */
    @Property(tries = CLIENTS)
    void nobodyIsLeftWithoutWhatTheyNeed(@ForAll Random random) {
        Answers client = client(random);
        Set<Outcome> inForce = ADVISER.inForce(client, ENGINE.fire(client));
        Disposition disposition = disposition(client);

        if (disposition.allowsMassage()
                && RULEBOOK.vocabulary().group(Finding.REGION).stream().anyMatch(client::isYes)) {
            assertThat(groups(inForce)).as(client.toString()).contains(Outcome.AREA, Outcome.STROKE);
        }
        if (disposition.rank() <= Disposition.MEDICAL_REVIEW_BEFORE_MASSAGE.rank()) {
            assertThat(groups(inForce)).as(client.toString()).contains(Outcome.REFERRAL);
        }
    }

    private static Set<String> groups(Set<Outcome> outcomes) {
        return outcomes.stream().map(Outcome::group).collect(Collectors.toSet());
    }

    @Property(tries = CLIENTS)
    void theLawsOfTheAuthorsHold(@ForAll Random random) {
        Answers client = client(random);
        for (Law law : WANTED.laws()) {
            Answers.Builder changed = client.change();
            law.when().eachFinding(finding -> {
                if (finding.type() instanceof AnswerType.YesNo && random.nextInt(4) > 0) {
                    changed.yes(finding);
                }
            });
            Answers concerned = changed.build();
            if (law.when().holds(concerned)) {
                Set<Outcome> inForce = ADVISER.inForce(concerned, ENGINE.fire(concerned));
                assertThat(law.must()).allMatch(any -> any.stream().anyMatch(inForce::contains));
                assertThat(inForce).as(law.id() + " " + concerned).doesNotContainAnyElementsOf(law.mustNot());
                if (law.atLeast() != null) {
                    assertThat(law.atLeast().isMoreUrgentThan(disposition(concerned)))
                            .as(law.id() + " " + concerned)
                            .isFalse();
                }
            }
        }
        Set<Outcome> inForce = ADVISER.inForce(client, ENGINE.fire(client));
        assertThat(WANTED.conflicts())
                .noneMatch(pair -> inForce.contains(pair.outcome()) && inForce.contains(pair.other()));
    }

    /** Of each red flag there is a client whom it stops and whom no would not have stopped; the smallest is tried. */
    @Example
    void everyRedFlagStopsAClient() {
        AllClients all = AllClients.of(List.of(RULEBOOK), List.of(), Effort.ofMilliseconds(60_000));
        AdviceModel advice = all.advice(RULEBOOK);
        for (Finding redFlag : RED_FLAGS) {
            OtherAnswer no = all.otherAnswer(redFlag);
            Answers client = all.smallest(all.all(
                            advice.holds(new Condition.Yes(redFlag)),
                            all.any(advice.is(each -> each.isMoreUrgentThan(Disposition.NEEDS_MORE_INFORMATION))),
                            no.restIsSame(),
                            no.advice().holds(new Condition.No(redFlag)),
                            all.any(no.advice().is(each -> !each.blocksMassage()))))
                    .orElseThrow()
                    .answers(RULEBOOK.vocabulary());

            assertThat(disposition(client).isMoreUrgentThan(Disposition.NEEDS_MORE_INFORMATION))
                    .as(redFlag + " " + client)
                    .isTrue();
            assertThat(disposition(client.change().no(redFlag).build()).blocksMassage())
                    .as(redFlag + " " + client)
                    .isFalse();
        }
    }
}
