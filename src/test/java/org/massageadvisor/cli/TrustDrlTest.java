package org.massageadvisor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.massageadvisor.reading.SmallRulebook;

class TrustDrlTest {
    private static final String DRL = """
            package extra
            import org.massageadvisor.engine.Client
            function boolean strong(double score) {
                if (score == 10) throw new IllegalStateException("ten found");
                return score >= 5;
            }
            rule "strong-for-long"
                @then("URGENT_MEDICAL_CARE")
                @because("Strong pain for so long should be looked at.")
                @source("T-1")
                @asks("PAIN_SCORE; FEVER_CHILLS")
            when
                Client( strong(number("PAIN_SCORE")), isNo("FEVER_CHILLS") )
            then
            end
            """;
    private static final String STRONG =
            "{\"answers\": {\"LOWER_BACK_PAIN\": \"yes\", \"PAIN_SCORE\": 6, \"FEVER_CHILLS\": \"no\"}}";
    private static final String TEN = STRONG.replace("6", "10");

    @TempDir
    Path folder;

    @Test
    void aFileThatIsTrustedByNameAddsItsRules() throws IOException {
        String drl = file("extra.drl", DRL);

        ProgramRun without = advise(STRONG, "--format", "json");
        ProgramRun with = advise(STRONG, "--trust-drl", drl, "--format", "json");

        assertThat(without.out()).contains("MASSAGE_SUITABLE").doesNotContain("extra.drl");
        assertThat(with.out()).contains("\"disposition\":\"URGENT_MEDICAL_CARE\"", "\"where\":\"extra.drl:7\"");
        assertThat(with.err()).isEmpty();
        assertThat(with.status()).isZero();
        assertThat(ProgramRun.of(
                                STRONG,
                                "explain",
                                "--rules",
                                rules(),
                                "--trust-drl",
                                drl,
                                "--code",
                                "URGENT_MEDICAL_CARE",
                                "-")
                        .out())
                .contains("met: drl(strong-for-long) says yes\n    reads Pain: 6 points\n    reads Fever: no\n");
        assertThat(ProgramRun.of("yes\nno\n6\n", "ask", "--rules", rules(), "--trust-drl=" + drl, "--one-by-one")
                        .err())
                .contains("How strong?");
    }

    @Test
    void aRuleThatFailsForAClientIsNamedAndTheOthersStillGetTheirAdvice() throws IOException {
        String two = file("two.ndjson", TEN + "\n" + STRONG + "\n");

        ProgramRun run = ProgramRun.of(
                "", "advise", "--rules", rules(), "--trust-drl", file("extra.drl", DRL), "--format", "json", two);

        assertThat(run.errors())
                .hasSize(1)
                .first()
                .asString()
                .startsWith(two + ":1: error: extra.drl: ")
                .contains("strong-for-long")
                .endsWith("java.lang.IllegalStateException: ten found");
        assertThat(run.out().lines()).hasSize(1);
        assertThat(run.status()).isEqualTo(2);
    }

    @Test
    void anInterviewInWhichARuleFailsEndsWithAMessageAndNoAdvice() throws IOException {
        ProgramRun run = ProgramRun.of(
                TEN, "ask", "--rules", rules(), "--trust-drl", file("extra.drl", DRL), file("known.json", TEN));

        assertThat(run.errors())
                .last()
                .asString()
                .startsWith("--trust-drl: error: extra.drl: ")
                .endsWith("ten found");
        assertThat(run.out()).isEmpty();
        assertThat(run.status()).isEqualTo(2);
    }

    @Test
    void everyProblemOfTheTextIsNamed() throws IOException {
        ProgramRun run = advise(
                STRONG,
                "--trust-drl",
                file("extra.drl", DRL.replace("T-1", "T-9").replace("URGENT_", "URGNT_")));

        assertThat(run.errors())
                .containsExactly(
                        "extra.drl:7:then: error: unknown outcome URGNT_MEDICAL_CARE; maybe URGENT_MEDICAL_CARE",
                        "extra.drl:7:source: error: unknown evidence T-9; each has a row in the table evidence; maybe T-1");
        assertThat(run.status()).isEqualTo(2);
    }

    @Test
    void aFileThatCannotBeReadIsAMessage() throws IOException {
        String missing = folder.resolve("missing.drl").toString();
        Path latin = folder.resolve("latin.drl");
        Files.write(latin, "package x\n// \u00e9".getBytes(StandardCharsets.ISO_8859_1));

        assertThat(advise(STRONG, "--trust-drl", missing).errors()).containsExactly(missing + ": error: no such file");
        assertThat(advise(STRONG, "--trust-drl", folder.toString()).errors())
                .containsExactly(folder + ": error: not a file");
        assertThat(advise(STRONG, "--trust-drl", latin.toString()).errors())
                .containsExactly(latin + ":2: error: not UTF-8");
        assertThat(advise(STRONG, "--trust-drl", missing).status()).isEqualTo(2);
    }

    @Test
    void drlTextThatNobodyAskedForByNameIsRefusedWithTheReason() throws IOException {
        String why =
                "rules as DRL text are code, which would run with all rights of this program, so they are no part of a"
                        + " rulebook; whoever trusts this text asks for it by name: --trust-drl FILE, or MassageAdvisor.withTrustedDrl";
        String drl = file("extra.drl", DRL);
        String rules = rules();
        Files.writeString(Path.of(rules, "More.DRL"), DRL);

        assertThat(ProgramRun.of(STRONG, "advise", "--rules", rules, "-").errors())
                .containsExactly("More.DRL: error: " + why);
        assertThat(ProgramRun.of(STRONG, "advise", "--rules", drl, "-").errors())
                .containsExactly(drl + ": error: " + why);
    }

    private ProgramRun advise(String intake, String... options) throws IOException {
        String[] call = new String[options.length + 4];
        call[0] = "advise";
        call[1] = "--rules";
        call[2] = rules();
        System.arraycopy(options, 0, call, 3, options.length);
        call[call.length - 1] = "-";
        return ProgramRun.of(intake, call);
    }

    private String rules() throws IOException {
        Path rules = Files.createDirectories(folder.resolve("rules"));
        new SmallRulebook(rules);
        return rules.toString();
    }

    private String file(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content).toString();
    }
}
