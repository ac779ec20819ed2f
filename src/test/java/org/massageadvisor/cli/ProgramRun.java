package org.massageadvisor.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** One run of the program: its exit status, and what it wrote to standard output and standard error. */
public record ProgramRun(int status, String out, String err) {
    private static final Set<String> JAVA_OPTIONS = Set.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS");

    /** Runs the program with this standard input. */
    public static ProgramRun of(String input, String... args) {
        return of(Main::run, input, args);
    }

    /** Runs the program as if no call were plain enough to go without the parser of the command line. */
    static ProgramRun parsed(String input, String... args) {
        return of(CommandParser::run, input, args);
    }

    private interface Way {
        int run(String[] args, InputStream in, PrintStream out, PrintStream err);
    }

    private static ProgramRun of(Way way, String input, String... args) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int status = way.run(
                args,
                new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
        return new ProgramRun(status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    /**
     * Runs the program in a process of its own, which knows none of the options for Java that may be set here.
     *
     * @param folder where it is started, and where what it writes is kept meanwhile
     * @param environment what the process finds in its environment besides
     */
    static ProgramRun ofProcess(List<String> command, Path folder, Map<String, String> environment)
            throws IOException, InterruptedException {
        Path out = folder.resolve("out.txt");
        Path err = folder.resolve("err.txt");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        builder.environment().keySet().removeAll(JAVA_OPTIONS);
        builder.environment().putAll(environment);
        return new ProgramRun(builder.start().waitFor(), Files.readString(out), Files.readString(err));
    }

    public List<String> errors() {
        return err.lines().toList();
    }
}
