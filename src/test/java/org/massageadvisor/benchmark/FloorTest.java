package org.massageadvisor.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.massageadvisor.Generated;
import org.massageadvisor.MassageAdvisor;
import org.massageadvisor.benchmark.floor.FloorAdvisor;
import org.massageadvisor.intake.Intake;
import org.massageadvisor.json.IntakeJson;
import org.massageadvisor.rulebook.Rulebook;
import org.massageadvisor.rules.WorkedClients;

/** That the yardstick measures the same: whatever the rulebook and the client, the floor gives the recommendation of the advisor. */
class FloorTest {
    private static final Both BUILT_IN = new Both(MassageAdvisor.builtIn().rulebook());

    /** The advisor and the floor on one rulebook. */
    private static final class Both {
        private final Rulebook rulebook;
        private final MassageAdvisor advisor;
        private final FloorAdvisor floor;

        Both(Rulebook rulebook) {
            this.rulebook = rulebook;
            this.advisor = MassageAdvisor.of(rulebook);
            this.floor = new FloorAdvisor(rulebook);
        }

        void assertAgreed(Intake intake) {
            assertThat(floor.advise(intake)).as(() -> IntakeJson.write(intake)).isEqualTo(advisor.advise(intake));
        }
    }

    @Example
    void examplesGetTheSameAdvice() throws IOException {
        BUILT_IN.assertAgreed(example("blood-thinner.json"));
        BUILT_IN.assertAgreed(example("desk-worker.json"));
        try (Stream<String> day = Files.lines(Path.of("src/examples/one-day.ndjson"))) {
            day.map(IntakeJson::read).forEach(BUILT_IN::assertAgreed);
        }
    }

    private static Intake example(String name) throws IOException {
        return IntakeJson.read(Files.readString(Path.of("src/examples", name)));
    }

    @Example
    void workedClientsGetTheSameAdvice() {
        WorkedClients.all().forEach(client -> BUILT_IN.assertAgreed(client.intake()));
    }

    @Property(tries = 1_500)
    void someClientsOfTheBuiltInRulebookGetTheSameAdvice(@ForAll Random random) {
        Generated generated = new Generated(random);

        BUILT_IN.assertAgreed(generated.intake(BUILT_IN.rulebook.vocabulary()));
        BUILT_IN.assertAgreed(generated.nearlyHealthy(BUILT_IN.rulebook.vocabulary()));
    }

    @Example
    void clientsWithAnyNumberOfAnswersGetTheSameAdvice() {
        for (int answers = 0; answers <= 120; answers += 3) {
            SomeClients.of(BUILT_IN.rulebook, answers, 25, intake -> true).forEach(BUILT_IN::assertAgreed);
        }
    }

    @Property(tries = 100)
    void clientsOfOtherRulebooksGetTheSameAdvice(@ForAll Random random) {
        Generated generated = new Generated(random);
        Both both = new Both(generated.rulebook());

        for (int i = 0; i < 10; i++) {
            both.assertAgreed(generated.intake(both.rulebook.vocabulary()));
        }
    }

    @Example
    void clientsOfGrownRulebooksGetTheSameAdvice() {
        for (int rules : new int[] {100, 1_000}) {
            Both both = new Both(GrownRulebook.of(rules));
            for (int answers : new int[] {0, 5, 20, 60, 120}) {
                SomeClients.of(both.rulebook, answers, 40, intake -> true).forEach(both::assertAgreed);
            }
        }
    }
}
