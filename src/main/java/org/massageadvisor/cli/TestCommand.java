package org.massageadvisor.cli;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.massageadvisor.intake.InvalidIntakeException;
import org.massageadvisor.json.TestJson;
import org.massageadvisor.review.MutationResult;
import org.massageadvisor.review.Trial;
import org.massageadvisor.review.TrialResult;
import org.massageadvisor.review.WorkedClient;
import org.massageadvisor.rulebook.Printable;
import org.massageadvisor.rulebook.Rulebook;
import org.massageadvisor.table.InvalidRulebookException;
import picocli.CommandLine;

/** {@code test}: the worked clients of a rulebook, and how well they protect it. */
@CommandLine.Command(
        name = "test",
        description = "Runs the worked clients of a rulebook and says what differs and what they leave untried.",
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class,
        footer = {
            "",
            "Exit status: 0 fine, 1 a client gets other advice than expected,",
            "2 the rulebook, a client or the call is wrong. Changes that no client notices are listed; they are no failure.",
            "",
            "Example: massage-advisor test my-rules --mutate"
        })
final class TestCommand implements Callable<Integer> {
    private final Source source;
    private final PrintStream out;
    private final PrintStream err;

    @CommandLine.Option(
            names = "--mutate",
            description = "Change one thing at a time in the rules, and list the changes that no client notices.")
    private boolean mutate;

    @CommandLine.Option(
            names = "--format",
            paramLabel = "text|json",
            description = "How to print the report; text unless told.")
    private Format format = Format.text;

    @CommandLine.Parameters(
            arity = "0..1",
            paramLabel = "PATH",
            description = "A folder of rule tables with worked clients in it; without it, the built-in rulebook.")
    private @Nullable Path path;

    /** Where a rulebook and its worked clients are read from. */
    interface Source {
        /**
         * What is at a path, or built in if it is null.
         *
         * @throws InvalidRulebookException if anything in it is wrong
         */
        Material read(@Nullable Path path);
    }

    /** A rulebook and its worked clients. */
    record Material(Rulebook rulebook, List<WorkedClient> clients) {}

    TestCommand(Source source, PrintStream out, PrintStream err) {
        this.source = source;
        this.out = out;
        this.err = err;
    }

    @Override
    public Integer call() {
        try {
            Material material = source.read(path);
            if (material.clients().isEmpty()) {
                err.println(
                        "error: no worked clients found, so nothing was tested; expected tables in cases/ with the columns"
                                + " id, story, answers, screened, disposition, must, must_not, note");
                return Main.WRONG;
            }
            return report(Trial.of(material.rulebook(), material.clients()));
        } catch (InvalidRulebookException e) {
            e.problems().forEach(err::println);
        } catch (InvalidIntakeException e) {
            e.problems().forEach(problem -> err.println("error: " + Printable.text(problem)));
        }
        return Main.WRONG;
    }

    private int report(Trial trial) {
        TrialResult result = trial.result();
        MutationResult mutations = mutate ? trial.mutate() : null;
        out.print(format == Format.json ? TestJson.write(result, mutations) + "\n" : TestText.of(result, mutations));
        return result.failed().isEmpty() ? Main.FINE : Main.NO;
    }
}
