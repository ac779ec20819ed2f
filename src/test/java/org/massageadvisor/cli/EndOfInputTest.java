package org.massageadvisor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Processes whose input is not there, or that are ended while they wait for it. */
@Timeout(120)
class EndOfInputTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @EnabledOnOs(OS.LINUX)
    @CsvSource({"advise -, <&-, it is closed", "ask, <&-, it is closed", "ask, </, Is a directory"})
    void inputThatIsNotThereIsSaidAndNothingElseIsReadInstead(String call, String input, String reason)
            throws Exception {
        List<String> command = new ArrayList<>(List.of("sh", "-c", "exec \"$@\" " + input, "sh"));
        command.addAll(ProgramRun.command(List.of(), call.split(" ")));

        ProgramRun run = ProgramRun.ofProcess(command, folder, Map.of());

        assertThat(run.errors()).contains("standard input: error: cannot be read: " + reason);
        assertThat(run.out()).isEmpty();
        assertThat(run.status()).isEqualTo(2);
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void anInterviewThatIsEndedFromOutsideIsSavedAsFarAsItCame() throws Exception {
        Path saved = folder.resolve("client.json");
        Path err = folder.resolve("err.txt");
        Process ask = new ProcessBuilder(ProgramRun.command(List.of(), "ask", "--save", saved.toString()))
                .redirectError(err.toFile())
                .start();
        ask.getOutputStream().write("1 2\n".getBytes(StandardCharsets.UTF_8));
        ask.getOutputStream().flush();
        awaitQuestions(2, err);

        ask.destroy();

        assertThat(ask.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(ask.exitValue()).isNotZero();
        assertThat(Files.readString(saved)).contains("\"NECK_PAIN\":\"yes\"");
        assertThat(Files.readString(err)).contains("What was answered is saved in " + saved + ".\n");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void anInterviewThatIsEndedBeforeTheFirstAnswerLeavesNoFile() throws Exception {
        Path saved = folder.resolve("client.json");
        Path err = folder.resolve("err.txt");
        Process ask = new ProcessBuilder(ProgramRun.command(List.of(), "ask", "--save", saved.toString()))
                .redirectError(err.toFile())
                .start();
        awaitQuestions(1, err);

        ask.destroy();

        assertThat(ask.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(saved).doesNotExist();
    }

    private static void awaitQuestions(int count, Path err) throws Exception {
        while (Files.readString(err).split(" > ", -1).length <= count) {
            Thread.sleep(50);
        }
    }
}
