package org.massageadvisor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ProgressLineTest {
    private static String printed(boolean isWatched, int claims) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ProgressLine line = new ProgressLine(new PrintStream(out, true, StandardCharsets.UTF_8), isWatched)) {
            for (int i = 0; i < claims; i++) {
                line.run();
            }
        }
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void oneLineIsWrittenOverAndWipedAtTheEnd() {
        assertThat(printed(true, 250))
                .matches("\rDecided for all clients: 100 claims\rDecided for all clients: 200 claims\r {30,}\r");
    }

    @Test
    void whereNobodyWatchesNothingIsPrinted() {
        assertThat(printed(false, 250)).isEmpty();
        assertThat(printed(true, 99)).isEmpty();
    }
}
