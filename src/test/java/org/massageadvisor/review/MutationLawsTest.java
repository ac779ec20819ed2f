package org.massageadvisor.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.massageadvisor.Conclusion;
import org.massageadvisor.Generated;
import org.massageadvisor.MassageAdvisor;
import org.massageadvisor.Recommendation;
import org.massageadvisor.intake.Intake;
import org.massageadvisor.intake.IntakeCheck;
import org.massageadvisor.reading.RulebookReader;
import org.massageadvisor.rulebook.Finding;
import org.massageadvisor.rulebook.Outcome;
import org.massageadvisor.rulebook.Rule;
import org.massageadvisor.rulebook.Rulebook;
import org.massageadvisor.table.TableSource;

/** What holds for the changes to any rulebook. */
class MutationLawsTest {
    private static final int CLIENTS = 12;
    private static final int MUTANTS = 12;
    private static final int FEW = 5;

    @Property(tries = 25)
    void theQuickJudgementIsThatOfTheEngineOnTheChangedRulebook(@ForAll Random random) {
        Generated generated = new Generated(random);
        Rulebook rulebook = generated.rulebook();
        List<WorkedClient> clients = clients(rulebook, generated, random);
        Trial trial = Trial.of(rulebook, clients);
        assertThat(trial.result().failed()).isEmpty();
        Set<Mutation> unnoticed =
                trial.mutate().unnoticed().stream().map(Unnoticed::mutation).collect(Collectors.toSet());

        List<Mutant> mutants = mutants(rulebook);
        Collections.shuffle(mutants, random);
        for (Mutant mutant : mutants.subList(0, Math.min(MUTANTS, mutants.size()))) {
            assertThat(!unnoticed.contains(mutant.mutation()))
                    .as("%s is noticed", mutant.mutation())
                    .isEqualTo(isIdle(mutant, rulebook) || isNoticedByTheEngine(mutant, rulebook, clients));
        }
    }

    private static boolean isNoticedByTheEngine(Mutant mutant, Rulebook rulebook, List<WorkedClient> clients) {
        if (isRefused(mutant, rulebook)) {
            return true;
        }
        Rulebook changed = mutant.rulebook(rulebook);
        MassageAdvisor advisor = MassageAdvisor.of(changed);
        return clients.stream().anyMatch(client -> {
            Recommendation advice = advisor.advise(client.intake());
            Set<String> codes = codes(advice);
            return advice.disposition() != client.disposition()
                    || !codes.containsAll(client.must())
                    || client.mustNot().stream().anyMatch(codes::contains)
                    || changed.rules().stream().anyMatch(rule -> isMisnamed(client, rule, changed));
        });
    }

    private static boolean isMisnamed(WorkedClient client, Rule rule, Rulebook rulebook) {
        boolean fires = rule.when().holds(IntakeCheck.check(client.intake(), rulebook.vocabulary()));
        return fires
                ? client.id().equals(rule.id() + "-near-miss")
                : client.id().equals(rule.id());
    }

    @Property(tries = 40)
    void anIdleChangeLeavesTheAdviceAsItIs(@ForAll Random random) {
        Generated generated = new Generated(random);
        Rulebook rulebook = generated.rulebook();
        MassageAdvisor advisor = MassageAdvisor.of(rulebook);
        List<Mutant> idle = new ArrayList<>(mutants(rulebook));
        idle.removeIf(mutant -> !isIdle(mutant, rulebook) || isRefused(mutant, rulebook));
        Collections.shuffle(idle, random);
        for (Mutant mutant : idle.subList(0, Math.min(FEW, idle.size()))) {
            MassageAdvisor changed = MassageAdvisor.of(mutant.rulebook(rulebook));
            for (int i = 0; i < 2 * CLIENTS; i++) {
                Intake intake = generated.intake(rulebook.vocabulary());
                assertThat(codes(changed.advise(intake)))
                        .as(mutant.toString())
                        .isEqualTo(codes(advisor.advise(intake)));
            }
        }
    }

    private static boolean isRefused(Mutant mutant, Rulebook rulebook) {
        try {
            mutant.rulebook(rulebook);
            return false;
        } catch (IllegalArgumentException refused) {
            return true;
        }
    }

    private static boolean isIdle(Mutant mutant, Rulebook rulebook) {
        return new Redundancy(rulebook).isIdle(mutant);
    }

    private static Set<String> codes(Recommendation advice) {
        return advice.conclusions().stream().map(Conclusion::code).collect(Collectors.toSet());
    }

    @Property(tries = 50)
    void everyChangeGivesAnotherRulebookOrNone(@ForAll Random random) {
        assertAllDiffer(new Generated(random).rulebook());
    }

    @Example
    void everyChangeToTheBuiltInRulebookGivesAnotherRulebookOrNone() {
        assertAllDiffer(RulebookReader.read(TableSource.builtIn()));
    }

    private static void assertAllDiffer(Rulebook rulebook) {
        for (Mutant mutant : mutants(rulebook)) {
            if (isRefused(mutant, rulebook)) {
                assertThat(mutant.mutation().kind()).isEqualTo(MutationKind.OUTCOME_DROPPED);
            } else {
                assertThat(contents(mutant.rulebook(rulebook)))
                        .as(mutant.mutation().toString())
                        .isNotEqualTo(contents(rulebook));
            }
        }
    }

    private static List<Object> contents(Rulebook rulebook) {
        List<Object> contents = new ArrayList<>(rulebook.rules());
        rulebook.vocabulary().derivedInOrder().stream()
                .map(rulebook.vocabulary()::definition)
                .forEach(contents::add);
        return contents;
    }

    private static List<Mutant> mutants(Rulebook rulebook) {
        List<Mutant> mutants = new ArrayList<>();
        rulebook.rules().forEach(rule -> mutants.addAll(Mutants.of(rule)));
        for (Finding derived : rulebook.vocabulary().derivedInOrder()) {
            mutants.addAll(Mutants.of(derived, rulebook));
        }
        return mutants;
    }

    /** Clients who get what they expect, and expect some of what they get; some are named after rules. */
    private static List<WorkedClient> clients(Rulebook rulebook, Generated generated, Random random) {
        MassageAdvisor advisor = MassageAdvisor.of(rulebook);
        List<WorkedClient> clients = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (int i = 0; i < CLIENTS; i++) {
            Intake intake = generated.intake(rulebook.vocabulary());
            Recommendation advice = advisor.advise(intake);
            List<String> must = new ArrayList<>();
            List<String> mustNot = new ArrayList<>();
            for (Outcome outcome : rulebook.outcomes().all()) {
                if (random.nextInt(4) == 0) {
                    (advice.conclusion(outcome.code()).isPresent() ? must : mustNot).add(outcome.code());
                }
            }
            Rule rule = rulebook.rules().get(random.nextInt(rulebook.rules().size()));
            boolean fires = rule.when().holds(IntakeCheck.check(intake, rulebook.vocabulary()));
            String name = rule.id() + (fires ? "" : WorkedClient.NEAR_MISS);
            clients.add(new WorkedClient(
                    names.add(name) ? name : "client-" + i,
                    "generated.csv:" + i,
                    "",
                    intake,
                    advice.disposition(),
                    must,
                    mustNot,
                    ""));
        }
        return clients;
    }
}
