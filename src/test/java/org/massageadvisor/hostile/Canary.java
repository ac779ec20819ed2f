package org.massageadvisor.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;

/** Sings if any text of a rulebook is run. */
public final class Canary {
    private static final String SANG = "canary";

    private Canary() {}

    public static boolean sing() {
        System.setProperty(SANG, "sang");
        return true;
    }

    /** Where a command in a cell would leave a file. */
    static Path file(Path folder) {
        return folder.resolve("canary-sang");
    }

    static void hasNotSung(Path folder) {
        assertThat(System.getProperty(SANG)).isNull();
        assertThat(Files.exists(file(folder))).isFalse();
    }
}
