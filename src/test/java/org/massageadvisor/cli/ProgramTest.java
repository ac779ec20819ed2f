package org.massageadvisor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProgramTest {
    private static final String HEALTHY =
            "\"screened\": [\"pain-character\", \"red-flag\", \"condition\", \"medication\", \"history/context\"]";
    private static final String RELAX =
            "{\"answers\": {\"AGE_YEARS\": 36, \"GOAL_RELAXATION\": \"yes\"}, " + HEALTHY + "}";

    @TempDir
    Path folder;

    @Test
    void printsTheAdviceForAFile() throws IOException {
        ProgramRun run = ProgramRun.of("", "advise", file("relax.json", RELAX));

        assertThat(run.out()).startsWith("MASSAGE IS SUITABLE\n").endsWith(", not yet reviewed by a clinician.\n");
        assertThat(run.err()).isEmpty();
        assertThat(run.status()).isZero();
    }

    @Test
    void printsOneRecommendationALineInTheOrderOfTheIntakes() throws IOException {
        String intakes = "{\"id\": \"a\", " + RELAX.substring(1)
                + "\n\n{\"id\": \"b\", \"answers\": {\"CHEST_PAIN\": \"yes\"}}\r\n";

        ProgramRun run = ProgramRun.of("", "advise", "--format", "json", file("two.ndjson", intakes));

        assertThat(run.out().lines())
                .satisfiesExactly(
                        a -> assertThat(a).startsWith("{\"intakeId\":\"a\",\"disposition\":\"MASSAGE_SUITABLE\""),
                        b -> assertThat(b).startsWith("{\"intakeId\":\"b\",\"disposition\":\"EMERGENCY_CARE\""));
        assertThat(run.status()).isZero();
    }

    @Test
    void aBrokenLineIsNamedAndTheOthersStillGetTheirAdvice() throws IOException {
        String file = file("mixed.ndjson", RELAX + "\n{\"answers\": {\"FEVR\": \"yes\"}}\nnot json\n" + RELAX);

        ProgramRun run = ProgramRun.of("", "advise", "--format", "json", file);

        assertThat(run.out().lines()).hasSize(2);
        assertThat(run.errors())
                .satisfiesExactly(
                        second -> assertThat(second)
                                .isEqualTo(file + ":2: error: answers.FEVR: unknown finding; maybe FEVER_CHILLS"),
                        third -> assertThat(third).startsWith(file + ":3: error: column "));
        assertThat(run.status()).isEqualTo(2);
    }

    @Test
    void aCallWithoutTheParserOfTheCommandLineDoesWhatTheParserWouldHaveItDo() throws IOException {
        String relax = file("relax.json", RELAX);
        List<List<String>> calls = List.of(
                List.of("advise"),
                List.of("advise", relax),
                List.of("advise", relax, relax),
                List.of("advise", "-"),
                List.of("advise", "-", relax),
                List.of("advise", ""),
                List.of("advise", relax, ""),
                List.of("advise", " "),
                List.of("advise", "no-such.json"),
                List.of("advise", "no-ending", relax),
                List.of("advise", folder.toString()),
                List.of("advise", "@" + relax),
                List.of("advise", "\"" + relax + "\""),
                List.of("advise", "rules=x.json"),
                List.of("advise", "advise"),
                List.of("advise", "help"),
                List.of("advise", "--", relax),
                List.of("advise", "--format", "json", relax),
                List.of("advise", relax, "--format=json"),
                List.of("advise", "-x", relax),
                List.of("advise", "--help"),
                List.of("ADVISE", relax),
                List.of(relax, "advise"));

        for (List<String> call : calls) {
            String[] args = call.toArray(new String[0]);
            assertThat(ProgramRun.of(RELAX, args)).as(call.toString()).isEqualTo(ProgramRun.parsed(RELAX, args));
        }
    }

    @Test
    void readsStandardInputWithOneIntakeOrOneALine() {
        assertThat(ProgramRun.of(RELAX.replace(", ", ",\n  "), "advise", "-").out())
                .startsWith("MASSAGE IS SUITABLE");
        ProgramRun two = ProgramRun.of(RELAX + "\n" + RELAX, "advise", "--format", "json", "-");
        assertThat(two.out().lines()).hasSize(2);
        ProgramRun broken = ProgramRun.of("broken\n" + RELAX, "advise", "--format", "json", "-");
        assertThat(broken.out().lines()).hasSize(1);
        assertThat(broken.err()).startsWith("standard input:1: error: column ");
        assertThat(broken.status()).isEqualTo(2);
    }

    @Test
    void anAdviceIsTheSameWhateverTheFormOfTheInput() throws IOException {
        String fromFile = ProgramRun.of("", "advise", "--format", "json", file("a.json", RELAX))
                .out();

        assertThat(ProgramRun.of("", "advise", "--format", "json", file("a.ndjson", RELAX))
                        .out())
                .isEqualTo(fromFile);
        assertThat(ProgramRun.of(RELAX, "advise", "--format", "json", "-").out())
                .isEqualTo(fromFile);
        assertThat(ProgramRun.of("\uFEFF" + RELAX, "advise", "--format", "json", "-")
                        .out())
                .isEqualTo(fromFile);
        assertThat(ProgramRun.of("", "advise", "--rules", "rules", "--format", "json", file("a.json", RELAX))
                        .out())
                .isEqualTo(fromFile);
    }

    @Test
    void whatCannotBeReadIsAMessageAndTheOtherFilesStillGetTheirAdvice() throws IOException {
        String latin = folder.resolve("latin.json").toString();
        Files.write(Path.of(latin), "{\"answers\": {},\n\"id\": \"é\"}".getBytes(StandardCharsets.ISO_8859_1));
        String empty = file("empty.json", "");
        String emptyLines = file("empty.ndjson", "\n\n");
        String missing = folder.resolve("missing.json").toString();
        String text = file("notes.txt", RELAX);
        String large = file("large.json", "{\"answers\": {" + " ".repeat(1_000_000) + "}}");

        ProgramRun run = ProgramRun.of(
                "",
                "advise",
                "--format",
                "json",
                latin,
                empty,
                emptyLines,
                missing,
                text,
                large,
                folder + "/x.json/",
                file("good.json", RELAX));

        assertThat(run.errors())
                .containsExactly(
                        latin + ":2: error: not UTF-8",
                        empty + ": error: empty; an intake such as {\"answers\": {...}} expected",
                        emptyLines + ": error: empty; one intake a line expected",
                        missing + ": error: no such file",
                        text + ": error: the name ends neither in .json (one intake) nor in .ndjson (one a line)",
                        large + ": error: longer than 1000000 bytes, which no intake is",
                        folder
                                + "/x.json/: error: the name ends neither in .json (one intake) nor in .ndjson (one a line)");
        assertThat(run.out().lines()).hasSize(1);
        assertThat(run.status()).isEqualTo(2);
    }

    @Test
    void aMessageStaysOneLineWhateverTheInputHeld() {
        ProgramRun run = ProgramRun.of("{\"answers\": {\"A\\nB\\u001b[31m\\u202e\": \"yes\"}}", "advise", "-");

        assertThat(run.errors())
                .containsExactly("standard input: error: answers.A\\u000aB\\u001b[31m\\u202e: unknown finding");
    }

    @Test
    void nothingFromOutsideSteersTheTerminal() {
        String page = ProgramRun.of("{\"id\": \"a\\u001b[2Jb\\nEMERGENCY\", \"answers\": {}}", "advise", "-")
                .out();

        assertThat(page).contains("(a\\u001b[2Jb").doesNotContain("\u001b", "\nEMERGENCY");
    }

    @Test
    void standardInputMayHoldOneIntakeHoweverItIsLaidOut() {
        assertThat(ProgramRun.of("{\"answers\":\n{\"CHEST_PAIN\":\n\"yes\"}\n}\n", "advise", "-")
                        .out())
                .startsWith("GET EMERGENCY CARE NOW");
    }

    @Test
    void aRulebookThatCannotBeUsedIsNamedProblemByProblem() throws IOException {
        ProgramRun run = ProgramRun.of("", "advise", "--rules", folder.toString(), file("good.json", RELAX));

        assertThat(run.errors()).contains("rulebook.properties: error: missing; every rulebook has one");
        assertThat(run.out()).isEmpty();
        assertThat(run.status()).isEqualTo(2);
    }

    @Test
    void aFileIsWrittenWithoutTouchingAnyOther() throws IOException {
        Path page = folder.resolve("book.html");
        Path stranger = Files.writeString(folder.resolve("victim.txt"), "mine");
        Path own = Files.writeString(folder.resolve(".book.html.0.new"), "mine too");
        Files.createSymbolicLink(folder.resolve(".book.html.1.new"), stranger);

        assertThat(ProgramRun.of("", "export", page.toString()).status()).isZero();

        assertThat(page).content().startsWith("<!DOCTYPE html>");
        assertThat(Files.isSymbolicLink(page)).isFalse();
        assertThat(stranger).hasContent("mine");
        assertThat(own).hasContent("mine too");
        assertThat(ProgramRun.of("", "export", page.toString()).err()).contains("exists already");
    }

    @Test
    void checkSaysWhatIsProvedAndWhatTheTimeDidNotSufficeFor() {
        ProgramRun proved = ProgramRun.of("", "check");
        assertThat(proved.status()).isZero();
        assertThat(proved.out())
                .startsWith("No problems in back-pain")
                .contains("- proved:      No massage is advised while a core question is open.")
                .doesNotContain("NOT KEPT", "not decided");

        ProgramRun late = ProgramRun.of("", "check", "--time-limit", "0");
        assertThat(late.status()).isEqualTo(1);
        assertThat(late.out())
                .contains("claims about all clients not decided within 0 seconds; --time-limit gives more time")
                .contains("- not decided: No massage is advised while a core question is open.")
                .doesNotContain("No problems");

        ProgramRun wrong = ProgramRun.of("", "check", "--time-limit", "-5");
        assertThat(wrong.status()).isEqualTo(2);
        assertThat(wrong.errors()).containsExactly("--time-limit -5: error: seconds from 0 to 86400 expected");
    }

    @Test
    void nothingIsMarkedOfARulebookThatCannotBeRead() throws IOException {
        Path large = Files.write(folder.resolve("large.xlsx"), new byte[(32 << 20) + 1]);
        Path empty = Files.createDirectory(folder.resolve("empty"));
        for (Path rulebook : new Path[] {large, empty}) {
            Path marked = folder.resolve("marked.xlsx");
            ProgramRun run = ProgramRun.of("", "check", "--mark", marked.toString(), rulebook.toString());

            assertThat(run.status()).isEqualTo(2);
            assertThat(run.err())
                    .contains("not written: the " + (rulebook == empty ? "tables" : "workbook") + " cannot be read");
            assertThat(marked).doesNotExist();
        }
    }

    @Test
    void anEmptyNameIsNotTheFolderThatOneIsIn() {
        for (String[] call :
                new String[][] {{"check", ""}, {"test", ""}, {"export", "", "x.xlsx"}, {"advise", "--rules", "", "x"}
                }) {
            ProgramRun run = ProgramRun.of("", call);

            assertThat(run.status()).isEqualTo(2);
            assertThat(run.err()).contains("empty, the name of a file or a folder expected");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "advise                        | FILE missing",
                "diff rules                    | NEW missing",
                "export                        | TARGET missing; .xlsx, .drl, .html or the name of a folder expected",
                "advise --rules                | --rules: PATH missing",
                "advise --format jso x.json    | --format: jso found, one of text, json expected; maybe json",
                "ask --until limit             | --until: limit found, one of settled, limits, plan expected; maybe limits",
                "check --time-limit 3x         | --time-limit: 3x found, a number expected",
                "check --mark ''               | --mark: empty, the name of a file or a folder expected",
                "advise --frmat json x.json    | unknown option --frmat, expected one of --rules, --trust-drl, --format, -h, --help, -V, --version; maybe --format",
                "test --mutat                  | maybe --mutate",
                "advise --rulse                | maybe --rules",
                "check a b c                   | b, c is more than check takes",
                "advice x.json                 | unknown command advice, expected one of advise, ask, explain, check, test, diff, export; maybe advise",
                "--fast                        | unknown option --fast, expected one of -h, --help, -V, --version",
                "''                            | a command expected, one of advise",
            })
    void aWrongCallSaysWhatIsWrongAndWhatWasExpected(String call, String message) {
        ProgramRun run = ProgramRun.of(
                "",
                Stream.of(call.split(" "))
                        .filter(word -> !word.isEmpty())
                        .map(word -> word.equals("''") ? "" : word)
                        .toArray(String[]::new));

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err()).contains(message).doesNotContain("Exception");
    }

    @Test
    void whatIsNoTextIsNotReadToItsEnd() throws IOException {
        byte[] lines = new byte[2_000];
        for (int i = 0; i < lines.length; i++) {
            lines[i] = (byte) (i % 2 == 0 ? 0xFF : '\n');
        }
        Path binary = Files.write(folder.resolve("binary.ndjson"), lines);

        ProgramRun run = ProgramRun.of("", "advise", binary.toString());

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.errors())
                .hasSize(101)
                .endsWith(binary + ": error: no text: 100 lines are not UTF-8; from line 101 on it is not read");
    }

    @Test
    void helpAndVersionAreNoErrors() {
        assertThat(ProgramRun.of("", "advise", "--help").status()).isZero();
        assertThat(ProgramRun.of("", "--version").out()).startsWith("massage-advisor ");
    }

    private String file(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content).toString();
    }
}
