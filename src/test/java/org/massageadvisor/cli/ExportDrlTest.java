package org.massageadvisor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.massageadvisor.MassageAdvisor;
import org.massageadvisor.export.drl.DrlText;

class ExportDrlTest {
    @TempDir
    Path folder;

    @Test
    void aTargetThatEndsInDrlGetsTheRules() throws IOException {
        Path target = folder.resolve("rules.drl");

        assertThat(ProgramRun.of("", "export", target.toString()).status()).isZero();
        assertThat(Files.readString(target))
                .isEqualTo(DrlText.of(MassageAdvisor.builtIn().rulebook()));
    }
}
