package org.massageadvisor.review.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
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
import org.massageadvisor.review.Conflict;
import org.massageadvisor.review.Law;
import org.massageadvisor.review.LawsToProve;
import org.massageadvisor.rulebook.AnswerType;
import org.massageadvisor.rulebook.Answers;
import org.massageadvisor.rulebook.Condition;
import org.massageadvisor.rulebook.Finding;
import org.massageadvisor.rulebook.Outcome;
import org.massageadvisor.rulebook.Rule;
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

        assertThat(no.isMoreUrgentThan(yes)).as(() -> redFlag + " " + client).isFalse();
        assertThat(open.isMoreUrgentThan(yes) && open != Disposition.NEEDS_MORE_INFORMATION)
                .as(() -> redFlag + " " + client)
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
                assertThat(after).as(() -> client.toString()).isEqualTo(before);
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
            assertThat(groups(inForce)).as(() -> client.toString()).contains(Outcome.AREA, Outcome.STROKE);
        }
        if (disposition.rank() <= Disposition.MEDICAL_REVIEW_BEFORE_MASSAGE.rank()) {
            assertThat(groups(inForce)).as(() -> client.toString()).contains(Outcome.REFERRAL);
        }
    }

    private static Set<String> groups(Set<Outcome> outcomes) {
        return outcomes.stream().map(Outcome::group).collect(Collectors.toSet());
    }

    /** A client of whom a condition is true, like another but for answers that the condition is about. */
    private static Answers meant(Condition condition, Answers client, Random random) {
        for (int i = 0; i < 1_000; i++) {
            Answers.Builder changed = client.change();
            answer(condition, true, changed, random);
            Answers made = changed.build();
            if (condition.holds(made)) {
                return made;
            }
        }
        throw new AssertionError("nobody found of whom " + condition.text() + " is true");
    }

    /** Answers what makes a condition true, or untrue, in one of the ways in which it can be; parts may undo each other. */
    private static void answer(Condition condition, boolean wanted, Answers.Builder answers, Random random) {
        if (condition instanceof Condition.Not not) {
            answer(not.operand(), !wanted, answers, random);
        } else if (condition instanceof Condition.All || condition instanceof Condition.Any) {
            List<Condition> parts = condition.operands();
            boolean isEach = condition instanceof Condition.All == wanted;
            (isEach ? parts : List.of(parts.get(random.nextInt(parts.size()))))
                    .forEach(part -> answer(part, wanted, answers, random));
        } else if (condition instanceof Condition.Yes yes && yes.finding().isDerived()) {
            if (!yes.finding().isBuiltIn()) {
                answer(RULEBOOK.vocabulary().definition(yes.finding()), wanted, answers, random);
            }
        } else if (condition instanceof Condition.Unknown == wanted) {
            condition.eachFinding(answers::unanswered);
        } else if (condition instanceof Condition.Yes yes) {
            answers.yes(yes.finding());
        } else if (condition instanceof Condition.No no) {
            answers.no(no.finding());
        } else if (condition instanceof Condition.Compare compare) {
            answers.number(compare.finding(), number(compare, random));
        } else if (condition instanceof Condition.OneOf oneOf) {
            answers.choice(
                    oneOf.finding(),
                    oneOf.choices().get(random.nextInt(oneOf.choices().size())));
        }
    }

    private static double number(Condition.Compare compare, Random random) {
        AnswerType.Quantity range = (AnswerType.Quantity) compare.finding().type();
        double number;
        do {
            number = range.min() + random.nextInt((int) (range.max() - range.min()) + 1);
        } while (!compare.comparison().test(number, compare.bound()));
        return number;
    }

    @Property(tries = CLIENTS)
    void theLawsOfTheAuthorsHold(@ForAll Random random) {
        Answers anybody = client(random);
        for (Law law : WANTED.laws()) {
            Answers client = meant(law.when(), anybody, random);
            var fired = ENGINE.fire(client);
            Set<Outcome> inForce = ADVISER.inForce(client, fired);
            assertThat(law.must()).allMatch(any -> any.stream().anyMatch(inForce::contains));
            assertThat(inForce).as(() -> law.id() + " " + client).doesNotContainAnyElementsOf(law.mustNot());
            if (law.atLeast() != null) {
                assertThat(law.atLeast().isMoreUrgentThan(ADVISER.disposition(client, fired)))
                        .as(() -> law.id() + " " + client)
                        .isFalse();
            }
        }
    }

    /** Clients for whom a rule asks for the one outcome, and mostly another rule for the other. */
    @Property(tries = CLIENTS)
    void noTwoOutcomesMeetThatMustNot(@ForAll Random random) {
        Answers anybody = client(random);
        for (Conflict pair : WANTED.conflicts()) {
            Answers one = meant(ruleFor(pair.outcome(), random), anybody, random);
            Answers both = meant(ruleFor(pair.other(), random), one, random);
            assertThat(ADVISER.inForce(both, ENGINE.fire(both)))
                    .as(() -> both.toString())
                    .matches(inForce -> !inForce.containsAll(List.of(pair.outcome(), pair.other())));
        }
    }

    private static Condition ruleFor(Outcome outcome, Random random) {
        List<Rule> asking = RULEBOOK.rules().stream()
                .filter(rule -> rule.gives().contains(outcome))
                .toList();
        return asking.get(random.nextInt(asking.size())).when();
    }

    /**
     * Of each red flag there is a client who reports nothing else but pain and a goal, and whom it stops; with no, nothing stops the client. Those that stop only from
     * some age are named.
     */
    @Example
    void everyRedFlagStopsAClientByItselfOrWithPain() {
        Condition reasons = new Condition.Any(RULEBOOK.vocabulary().findings().stream()
                .filter(finding -> finding.isReasonForMassage() && finding.type() instanceof AnswerType.YesNo)
                .<Condition>map(Condition.Yes::new)
                .toList());
        Set<String> stops = new HashSet<>();
        Random random = new Random(0);
        Answers nobody = new Answers.Builder(RULEBOOK.vocabulary()).build();
        for (int i = 0; i < 2_000; i++) {
            Answers client = meant(reasons, nobody, random);
            for (Finding redFlag : RED_FLAGS) {
                Disposition yes = disposition(client.change().yes(redFlag).build());
                Disposition no = disposition(client.change().no(redFlag).build());
                if (yes.isMoreUrgentThan(Disposition.NEEDS_MORE_INFORMATION)
                        && !no.isMoreUrgentThan(Disposition.NEEDS_MORE_INFORMATION)) {
                    stops.add(redFlag.code());
                }
            }
        }

        assertThat(RED_FLAGS)
                .extracting(Finding::code)
                .filteredOn(code -> !stops.contains(code))
                .containsExactlyInAnyOrder("MINOR_TRAUMA", "GCA_SIGNS");
    }
}
