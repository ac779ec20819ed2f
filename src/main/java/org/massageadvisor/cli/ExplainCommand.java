package org.massageadvisor.cli;

import java.io.InputStream;
import java.io.PrintStream;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.massageadvisor.Explanation;
import org.massageadvisor.MassageAdvisor;
import org.massageadvisor.engine.TrustedDrlException;
import org.massageadvisor.intake.Intake;
import org.massageadvisor.intake.InvalidIntakeException;
import org.massageadvisor.json.ExplanationJson;
import org.massageadvisor.json.IntakeJson;
import org.massageadvisor.rulebook.Printable;
import org.massageadvisor.rulebook.Spelling;
import picocli.CommandLine;

/** {@code explain}: why an outcome is in force, or why not. */
@CommandLine.Command(
        name = "explain",
        description = "Says why an outcome is in force for a client, or why not.",
        mixinStandardHelpOptions = true,
        versionProvider = CommandParser.Version.class,
        footer = {
            "",
            "Exit status: 0 fine, 2 the outcome is unknown, or the intake, the rulebook or the call is wrong.",
            "",
            "Example: massage-advisor explain --code TYPE_DEEP_TISSUE client.json"
        })
final class ExplainCommand implements Callable<Integer> {
    private final InputStream in;
    private final PrintStream out;
    private final PrintStream err;

    @CommandLine.Mixin
    private final RulesOption rules = new RulesOption();

    @CommandLine.Option(
            names = "--code",
            paramLabel = "OUTCOME",
            description = "A code of outcomes.csv; without it, what should happen with the client is explained.")
    private @Nullable String code;

    @CommandLine.Option(
            names = "--evidence",
            description = "Print the statements behind the rules, with their certainty (JSON has them always).")
    private boolean evidence;

    @CommandLine.Option(
            names = "--format",
            paramLabel = "text|json",
            description = "How to print the explanation; text unless told.")
    private Format format = Format.text;

    @CommandLine.Parameters(
            paramLabel = "FILE",
            description = ".json holds one intake, .ndjson one a line, - is standard input.")
    private String file = "";

    ExplainCommand(InputStream in, PrintStream out, PrintStream err) {
        this.in = in;
        this.out = out;
        this.err = err;
    }

    @Override
    public Integer call() {
        MassageAdvisor advisor = rules.load(err);
        if (advisor == null) {
            return Main.WRONG;
        }
        if (code != null && advisor.rulebook().outcomes().find(code) == null) {
            err.println("error: --code: unknown outcome " + Printable.text(code)
                    + Spelling.maybe(advisor.rulebook().outcomes().suggest(code)) + "; outcomes.csv lists them all");
            return Main.WRONG;
        }
        ExplanationText text = new ExplanationText(advisor.rulebook(), evidence);
        boolean[] first = {true};
        IntakeFiles reader = new IntakeFiles(in, err);
        reader.read(file, (json, where) -> {
            try {
                Intake intake = IntakeJson.read(json, advisor.rulebook().vocabulary());
                Explanation explanation = code == null ? advisor.explain(intake) : advisor.explain(intake, code);
                if (format == Format.json) {
                    out.print(ExplanationJson.write(explanation) + "\n");
                } else {
                    out.print((first[0] ? "" : Page.BETWEEN) + text.of(explanation));
                    first[0] = false;
                }
            } catch (InvalidIntakeException e) {
                e.problems().forEach(problem -> reader.problem(where, problem));
            } catch (TrustedDrlException e) {
                reader.problem(where, String.valueOf(e.getMessage()));
            }
        });
        return reader.allFine() ? Main.FINE : Main.WRONG;
    }
}
