package org.massageadvisor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.massageadvisor.json.IntakeJson;
import org.massageadvisor.review.WorkedClient;
import org.massageadvisor.rules.WorkedClients;

/**
 * Why and why not, as the program says it. {@code mvn test -Dtest=ExplainTest -Dgolden.write=true} writes the golden files anew; read the
 * difference before you commit it.
 */
class ExplainTest {
    private static final Path GOLDEN = Path.of("src/test/resources/explain");
    private static final Map<String, WorkedClient> CLIENTS =
            WorkedClients.all().stream().collect(Collectors.toMap(WorkedClient::id, client -> client));

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "older-man-blood-thinner-wants-deep, TYPE_DEEP_TISSUE, --evidence",
        "older-man-blood-thinner-wants-deep, PRESSURE_MODERATE, ''",
        "older-man-blood-thinner-wants-deep, MASSAGE_WITH_PRECAUTIONS, ''",
        "cleared-slipped-disc, MEDICAL_REVIEW_BEFORE_MASSAGE, --evidence",
        "emergency-with-open-questions, EMERGENCY_CARE, --evidence",
        "emergency-with-open-questions, MASSAGE_SUITABLE, ''",
        "walk-in-without-answers, NEEDS_MORE_INFORMATION, ''",
        "desk-worker, EMERGENCY_CARE, ''",
        "desk-worker, SELF_MASSAGE_OK, ''",
        "desk-worker, STROKE_TAPOTEMENT, ''",
        "unwinder, AREA_PIRIFORMIS, ''"
    })
    void readsAsTheGoldenFile(String client, String code, String option) throws IOException {
        String intake = file(IntakeJson.write(
                Objects.requireNonNull(CLIENTS.get(client), client).intake()));
        ProgramRun run = option.isEmpty()
                ? ProgramRun.of("", "explain", "--code", code, intake)
                : ProgramRun.of("", "explain", option, "--code", code, intake);
        Path file = GOLDEN.resolve(client + "." + code + ".txt");
        if (Boolean.getBoolean("golden.write")) {
            Files.createDirectories(GOLDEN);
            Files.writeString(file, run.out());
        }

        assertThat(run.out()).isEqualTo(Files.readString(file));
        assertThat(run.out().lines()).allMatch(line -> line.length() <= Page.WIDTH, "fits the width");
        assertThat(run.err()).isEmpty();
        assertThat(run.status()).isZero();
    }

    @Test
    void withoutACodeTheDispositionIsExplained() throws IOException {
        ProgramRun run = ProgramRun.of("", "explain", file("{\"answers\": {\"CHEST_PAIN\": \"yes\"}}"));

        assertThat(run.out())
                .startsWith("GET EMERGENCY CARE NOW (EMERGENCY_CARE)\nIn force: one rule asks for it.\n")
                .contains("- Chest pain or tightness: yes. If this were not so, there would be no reason");
    }

    @Test
    void theSameAsJson() throws IOException {
        ProgramRun run = ProgramRun.of(
                "", "explain", "--format", "json", "--code", "CHEST", file("{\"answers\": {\"CHEST_PAIN\": \"yes\"}}"));
        assertThat(run.status()).isEqualTo(2);

        run = ProgramRun.of(
                "",
                "explain",
                "--format",
                "json",
                "--code",
                "EMERGENCY_CARE",
                file("{\"answers\": {\"CHEST_PAIN\": \"yes\"}}"));
        assertThat(run.out())
                .startsWith("{\"intakeId\":null,\"code\":\"EMERGENCY_CARE\",\"group\":\"disposition\"")
                .contains("\"standing\":\"IN_FORCE\"")
                .contains(
                        "\"fires\":true,\"condition\":{\"kind\":\"ANSWER\",\"state\":\"MET\",\"finding\":\"CHEST_PAIN\"")
                .contains("\"evidence\":[{\"id\":\"G-05\",\"document\":")
                .contains("\"mainstays\":[{\"answers\":[{\"code\":\"CHEST_PAIN\"")
                .endsWith("\"mainstaysComplete\":true}\n");
    }

    @Test
    void anUnknownOutcomeIsNamedWithASuggestion() throws IOException {
        ProgramRun run = ProgramRun.of("", "explain", "--code", "TYPE_SWEDSH", file("{\"answers\": {}}"));

        assertThat(run.err())
                .isEqualTo(
                        "error: --code: unknown outcome TYPE_SWEDSH; maybe TYPE_SWEDISH; outcomes.csv lists them all\n");
        assertThat(run.out()).isEmpty();
        assertThat(run.status()).isEqualTo(2);
        assertThat(ProgramRun.of("", "explain", "--code", "hot stone massage (stone therapy)", file("{}"))
                        .err())
                .contains("maybe TYPE_HOT_STONE");
    }

    @Test
    void badIntakesAndCallsAreMessages() throws IOException {
        assertThat(ProgramRun.of("", "explain", "--code", "TYPE_SWEDISH", file("{\"answers\": {\"FEVR\": 1}}"))
                        .err())
                .contains("answers.FEVR: unknown finding");
        assertThat(ProgramRun.of("", "explain", "--code", "TYPE_SWEDISH").status())
                .isEqualTo(2);
        assertThat(ProgramRun.of("", "explain", "--code", "\u001b[31m", file("{}"))
                        .err())
                .contains("\\u001b")
                .doesNotContain("\u001b");
    }

    private String file(String json) throws IOException {
        return Files.writeString(folder.resolve("client.json"), json).toString();
    }
}
