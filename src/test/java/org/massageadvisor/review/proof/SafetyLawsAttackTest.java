package org.massageadvisor.review.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
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
import org.massageadvisor.rulebook.AnswerType;
import org.massageadvisor.rulebook.Answers;
import org.massageadvisor.rulebook.Finding;
import org.massageadvisor.rulebook.Outcome;
import org.massageadvisor.rulebook.Rulebook;

/** What was proved of the built-in rulebook is attacked with 20,000 clients for each law, on the engine alone. */
class SafetyLawsAttackTest {
    private static final int CLIENTS = 20_000;
    private static final Rulebook RULEBOOK = MassageAdvisor.builtIn().rulebook();
    private static final RuleEngine ENGINE = RuleEngine.build(RULEBOOK);
    private static final Adviser ADVISER = new Adviser(RULEBOOK);
    private static final List<Finding> RED_FLAGS = RULEBOOK.vocabulary().group(Finding.RED_FLAG).stream()
            .filter(finding -> finding.type() instanceof AnswerType.YesNo)
            .toList();
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
}
