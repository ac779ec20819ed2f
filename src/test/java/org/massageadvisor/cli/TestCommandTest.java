package org.massageadvisor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.massageadvisor.Disposition;
import org.massageadvisor.intake.Intake;
import org.massageadvisor.review.WorkedClient;
import org.massageadvisor.table.SmallRulebook;
import picocli.CommandLine;

/**
 * The test of worked clients, as the program prints it. {@code mvn test -Dtest=TestCommandTest -Dgolden.write=true} writes the golden files
 * anew; read the difference before you commit it.
 */
class TestCommandTest {
    private static final Path GOLDEN = Path.of("src/test/resources/test");

    @TempDir
    private Path folder;

    private SmallRulebook rulebook;
    private final List<WorkedClient> clients = new ArrayList<>();
    private final List<@Nullable Path> asked = new ArrayList<>();

    @BeforeEach
    void write() {
        rulebook = new SmallRulebook(folder)
                .append(
                        "red-flags.csv",
                        "strong,PAIN_SCORE >= 7 and not FEVER_CHILLS,PRESSURE_LIGHT; !TYPE_SWEDISH; REF_DOCTOR,A strong pain.,T-1,")
                .append("red-flags.csv", "skin,SKIN_SITE = HERE,POSTPONE_MASSAGE,Skin trouble waits.,T-1,");
        add("ache", pain(4).no("FEVER_CHILLS"), Disposition.MASSAGE_SUITABLE, List.of("TYPE_*"), List.of("REF_*"));
        add("fever", pain(4).yes("FEVER_CHILLS"), Disposition.URGENT_MEDICAL_CARE, List.of(), List.of());
        add("strong", pain(7).no("FEVER_CHILLS"), Disposition.MASSAGE_SUITABLE, List.of("PRESSURE_LIGHT"), List.of());
    }

    @Test
    void everythingAsExpectedIsFine() throws IOException {
        ProgramTest.Run run = run();

        assertReadsAs("as-expected.txt", run.out());
        assertThat(run.err()).isEmpty();
        assertThat(run.status()).isZero();
        assertThat(asked).containsExactly((Path) null);
    }

    @Test
    void whatDiffersIsSaidForEachClientAndTheAnswerIsNo() throws IOException {
        add(
                "fever-near-miss",
                pain(4).yes("FEVER_CHILLS"),
                Disposition.MASSAGE_SUITABLE,
                List.of("TYPE_SWEDISH"),
                List.of("SELF_*"));
        add("skin", pain(8), Disposition.NEEDS_MORE_INFORMATION, List.of(), List.of("REF_DOCTOR", "TYPE_THAI"));

        ProgramTest.Run run = run("my-rules");

        assertReadsAs("differing.txt", run.out());
        assertThat(run.status()).isEqualTo(1);
        assertThat(asked).containsExactly(Path.of("my-rules"));
    }

    @Test
    void changesThatNobodyNoticesAreListedAndAreNoFailure() throws IOException {
        ProgramTest.Run run = run("--mutate");

        assertReadsAs("mutations.txt", run.out());
        assertThat(run.status()).isZero();
    }

    @Test
    void theSameAsJson() throws IOException {
        add("skin", pain(4).no("FEVER_CHILLS"), Disposition.MASSAGE_SUITABLE, List.of(), List.of());

        ProgramTest.Run run = run("--mutate", "--format", "json");

        assertThat(run.out())
                .startsWith("{\"rulebook\":{\"name\":\"small\",\"version\":\"1\",\"digest\":\"sha256:")
                .contains("\"clients\":4,\"passed\":3,\"failed\":[{\"id\":\"skin\",\"where\":\"cases/clients.csv:5\"")
                .contains("\"differences\":[{\"kind\":\"RULE_SILENT\",\"subject\":\"skin\",\"found\":[]}]")
                .contains("\"coverage\":{\"neverFired\":[{\"rule\":\"skin\",\"where\":\"red-flags.csv:5\"}]")
                .contains("\"mutations\":{\"guardingRules\":{\"changes\":")
                .contains(
                        "{\"scope\":\"GUARDING_RULE\",\"kind\":\"PART_DROPPED\",\"subject\":\"fever\",\"where\":\"red-flags.csv:2\","
                                + "\"change\":\"without ANY_PAIN\",\"becomes\":\"FEVER_CHILLS\",\"atStake\":\"URGENT_MEDICAL_CARE\","
                                + "\"protects\":false,\"reached\":0}")
                .endsWith("]}}\n");
        assertThat(run("--format", "json").out()).doesNotContain("mutations");
        assertThat(run.status()).isEqualTo(1);
    }

    @Test
    void aRulebookWithoutClientsIsNoSilence() {
        clients.clear();

        ProgramTest.Run run = run();

        assertThat(run.err())
                .startsWith("error: no worked clients found, so nothing was tested; expected tables in cases/");
        assertThat(run.out()).isEmpty();
        assertThat(run.status()).isEqualTo(2);
    }

    @Test
    void aBrokenRulebookOrClientIsAMessage() {
        add("feverish", Intake.builder().yes("FEVR"), Disposition.MASSAGE_SUITABLE, List.of(), List.of());
        assertThat(run().err())
                .isEqualTo("error: cases/clients.csv:5: answers.FEVR: unknown finding; maybe FEVER_CHILLS\n");
        assertThat(run().status()).isEqualTo(2);

        rulebook.append("red-flags.csv", "odd,FEVR,POSTPONE_MASSAGE,Odd.,T-1,");
        assertThat(run().err()).isEqualTo("red-flags.csv:6:when: error: unknown finding FEVR; maybe FEVER_CHILLS\n");
        assertThat(run().status()).isEqualTo(2);
    }

    private static Intake.Builder pain(int score) {
        return Intake.builder().yes("LOWER_BACK_PAIN").number("PAIN_SCORE", score);
    }

    private void add(
            String id, Intake.Builder intake, Disposition disposition, List<String> must, List<String> mustNot) {
        String where = "cases/clients.csv:" + (clients.size() + 2);
        clients.add(new WorkedClient(
                id, where, "Somebody whose back aches.", intake.build(), disposition, must, mustNot, ""));
    }

    private ProgramTest.Run run(String... args) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        TestCommand command = new TestCommand(
                path -> {
                    asked.add(path);
                    return new TestCommand.Material(rulebook.read(), List.copyOf(clients));
                },
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
        int status = new CommandLine(command).execute(args);
        return new ProgramTest.Run(status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    private static void assertReadsAs(String golden, String text) throws IOException {
        Path file = GOLDEN.resolve(golden);
        if (Boolean.getBoolean("golden.write")) {
            Files.createDirectories(GOLDEN);
            Files.writeString(file, text);
        }
        assertThat(text).isEqualTo(Files.readString(file));
        assertThat(text.lines()).allMatch(line -> line.length() <= Page.WIDTH, "fits the width");
    }
}
