package org.massageadvisor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The program as people start it: the jar with its libraries beside it, in a process of its own, from any folder. */
@Timeout(120)
class PackagedProgramIT {
    private static final String JAVA = ProcessHandle.current().info().command().orElse("java");
    private static final Path JAR = Path.of("target/massage-advisor.jar").toAbsolutePath();
    private static final String CLIENT =
            Path.of("src/examples/blood-thinner.json").toAbsolutePath().toString();

    @TempDir
    Path folder;

    private ProgramRun run(String... args) throws IOException, InterruptedException {
        return run(JAR.resolveSibling(""), args);
    }

    private ProgramRun run(Path program, String... args) throws IOException, InterruptedException {
        String jar = program.resolve(JAR.getFileName()).toString();
        List<String> command = new ArrayList<>(List.of(JAVA, "-jar", jar));
        command.addAll(List.of(args));
        return ProgramRun.ofProcess(command, folder, Map.of());
    }

    @Test
    void givesAdviceAndNothingElse() throws IOException, InterruptedException {
        ProgramRun run = run("advise", CLIENT);

        assertThat(run.status()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.out())
                .isEqualTo(ProgramRun.of("", "advise", CLIENT).out())
                .isNotEmpty();
    }

    @Test
    void advisesByTheTablesOfItsJarEvenIfOneWasChangedInIt() throws Exception {
        Path program = Files.createDirectory(folder.resolve("program"));
        Path libraries = Files.createDirectory(program.resolve("lib"));
        Files.copy(JAR, program.resolve(JAR.getFileName()));
        try (DirectoryStream<Path> jars = Files.newDirectoryStream(JAR.resolveSibling("lib"), "*.jar")) {
            for (Path jar : jars) {
                Files.copy(jar, libraries.resolve(jar.getFileName()));
            }
        }
        String advice = run(program, "advise", CLIENT).out();
        Path library;
        try (DirectoryStream<Path> jars = Files.newDirectoryStream(libraries, "massage-advisor-*.jar")) {
            library = jars.iterator().next();
        }
        try (FileSystem jar = FileSystems.newFileSystem(library)) {
            Path properties = jar.getPath("org/massageadvisor/rules/rulebook.properties");
            Files.writeString(properties, Files.readString(properties).replace("back-pain", "another"));
        }

        assertThat(advice).contains("Rulebook back-pain ");
        assertThat(run(program, "advise", CLIENT).out()).contains("Rulebook another ");
    }

    @Test
    void hasTheRulebookReadyMadeAsItsTablesSay() throws Exception {
        assertThat(run("advise", "--format", "json", CLIENT).out())
                .isEqualTo(run(
                                "advise",
                                "--rules",
                                Path.of("rules").toAbsolutePath().toString(),
                                "--format",
                                "json",
                                CLIENT)
                        .out());
        Path library;
        try (DirectoryStream<Path> jars =
                Files.newDirectoryStream(JAR.resolveSibling("lib"), "massage-advisor-*.jar")) {
            library = jars.iterator().next();
        }
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {library.toUri().toURL()}, ClassLoader.getPlatformClassLoader())) {
            assertThat(loader.getResource("org/massageadvisor/rules/rulebook.packed"))
                    .isNotNull();
        }
    }

    @Test
    void saysNothingToWhoHasReadEnough() throws IOException, InterruptedException {
        Process process = new ProcessBuilder(JAVA, "-jar", JAR.toString(), "advise", CLIENT).start();
        process.getInputStream().close();

        assertThat(new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8))
                .isEmpty();
        assertThat(process.waitFor()).isZero();
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void saysWhyItCouldNotWrite() throws IOException, InterruptedException {
        Process process = new ProcessBuilder(JAVA, "-jar", JAR.toString(), "advise", CLIENT)
                .redirectOutput(new File("/dev/full"))
                .start();

        assertThat(new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8))
                .startsWith("error: the results could not be written to the end: No space left");
        assertThat(process.waitFor()).isEqualTo(2);
    }

    @Test
    void writesAndChecksAWorkbook() throws IOException, InterruptedException {
        assertThat(run("export", "rules.xlsx").status()).isZero();
        ProgramRun check = run("check", "--mark", "marked.xlsx", "rules.xlsx");

        assertThat(check.err()).isEmpty();
        assertThat(check.status()).isZero();
        assertThat(check.out()).startsWith("No problems in back-pain");
        assertThat(folder.resolve("marked.xlsx")).isNotEmptyFile();
    }

    @Test
    void takesTrustedDrlWithTheLibrariesThatLieAside() throws IOException, InterruptedException {
        Files.writeString(folder.resolve("extra.drl"), """
                import org.massageadvisor.engine.Client;
                rule "thinner-and-older"
                    @asks("ANTICOAGULANT; AGE_YEARS")
                    @then("MEDICAL_REVIEW_BEFORE_MASSAGE")
                    @because("A blood thinner at this age is a question for the doctor.")
                    @source("G-50")
                when
                    Client(isYes("ANTICOAGULANT"), number("AGE_YEARS") >= 18)
                then
                end
                """);

        ProgramRun run = run("advise", "--trust-drl", "extra.drl", "--format", "json", CLIENT);
        assertThat(run.err()).isEmpty();
        assertThat(run.status()).isZero();
        assertThat(run.out()).contains("\"disposition\":\"MEDICAL_REVIEW_BEFORE_MASSAGE\"", "thinner-and-older");

        ProgramRun bare = run("advise", "--rules", "extra.drl", CLIENT);
        assertThat(bare.status()).isEqualTo(2);
        assertThat(bare.err()).contains("--trust-drl");
    }

    @Test
    void keepsWhatCouldCompileRulesOutOfReach() throws IOException {
        try (var jars = Files.list(JAR.resolveSibling("lib"))) {
            assertThat(jars.map(jar -> String.valueOf(jar.getFileName())))
                    .anyMatch(name -> name.startsWith("drools-"))
                    .noneMatch(name -> name.contains("mvel") || name.contains("ecj"));
        }
    }
}
