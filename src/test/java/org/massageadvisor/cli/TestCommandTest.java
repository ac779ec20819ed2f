package org.massageadvisor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.massageadvisor.Disposition;
import org.massageadvisor.reading.SmallRulebook;

/**
 * The test of worked clients, as the program prints it. {@code mvn test -Dtest=TestCommandTest -Dgolden.write=true} writes the golden files
 * anew; read the difference before you commit it.
 */
class TestCommandTest {
    private static final Path GOLDEN = Path.of("src/test/resources/test");

    @TempDir
    private Path folder;

    private SmallRulebook rulebook;

    @BeforeEach
    void write() {
        rulebook = new SmallRulebook(folder)
                .append(
                        "red-flags.csv",
                        "strong,PAIN_SCORE >= 7 and not FEVER_CHILLS,PRESSURE_LIGHT; !TYPE_SWEDISH; REF_DOCTOR,A strong pain.,T-1,")
                .append("red-flags.csv", "skin,SKIN_SITE = HERE,POSTPONE_MASSAGE,Skin trouble waits.,T-1,");
        rulebook.write("cases/clients.csv", "id,story,answers,screened,disposition,must,must_not,note");
        add("ache", "PAIN_SCORE=4; FEVER_CHILLS=no", Disposition.MASSAGE_SUITABLE, "TYPE_*", "REF_*");
        add("fever", "PAIN_SCORE=4; FEVER_CHILLS", Disposition.URGENT_MEDICAL_CARE, "", "");
        add("strong", "PAIN_SCORE=7; FEVER_CHILLS=no", Disposition.MASSAGE_SUITABLE, "PRESSURE_LIGHT", "");
    }

    @Test
    void everythingAsExpectedIsFine() throws IOException {
        ProgramRun run = run();

        assertReadsAs("as-expected.txt", run.out());
        assertThat(run.err()).isEmpty();
        assertThat(run.status()).isZero();
    }

    @Test
    void whatDiffersIsSaidForEachClientAndTheAnswerIsNo() throws IOException {
        add("fever-near-miss", "PAIN_SCORE=4; FEVER_CHILLS", Disposition.MASSAGE_SUITABLE, "TYPE_SWEDISH", "SELF_*");
        add("skin", "PAIN_SCORE=8", Disposition.NEEDS_MORE_INFORMATION, "", "REF_DOCTOR");

        ProgramRun run = run();

        assertReadsAs("differing.txt", run.out());
        assertThat(run.status()).isEqualTo(1);
    }

    @Test
    void changesThatNobodyNoticesAreListedAndAreNoFailure() throws IOException {
        ProgramRun run = run("--mutate");

        assertReadsAs("mutations.txt", run.out());
        assertThat(run.status()).isZero();
    }

    @Test
    void theSameAsJson() throws IOException {
        add("skin", "PAIN_SCORE=4; FEVER_CHILLS=no", Disposition.MASSAGE_SUITABLE, "", "");

        ProgramRun run = run("--mutate", "--format", "json");

        assertThat(run.out())
                .startsWith("{\"rulebook\":{\"name\":\"small\",\"version\":\"1\",\"digest\":\"sha256:")
                .contains("\"clients\":4,\"passed\":3,\"failed\":[{\"id\":\"skin\",\"where\":\"cases/clients.csv:5\"")
                .contains("\"differences\":[{\"kind\":\"RULE_SILENT\",\"subject\":\"skin\",\"found\":[]}]")
                .contains("\"coverage\":{\"neverFired\":[{\"rule\":\"skin\",\"where\":\"red-flags.csv:5\"}]")
                .contains("\"mutations\":{\"guardingRules\":{\"changes\":")
                .contains(
                        "{\"scope\":\"GUARDING_RULE\",\"kind\":\"PART_DROPPED\",\"subject\":\"fever\",\"where\":\"red-flags.csv:2\",\"note\":\"\","
                                + "\"change\":\"without ANY_PAIN\",\"becomes\":\"FEVER_CHILLS\",\"atStake\":\"URGENT_MEDICAL_CARE\","
                                + "\"protects\":false,\"reached\":0}")
                .contains("\"idle\":[{\"scope\":\"GUARDING_RULE\",\"kind\":\"OUTCOME_DROPPED\",\"subject\":\"strong\"")
                .endsWith("]}}\n");
        assertThat(run("--format", "json").out()).doesNotContain("mutations");
        assertThat(run.status()).isEqualTo(1);
    }

    @Test
    void aRulebookWithoutClientsIsNoSilence() {
        rulebook.delete("cases/clients.csv");

        ProgramRun run = run();

        assertThat(run.err())
                .startsWith("error: no worked clients found, so nothing was tested; expected tables in cases/");
        assertThat(run.out()).isEmpty();
        assertThat(run.status()).isEqualTo(2);
    }

    @Test
    void aBrokenRulebookOrClientIsAMessage() {
        add("feverish", "FEVR", Disposition.MASSAGE_SUITABLE, "", "");
        assertThat(run().err())
                .startsWith("cases/clients.csv:5:answers: error: FEVR: unknown finding; maybe FEVER_CHILLS\n");
        assertThat(run().status()).isEqualTo(2);

        rulebook.append("red-flags.csv", "odd,FEVR,POSTPONE_MASSAGE,Odd.,T-1,");
        assertThat(run().err()).contains("red-flags.csv:6:when: error: unknown finding FEVR; maybe FEVER_CHILLS\n");
        assertThat(run().status()).isEqualTo(2);
    }

    private void add(String id, String answers, Disposition disposition, String must, String mustNot) {
        rulebook.append(
                "cases/clients.csv",
                String.join(
                        ",",
                        id,
                        "Somebody whose back aches.",
                        "LOWER_BACK_PAIN; " + answers,
                        "",
                        disposition.name(),
                        must,
                        mustNot,
                        ""));
    }

    private ProgramRun run(String... options) {
        List<String> args = new ArrayList<>(List.of("test", folder.toString()));
        args.addAll(List.of(options));
        return ProgramRun.of("", args.toArray(String[]::new));
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
