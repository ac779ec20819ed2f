package org.massageadvisor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.massageadvisor.MassageAdvisor;
import org.massageadvisor.Recommendation;
import org.massageadvisor.intake.Answer;
import org.massageadvisor.intake.Intake;
import org.massageadvisor.json.IntakeJson;
import org.massageadvisor.json.RecommendationJson;

/**
 * The interview at the terminal, driven through a pipe. {@code mvn test -Dtest=AskTest -Dgolden.write=true} writes the golden files anew;
 * read the difference before you commit it.
 */
class AskTest {
    private static final Path GOLDEN = Path.of("src/test/resources/ask");

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"sore-low-back", "pregnant-with-slips", "chest-pain", "one-by-one-until-quit"})
    void readsAsTheGoldenFile(String name) throws IOException {
        String typed = Files.readString(GOLDEN.resolve(name + ".in"));
        String[] arguments =
                name.startsWith("one-by-one") ? new String[] {"ask", "--one-by-one"} : new String[] {"ask"};
        ProgramRun run = ProgramRun.of(typed, arguments);
        String text = (run.err() + "---- the advice ----\n" + run.out()).replaceAll("sha256:[0-9a-f]+", "sha256:...");
        Path file = GOLDEN.resolve(name + ".txt");
        if (Boolean.getBoolean("golden.write")) {
            Files.writeString(file, text);
        }

        assertThat(text).isEqualTo(Files.readString(file));
        assertThat(run.out()).isNotEmpty();
        assertThat(run.status()).isZero();
    }

    @Test
    void whatWasAnsweredIsSavedAndTheAdviceIsTheOneForIt() throws IOException {
        Path saved = folder.resolve("client.json");
        ProgramRun run = ProgramRun.of(
                Files.readString(GOLDEN.resolve("sore-low-back.in")),
                "ask",
                "--format",
                "json",
                "--save",
                saved.toString());

        Intake intake = IntakeJson.read(Files.readString(saved));
        Recommendation advice = MassageAdvisor.builtIn().advise(intake);
        assertThat(run.out()).isEqualTo(RecommendationJson.write(advice) + "\n");
        assertThat(advice.settled()).isTrue();
        assertThat(intake.answers()).containsEntry("LOWER_BACK_PAIN", Answer.Word.YES);
        assertThat(run.err()).contains("What was answered is saved in");
    }

    @Test
    void aSavedInterviewGoesOnWhereItEnded() throws IOException {
        Path saved = folder.resolve("client.json");
        ProgramRun half = ProgramRun.of("5\nnone\n2\n", "ask", "--save", saved.toString());

        assertThat(half.status()).isEqualTo(2);
        assertThat(half.out()).isEmpty();
        assertThat(half.err()).contains("error: the input ended or is no text, and ");
        assertThat(IntakeJson.read(Files.readString(saved)).answers())
                .containsEntry("LOWER_BACK_PAIN", Answer.Word.YES)
                .containsEntry("CHEST_PAIN", Answer.Word.NO)
                .containsEntry("PAIN_DURATION_WEEKS", new Answer.Quantity(2));

        ProgramRun rest = ProgramRun.of("quit\n", "ask", "--save", saved.toString(), saved.toString());
        assertThat(rest.status()).isZero();
        assertThat(rest.err()).doesNotContain("(region)");
        assertThat(rest.out()).startsWith("A FEW SAFETY QUESTIONS FIRST");
    }

    @Test
    void withoutAFileWhatWasAnsweredIsPrintedWhenTheInputEnds() {
        ProgramRun run = ProgramRun.of("5\n", "ask");

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err()).contains("what was answered:\n{\"answers\":{").contains("\"LOWER_BACK_PAIN\":\"yes\"");
    }

    @Test
    void aWrongAnswerIsAskedAgainAndNothingIsLost() {
        ProgramRun run = ProgramRun.of("5\nnone\n-3\nmany\n4001\n2.5\n\n1e3\n2\nquit\n", "ask", "--format", "json");

        assertThat(run.err())
                .contains(
                        "\"-3\" does not fit; expected a whole number from 0 to 4000 weeks, unknown, or a command (help).")
                .contains("\"many\" is not understood")
                .contains("\"4001\" does not fit")
                .contains("\"2.5\" does not fit")
                .contains("nothing was typed; expected a whole number")
                .contains("\"1e3\" is not understood")
                .contains("= How long the pain has lasted, in whole weeks: 2 weeks.");
        assertThat(run.status()).isZero();
    }

    @Test
    void aListTakesNoneOrNumbersAndNothingElse() {
        ProgramRun run = ProgramRun.of("no\nn\n12\n0\n5 5\n5 x\nunknown 5 unknown\n5, 3 unknown 1\nquit\n", "ask");

        assertThat(run.err())
                .contains("\"no\" is not understood; expected none, or the numbers of those that apply, from 1 to 11")
                .contains("maybe none")
                .contains("\"12\" does not fit")
                .contains("\"0\" does not fit")
                .contains("\"5\" is named twice")
                .contains("\"x\" is not understood")
                .contains("Neck pain: unknown")
                .contains("Upper back pain: yes")
                .contains("none of the other 8");
    }

    @Test
    void nothingIsAskedWhenTheResultCouldNotBeSaved() throws IOException {
        Path other = Files.writeString(folder.resolve("other.json"), "{}");

        for (Path target : new Path[] {other, folder, folder.resolve("no/such/folder.json")}) {
            ProgramRun run = ProgramRun.of("5\n", "ask", "--save", target.toString());
            assertThat(run.status()).isEqualTo(2);
            assertThat(run.errors()).hasSize(1);
            assertThat(run.err()).contains(target + ": error: ").doesNotContain("Exception");
        }
        assertThat(other).hasContent("{}");
    }

    @Test
    void whatIsKnownMustBeAnIntake() throws IOException {
        Path broken = Files.writeString(folder.resolve("broken.json"), "{\"answers\": {\"FEVR\": \"yes\"}}");

        Stream.of(broken.toString(), folder.resolve("none.json").toString(), "-", "client.txt")
                .forEach(file -> {
                    ProgramRun run = ProgramRun.of("", "ask", file);
                    assertThat(run.status()).isEqualTo(2);
                    assertThat(run.err()).contains(": error: ").doesNotContain("Exception");
                    assertThat(run.out()).isEmpty();
                });
        assertThat(ProgramRun.of("", "ask", broken.toString()).err()).contains("maybe FEVER_CHILLS");
    }

    @Test
    void whatIsNoTextIsTakenForNoAnswer() {
        ProgramRun binary = ProgramRun.of("PK\u0003\u0004\u0014\0\n1\n5\n", "ask");

        assertThat(binary.status()).isEqualTo(2);
        assertThat(binary.err())
                .contains("error: the input ended or is no text")
                .contains("{\"answers\":{}}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"maybe", "help", "back", "why 1"})
    void aProgramThatDoesNotListenIsNotAskedForEver(String word) {
        ProgramRun run = ProgramRun.of((word + "\n").repeat(10_000), "ask");

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err().length()).isLessThan(500_000);
    }

    @Test
    void anEmergencyWaitsForNoProgramEither() {
        assertThat(ProgramRun.of("5\n6\n" + "no\n".repeat(10_000), "ask").err().length())
                .isLessThan(50_000);
    }

    @Test
    void whatSomebodyWroteMeanwhileIsNotLost() throws Exception {
        Path known = Files.writeString(folder.resolve("known.json"), "{\"answers\": {\"AGE_YEARS\": 40}}");
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        PipedOutputStream typing = new PipedOutputStream();
        PipedInputStream in = new PipedInputStream(typing);
        CompletableFuture<Integer> status = CompletableFuture.supplyAsync(() -> Main.run(
                new String[] {"ask", "--save", known.toString(), known.toString()},
                in,
                new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8)));
        while (!err.toString(StandardCharsets.UTF_8).endsWith(" > ") && !status.isDone()) {
            Thread.sleep(10);
        }
        Files.writeString(known, "{\"answers\": {\"CHEST_PAIN\": \"yes\"}}");
        typing.write("quit\n".getBytes(StandardCharsets.UTF_8));
        typing.close();

        assertThat(status.get()).isEqualTo(2);
        assertThat(known).content().contains("CHEST_PAIN");
        assertThat(err.toString(StandardCharsets.UTF_8))
                .contains("somebody wrote it meanwhile")
                .contains("\"AGE_YEARS\":40");
    }

    @Test
    void ofALineThatWasCutNothingIsTaken() {
        ProgramRun run = ProgramRun.of("8" + " ".repeat(1000) + " 1\n" + " ".repeat(999) + "10\nquit\n", "ask");

        assertThat(run.err()).doesNotContain("= ").contains("is not understood");
    }

    @Test
    void whatAnEmergencyListLeavesUnnamedIsNoDenial() throws IOException {
        Path saved = folder.resolve("emergency.json");
        ProgramRun run = ProgramRun.of("5\n6\nwhat\n\n", "ask", "--save", saved.toString());

        assertThat(run.status()).isZero();
        assertThat(run.out()).startsWith("GET EMERGENCY CARE NOW");
        assertThat(run.err()).contains("The others on the list count as not asked.");
        assertThat(IntakeJson.read(Files.readString(saved)).answers())
                .containsEntry("CHEST_PAIN", Answer.Word.YES)
                .doesNotContainKey("SADDLE_NUMBNESS");
    }

    @Test
    void aLineWithoutEndFillsNoMemory() {
        ProgramRun run = ProgramRun.of("x".repeat(5_000_000) + "\nquit\n", "ask");

        assertThat(run.status()).isZero();
        assertThat(run.err().length()).isLessThan(10_000);
    }
}
