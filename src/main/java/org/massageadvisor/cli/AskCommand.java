package org.massageadvisor.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.massageadvisor.MassageAdvisor;
import org.massageadvisor.advice.Purpose;
import org.massageadvisor.intake.Intake;
import org.massageadvisor.intake.InvalidIntakeException;
import org.massageadvisor.interview.Interview;
import org.massageadvisor.json.IntakeJson;
import org.massageadvisor.json.RecommendationJson;
import org.massageadvisor.rulebook.Printable;
import org.massageadvisor.rulebook.Vocabulary;
import picocli.CommandLine;

/** {@code ask}: interviews a client. */
@CommandLine.Command(
        name = "ask",
        description = "Interviews a client, the question that matters most first, and prints the advice.",
        mixinStandardHelpOptions = true,
        versionProvider = CommandParser.Version.class,
        footer = {
            "",
            "Questions go to standard error, the advice to standard output; answers are read from standard input, one a line.",
            "Exit status: 0 fine, 2 the call is wrong or the input ended before the interview did.",
            "",
            "Example: massage-advisor ask --save client.json"
        })
final class AskCommand implements Callable<Integer> {
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

    @CommandLine.Option(
            names = "--until",
            paramLabel = "settled|limits|plan",
            description = {
                "When to end: settled, when no answer can change what should happen;",
                "limits, when none can rule anything out or add a precaution (unless told);",
                "plan, when none can change any conclusion, as long as massage is possible."
            })
    private Until until = Until.limits;

    @CommandLine.Option(names = "--one-by-one", description = "Ask each question alone, without lists.")
    private boolean oneByOne;

    @CommandLine.Option(
            names = "--save",
            paramLabel = "FILE",
            description = "Write what was answered as an intake to this file; it must not exist yet, or be FILE.")
    private @Nullable Path save;

    @CommandLine.Parameters(
            arity = "0..1",
            paramLabel = "FILE",
            description = "A .json with what is known already; then --save may name it again.")
    private @Nullable String file;

    /** The names are what a user types. */
    enum Until {
        settled(Purpose.CLEARANCE),
        limits(Purpose.LIMITS),
        plan(Purpose.PLAN);

        private final Purpose last;

        Until(Purpose last) {
            this.last = last;
        }
    }

    AskCommand(InputStream in, PrintStream out, PrintStream err) {
        this.in = in;
        this.out = out;
        this.err = err;
    }

    @Override
    public Integer call() throws IOException {
        MassageAdvisor advisor = rules.load(err);
        Intake known = advisor == null ? null : known(advisor.rulebook().vocabulary());
        SaveFile target = save == null ? null : new SaveFile(save, file, err);
        if (advisor == null || known == null || (target != null && !target.isFit())) {
            return Main.WRONG;
        }
        Interview begin = advisor.interview(known, until.last);
        Dialogue.End end = new Dialogue(advisor.rulebook(), in, err, oneByOne).lead(begin);
        Intake intake = end.interview().intake();
        boolean saved = target == null || target.write(intake);
        if (end.inputEnded()) {
            err.println();
            err.println("error: the input ended or is no text, and "
                    + end.interview().remaining() + " questions are left"
                    + (target == null ? "; what was answered:" : ""));
            if (target == null) {
                err.println(Printable.text(IntakeJson.write(intake)));
            }
            return Main.WRONG;
        }
        err.println();
        err.flush();
        out.print(
                format == Format.json
                        ? RecommendationJson.write(end.interview().recommendation()) + "\n"
                        : new AdviceText(advisor.rulebook()).of(end.interview().recommendation(), intake));
        return saved ? Main.FINE : Main.WRONG;
    }

    /** What is known already; null if the file cannot be read or its answers do not fit. */
    private @Nullable Intake known(Vocabulary vocabulary) {
        if (file == null) {
            return Intake.builder().build();
        }
        Intake[] known = new Intake[1];
        if (file.equals(IntakeFiles.STANDARD_INPUT)
                || !file.toLowerCase(Locale.ROOT).endsWith(".json")) {
            problem(file, "a .json file with one intake expected");
            return null;
        }
        IntakeFiles reader = new IntakeFiles(in, err);
        reader.read(file, (json, where) -> {
            try {
                known[0] = IntakeJson.read(json, vocabulary);
            } catch (InvalidIntakeException e) {
                e.problems().forEach(problem -> reader.problem(where, problem));
            }
        });
        return known[0];
    }

    private void problem(String where, String message) {
        err.println(Words.problem(where, message));
    }
}
