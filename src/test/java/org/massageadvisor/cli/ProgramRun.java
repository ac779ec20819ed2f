package org.massageadvisor.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** One run of the program: its exit status, and what it wrote to standard output and standard error. */
public record ProgramRun(int status, String out, String err) {
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

    public List<String> errors() {
        return err.lines().toList();
    }
}
