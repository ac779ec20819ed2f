package org.massageadvisor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The script that starts the program with a class-data archive, which it makes for itself. */
@Timeout(180)
@DisabledOnOs(OS.WINDOWS)
class LauncherIT {
    private static final Path BUILT = Path.of("target").toAbsolutePath();
    private static final String CLIENT =
            Path.of("src/examples/blood-thinner.json").toAbsolutePath().toString();

    @TempDir
    Path folder;

    private final Map<String, String> environment = new HashMap<>();
    private Path launcher = BUILT.resolve("massage-advisor");

    @BeforeEach
    void aCacheOfItsOwn() {
        environment.put("JAVA_HOME", System.getProperty("java.home"));
        environment.put("MASSAGE_ADVISOR_CACHE", folder.resolve("cache").toString());
    }

    private ProgramRun run(String... args) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(launcher.toString()));
        command.addAll(List.of(args));
        return ProgramRun.ofProcess(command, folder, environment);
    }

    private void assertGivesAdvice() throws IOException, InterruptedException {
        assertThat(run("advise", CLIENT)).isEqualTo(ProgramRun.of("", "advise", CLIENT));
    }

    private List<Path> filesInCache() throws IOException {
        Path cache = Path.of(String.valueOf(environment.get("MASSAGE_ADVISOR_CACHE")));
        if (!Files.exists(cache)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(cache)) {
            return files.filter(Files::isRegularFile).toList();
        } catch (UncheckedIOException e) {
            // It is being made at this moment.
            return List.of();
        }
    }

    /** The archive, when it is ready and nothing else of the making is left. */
    private Path archive() throws IOException, InterruptedException {
        Instant end = Instant.now().plus(Duration.ofMinutes(2));
        while (Instant.now().isBefore(end)) {
            List<Path> files = filesInCache();
            if (files.size() == 1 && files.get(0).toString().matches(".*\\.(jsa|aot)")) {
                return files.get(0);
            }
            Thread.sleep(100);
        }
        throw new AssertionError("no archive, but " + filesInCache());
    }

    /** Whether a call takes the classes of the program from the archive. */
    private boolean usesTheArchive() throws IOException, InterruptedException {
        Path log = folder.resolve("classes.log");
        environment.put("JDK_JAVA_OPTIONS", "-Xlog:class+load:file=" + log);
        run("advise", CLIENT);
        environment.remove("JDK_JAVA_OPTIONS");
        return Files.readAllLines(log).stream()
                .anyMatch(line -> line.contains("org.massageadvisor.engine.RuleEngine source: shared objects file"));
    }

    @Test
    void aFirstCallMakesTheArchiveAndLaterOnesUseIt() throws IOException, InterruptedException {
        assertGivesAdvice();
        Path archive = archive();

        assertThat(usesTheArchive()).isTrue();
        assertGivesAdvice();
        assertThat(filesInCache()).containsExactly(archive);
    }

    @Test
    void worksWithoutAPlaceForTheArchive() throws IOException, InterruptedException {
        Path file = Files.createFile(folder.resolve("file"));
        environment.put("MASSAGE_ADVISOR_CACHE", file.resolve("cache").toString());
        assertGivesAdvice();
        environment.put("MASSAGE_ADVISOR_CACHE", "");
        assertGivesAdvice();
        assertThat(usesTheArchive()).isFalse();
    }

    @Test
    void worksWithAnArchiveOfAnotherJava() throws IOException, InterruptedException {
        assertGivesAdvice();
        Path archive = archive();
        FileTime time = Files.getLastModifiedTime(archive);
        byte[] ofAnother = Files.readAllBytes(archive);
        for (int i = 0; i < 2_000; i++) {
            ofAnother[i] = (byte) (ofAnother[i] == 0 ? 0 : ofAnother[i] + 1);
        }
        Files.delete(archive);
        Files.write(archive, ofAnother);
        Files.setLastModifiedTime(archive, time);

        assertGivesAdvice();
    }

    @Test
    void makesAHalfArchiveAnewInsteadOfStartingWithIt() throws IOException, InterruptedException {
        assertGivesAdvice();
        Path archive = archive();
        FileTime time = Files.getLastModifiedTime(archive);
        byte[] whole = Files.readAllBytes(archive);
        Files.delete(archive);
        Files.write(archive, Arrays.copyOf(whole, whole.length / 2));
        Files.setLastModifiedTime(archive, time);

        assertGivesAdvice();
        Instant end = Instant.now().plus(Duration.ofMinutes(2));
        while (Files.size(archive()) == whole.length / 2 && Instant.now().isBefore(end)) {
            Thread.sleep(100);
        }
        assertThat(usesTheArchive()).isTrue();
    }

    @Test
    void leavesNothingOfAnArchiveThatCouldNotBeMade() throws IOException, InterruptedException {
        Path real = Path.of(System.getProperty("java.home"));
        Path home = folder.resolve("java");
        Files.createDirectories(home.resolve("bin"));
        Files.copy(real.resolve("release"), home.resolve("release"));
        Path tried = folder.resolve("tried");
        Path java = Files.writeString(home.resolve("bin/java"), """
                #!/bin/sh
                for option; do
                    case $option in
                    -XX:ArchiveClassesAtExit=* | -XX:AOTCacheOutput=*) echo half >"${option#*=}"; touch "%s"; exit 1 ;;
                    esac
                done
                exec "%s/bin/java" "$@"
                """.formatted(tried, real));
        assertThat(java.toFile().setExecutable(true)).isTrue();
        environment.put("JAVA_HOME", home.toString());

        assertGivesAdvice();
        Instant end = Instant.now().plus(Duration.ofMinutes(1));
        while ((!Files.exists(tried) || !filesInCache().isEmpty())
                && Instant.now().isBefore(end)) {
            Thread.sleep(100);
        }
        assertThat(tried).exists();
        assertThat(filesInCache()).isEmpty();
    }

    @Test
    void whoeverChoseAGarbageCollectorKeepsIt() throws IOException, InterruptedException {
        environment.put("JAVA_TOOL_OPTIONS", "-XX:+UseG1GC");

        ProgramRun run = run("advise", CLIENT);
        assertThat(run.out()).isEqualTo(ProgramRun.of("", "advise", CLIENT).out());
        assertThat(run.status()).isZero();
        assertThat(filesInCache()).isEmpty();
    }

    @Test
    void filesOfTheFolderItIsCalledInMeanNothing() throws IOException, InterruptedException {
        assertGivesAdvice();
        archive();
        Files.createFile(folder.resolve("-Xlog:cdsBAD=off"));
        Files.createFile(folder.resolve("-Xlog:cds=debug:file=off"));
        environment.put("CDPATH", folder.toString());

        assertGivesAdvice();
        assertThat(folder.resolve("off")).doesNotExist();
    }

    @Test
    void makesTheArchiveAnewWhenTheProgramIsNewer() throws IOException, InterruptedException {
        assertGivesAdvice();
        FileTime old = FileTime.from(Instant.parse("2001-01-01T00:00:00Z"));
        Files.setLastModifiedTime(archive(), old);

        assertGivesAdvice();
        Instant end = Instant.now().plus(Duration.ofMinutes(2));
        while (Files.getLastModifiedTime(archive()).equals(old) && Instant.now().isBefore(end)) {
            Thread.sleep(100);
        }
        assertThat(usesTheArchive()).isTrue();
    }

    @Test
    void isFoundThroughLinksAndPassesOnWhatItIsGiven() throws IOException, InterruptedException {
        Path first = Files.createSymbolicLink(folder.resolve("first link"), launcher);
        launcher = Files.createSymbolicLink(folder.resolve("second"), Path.of("./" + first.getFileName()));
        environment.put("MASSAGE_ADVISOR_CACHE", "");
        Files.copy(Path.of(CLIENT), folder.resolve("a client $x.json"));

        assertThat(run("advise", "a client $x.json").out())
                .isEqualTo(ProgramRun.of("", "advise", CLIENT).out());
        assertThat(run("advise", "no such.json"))
                .isEqualTo(new ProgramRun(2, "", "no such.json: error: no such file\n"));
        assertThat(run("--version").out()).startsWith("massage-advisor ");
        assertThat(run("tset").err()).contains("unknown command tset");
    }

    @Test
    void saysWhatIsMissingBesideIt() throws IOException, InterruptedException {
        Path alone = Files.createDirectory(folder.resolve("alone"));
        launcher = Files.copy(launcher, alone.resolve("massage-advisor"), StandardCopyOption.COPY_ATTRIBUTES);
        ProgramRun missing = new ProgramRun(
                2,
                "",
                "error: " + alone.toRealPath()
                        + " has no massage-advisor.jar with its folder lib, which belong beside this"
                        + " script; in a checkout, mvn package puts all three into target\n");

        assertThat(run("advise", CLIENT)).isEqualTo(missing);
        Files.copy(BUILT.resolve("massage-advisor.jar"), alone.resolve("massage-advisor.jar"));
        assertThat(run("advise", CLIENT)).isEqualTo(missing);
        assertThat(filesInCache()).isEmpty();
    }

    @Test
    void saysThatThereIsNoJava() throws IOException, InterruptedException {
        environment.put("JAVA_HOME", folder.toString());
        assertThat(run("advise", CLIENT))
                .isEqualTo(new ProgramRun(
                        2, "", "error: no Java found; Java 17 or newer expected, in JAVA_HOME or on the PATH\n"));
    }
}
