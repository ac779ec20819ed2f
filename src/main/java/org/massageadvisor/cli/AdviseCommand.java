package org.massageadvisor.cli;

import java.io.InputStream;
import java.io.PrintStream;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.massageadvisor.MassageAdvisor;
import org.massageadvisor.Recommendation;
import org.massageadvisor.engine.TrustedDrlException;
import org.massageadvisor.intake.Intake;
import org.massageadvisor.intake.InvalidIntakeException;
import org.massageadvisor.json.IntakeJson;
import org.massageadvisor.json.RecommendationJson;
import picocli.CommandLine;

/** {@code advise}: advice for each intake. */
@CommandLine.Command(
        name = AdviseCommand.NAME,
        description = "Prints advice for each intake.",
        mixinStandardHelpOptions = true,
        versionProvider = CommandParser.Version.class,
        footer = {
            "",
            "Exit status: 0 fine, 2 an intake, the rulebook or the call is wrong;",
            "the other intakes still get their advice.",
            "",
            "Example: massage-advisor advise client.json",
            "  client.json: {\"answers\": {\"LOWER_BACK_PAIN\": \"yes\", \"PAIN_SCORE\": 4}, \"screened\": [\"red-flag\"]}"
        })
final class AdviseCommand implements Callable<Integer> {
    static final String NAME = "advise";

    private final InputStream in;
    private final PrintStream out;
    private final PrintStream err;

    @CommandLine.Mixin
    private final RulesOption rules = new RulesOption();

    @CommandLine.Option(
            names = "--format",
            paramLabel = "text|json",
            description = "How to print the advice; text unless told.")
    private Format format = Format.text;

    @CommandLine.Parameters(
            arity = "1..*",
            paramLabel = "FILE",
            description = ".json holds one intake, .ndjson one a line, - is standard input.")
    private List<String> files = List.of();

    AdviseCommand(InputStream in, PrintStream out, PrintStream err) {
        this.in = in;
        this.out = out;
        this.err = err;
    }

    /**
     * The command of a call that names intakes and no options; null if it is another. It needs no parser, which takes as long to start as all that advice
     * takes.
     */
    static @Nullable AdviseCommand plain(String[] args, InputStream in, PrintStream out, PrintStream err) {
        boolean isPlain = args.length > 1 && args[0].equals(NAME);
        for (String file : args) {
            isPlain &= !file.isEmpty() && (!file.startsWith("-") || file.equals(IntakeFiles.STANDARD_INPUT));
        }
        if (!isPlain) {
            return null;
        }
        AdviseCommand command = new AdviseCommand(in, out, err);
        command.files = Arrays.asList(args).subList(1, args.length);
        return command;
    }

    @Override
    public Integer call() {
        MassageAdvisor advisor = rules.load(err);
        if (advisor == null) {
            return Main.WRONG;
        }
        AdviceText text = format == Format.text ? new AdviceText(advisor.rulebook()) : null;
        boolean[] first = {true};
        IntakeFiles reader = new IntakeFiles(in, err);
        for (String file : files) {
            reader.read(file, (json, where) -> {
                try {
                    Intake intake = IntakeJson.read(json, advisor.rulebook().vocabulary());
                    Recommendation advice = advisor.advise(intake);
                    if (text == null) {
                        out.print(RecommendationJson.write(advice) + "\n");
                    } else {
                        out.print((first[0] ? "" : Page.BETWEEN) + text.of(advice, intake));
                        first[0] = false;
                    }
                } catch (InvalidIntakeException e) {
                    e.problems().forEach(problem -> reader.problem(where, problem));
                } catch (TrustedDrlException e) {
                    reader.problem(where, String.valueOf(e.getMessage()));
                }
            });
        }
        return reader.allFine() ? Main.FINE : Main.WRONG;
    }
}
