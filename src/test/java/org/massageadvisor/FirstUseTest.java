package org.massageadvisor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.massageadvisor.cli.ProgramRun;

/** Drools and others look for their parts through the context class loader of the thread that needs them first, and once in a process. */
class FirstUseTest {
    @ParameterizedTest
    @CsvSource({
        "builtIn, blind",
        "builtIn, platform",
        "builtIn, none",
        "advise, blind",
        "load, blind",
        "load, platform",
        "explain, platform",
        "interview, blind",
        "drl, blind"
    })
    void theFirstUseWorksInAPoolWhateverTheContextClassLoaderOfItsThreadSees(
            String what, String loader, @TempDir Path folder) throws Exception {
        Path out = folder.resolve("out.txt");
        Path err = folder.resolve("err.txt");
        Path rulebook = folder.resolve("rules.xlsx");
        if (what.equals("load")) {
            assertThat(ProgramRun.of("", "export", rulebook.toString()).status())
                    .isZero();
        }
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Djava.util.concurrent.ForkJoinPool.common.parallelism=4",
                "-cp",
                System.getProperty("java.class.path"),
                FirstUse.class.getName(),
                what,
                loader,
                rulebook.toString());

        Process process = new ProcessBuilder(command)
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();
        int status = process.waitFor();

        assertThat(status).as(Files.readString(err, StandardCharsets.UTF_8)).isZero();
        // The workbook library says before that nobody listens to its log.
        assertThat(Files.readAllLines(out, StandardCharsets.UTF_8)).last().isEqualTo("URGENT_MEDICAL_CARE");
    }
}
