package org.massageadvisor.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class HeavyInputsTest {
    @TempDir
    Path folder;

    /** No memory but 512 MB, no input longer than 5 s, no error but problems with their places. */
    @Test
    @Timeout(value = 5, unit = TimeUnit.MINUTES)
    void theHeaviestInputsAreReadOrRefusedInLittleTimeAndMemory() throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElse("java"),
                        "-Xmx512m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        HeavyInputs.class.getName(),
                        folder.toString())
                .redirectErrorStream(true)
                .start();
        String report = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor()).as(report).isZero();
        assertThat(report)
                .contains("zip bomb of many parts")
                .contains("comments that are none, marked: refused")
                .doesNotContain("Exception", "\tat ");
    }
}
