package org.massageadvisor.cli;

import java.io.InputStream;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.massageadvisor.rulebook.Printable;
import picocli.CommandLine;

/** Understands a command line, and runs what it asks for. */
final class CommandParser {
    private CommandParser() {}

    /** Runs one command; returns its exit status. */
    static int run(String[] args, InputStream in, PrintStream out, PrintStream err) {
        CommandLine commandLine = new CommandLine(new Program())
                .addSubcommand(new AdviseCommand(in, out, err))
                .addSubcommand(new AskCommand(in, out, err))
                .addSubcommand(new ExplainCommand(in, out, err))
                .addSubcommand(new CheckCommand(out, err))
                .addSubcommand(new TestCommand(out, err))
                .addSubcommand(new DiffCommand(out, err))
                .addSubcommand(new ExportCommand(out, err))
                .setOut(writer(out))
                .setErr(writer(err))
                .setUsageHelpWidth(100)
                .setExpandAtFiles(false)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .registerConverter(Path.class, CommandParser::path)
                .setExecutionExceptionHandler((problem, line, arguments) -> Main.failed(problem, err))
                .setParameterExceptionHandler((problem, arguments) -> {
                    err.println("error: " + Printable.text(WrongCall.message(problem)));
                    err.println("Try " + WrongCall.command(problem) + "--help.");
                    return Main.WRONG;
                });
        return commandLine.execute(args);
    }

    private static PrintWriter writer(PrintStream stream) {
        return new PrintWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8), true);
    }

    private static Path path(String name) {
        if (name.isBlank()) {
            throw new CommandLine.TypeConversionException("empty, the name of a file or a folder expected");
        }
        try {
            return Path.of(name);
        } catch (InvalidPathException e) {
            throw new CommandLine.TypeConversionException("no name for a file: " + e.getReason()
                    + "; maybe the locale has no such letters, and LC_ALL=C.UTF-8 helps");
        }
    }

    /** The program as a whole. */
    @CommandLine.Command(
            name = "massage-advisor",
            description = "Advice about massage for back pain, from rules, with reasons.",
            versionProvider = Version.class,
            mixinStandardHelpOptions = true)
    static final class Program implements Runnable {
        @CommandLine.Spec
        private CommandLine.Model.@org.jspecify.annotations.Nullable CommandSpec spec;

        @Override
        public void run() {
            if (spec != null) {
                throw new CommandLine.ParameterException(
                        spec.commandLine(),
                        "a command expected, one of "
                                + String.join(", ", spec.subcommands().keySet()));
            }
        }
    }

    /** The version of the jar. */
    static final class Version implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = Main.class.getPackage().getImplementationVersion();
            return new String[] {"massage-advisor " + (version == null ? "(not packaged)" : version)};
        }
    }
}
