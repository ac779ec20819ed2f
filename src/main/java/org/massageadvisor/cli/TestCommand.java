package org.massageadvisor.cli;

import java.io.PrintStream;
import java.util.concurrent.Callable;
import org.massageadvisor.json.TestJson;
import org.massageadvisor.review.CheckedRulebook;
import org.massageadvisor.review.MutationResult;
import org.massageadvisor.review.Trial;
import org.massageadvisor.review.TrialResult;
import org.massageadvisor.rulebook.Rulebook;
import org.massageadvisor.table.TableForm;
import org.massageadvisor.table.TableSource;
import picocli.CommandLine;

/** {@code test}: the worked clients of a rulebook, and how well they protect it. */
@CommandLine.Command(
        name = "test",
        description = "Runs the worked clients of a rulebook and says what differs and what they leave untried.",
        mixinStandardHelpOptions = true,
        versionProvider = CommandParser.Version.class,
        footer = {
            "",
            "Exit status: 0 fine, 1 a client gets other advice than expected,",
            "2 the rulebook, a client or the call is wrong. Changes that no client notices are listed; they are no failure.",
            "",
            "Example: massage-advisor test my-rules --mutate"
        })
final class TestCommand implements Callable<Integer> {
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

    @CommandLine.Mixin
    private final RulebookPath path = new RulebookPath();

    TestCommand(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    @Override
    public Integer call() {
        TableSource source = path.source(err);
        if (source == null) {
            return Main.WRONG;
        }
        CheckedRulebook checked = CheckedRulebook.of(source);
        Rulebook rulebook = checked.rulebook();
        if (rulebook == null || checked.hasErrors()) {
            checked.problems().forEach(problem -> err.println(problem.text()));
            return Main.WRONG;
        }
        if (checked.clients().isEmpty()) {
            err.println(
                    "error: no worked clients found, so nothing was tested; expected tables in cases/ with the columns "
                            + String.join(", ", TableForm.CASES.names(true)));
            return Main.WRONG;
        }
        return report(Trial.of(rulebook, checked.clients()));
    }

    private int report(Trial trial) {
        TrialResult result = trial.result();
        MutationResult mutations = mutate ? trial.mutate() : null;
        out.print(format == Format.json ? TestJson.write(result, mutations) + "\n" : TestText.of(result, mutations));
        return result.failed().isEmpty() ? Main.FINE : Main.NO;
    }
}
