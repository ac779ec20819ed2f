package org.massageadvisor.cli;

import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.massageadvisor.json.DiffJson;
import org.massageadvisor.review.CheckedRulebook;
import org.massageadvisor.review.diff.DiffResult;
import org.massageadvisor.review.diff.RulebookDiff;
import org.massageadvisor.review.solver.SolverLibrary;
import org.massageadvisor.rulebook.Labels;
import org.massageadvisor.rulebook.Printable;
import org.massageadvisor.table.Problem;
import org.massageadvisor.table.TableSource;
import picocli.CommandLine;

/** {@code diff}: what changes for clients from one rulebook to another. */
@CommandLine.Command(
        name = "diff",
        description =
                "Says what changes for clients from one rulebook to another, with one client for each kind of change.",
        mixinStandardHelpOptions = true,
        versionProvider = CommandParser.Version.class,
        footer = {
            "",
            "What makes the advice less safe for anybody has to be accepted in the table accepted-changes of NEW.",
            "",
            "Exit status: 0 nobody's advice becomes less safe, or somebody accepted it;",
            "1 it does, or not all was decided; 2 a rulebook or the call is wrong.",
            "",
            "Example: massage-advisor diff built-in my-rules.xlsx"
        })
final class DiffCommand implements Callable<Integer> {
    /** How to print the result; the names are what a user types. */
    enum Form {
        text,
        json,
        markdown
    }

    private static final String BUILT_IN = "built-in";

    private final PrintStream out;
    private final PrintStream err;

    @CommandLine.Option(
            names = "--format",
            paramLabel = "text|json|markdown",
            description = "How to print the result; text unless told. markdown fits into a comment.")
    private Form format = Form.text;

    @CommandLine.Mixin
    private final TimeLimit timeLimit = new TimeLimit();

    @CommandLine.Parameters(
            index = "0",
            paramLabel = "OLD",
            description = "The rulebook before: a folder, a workbook, or the word built-in.")
    private Path before = Path.of("");

    @CommandLine.Parameters(
            index = "1",
            paramLabel = "NEW",
            description = "The rulebook after: a folder, a workbook, or the word built-in.")
    private Path after = Path.of("");

    DiffCommand(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    @Override
    public Integer call() {
        String missing = SolverLibrary.missing();
        if (missing != null) {
            err.println("error: " + missing);
            return Main.WRONG;
        }
        if (!timeLimit.isFit(err)) {
            return Main.WRONG;
        }
        CheckedRulebook old = read("OLD", before);
        CheckedRulebook now = read("NEW", after);
        if (old == null || now == null) {
            return Main.WRONG;
        }
        DiffResult result = compare(old, now);
        out.print(
                switch (format) {
                    case text -> DiffText.of(result);
                    case json -> DiffJson.write(result) + "\n";
                    case markdown -> DiffMarkdown.of(result);
                });
        result.defects().forEach(defect -> err.println("error: " + defect));
        if (result.undecided() > 0) {
            err.println("warning: " + Labels.count(result.undecided(), "claim", "claims")
                    + " about all clients not decided " + timeLimit.words());
        }
        return result.isLessSafe() || !result.isCertain() ? Main.NO : Main.FINE;
    }

    /** A rulebook without errors; null if it has any, which is said. */
    private @Nullable CheckedRulebook read(String which, Path path) {
        boolean isBuiltIn = path.toString().equals(BUILT_IN) && !Files.exists(path);
        TableSource source = RulebookPath.source(isBuiltIn ? null : path, err);
        if (source == null) {
            return null;
        }
        CheckedRulebook checked = CheckedRulebook.of(source);
        if (checked.rulebook() == null || checked.hasErrors()) {
            err.println(which + ", " + Printable.text(path.toString())
                    + ", cannot be compared before its errors are mended:");
            checked.problems().stream()
                    .filter(problem -> problem.severity() == Problem.Severity.ERROR)
                    .forEach(problem -> err.println(problem.text()));
            return null;
        }
        return checked;
    }

    private DiffResult compare(CheckedRulebook old, CheckedRulebook now) {
        try (ProgressLine progress = new ProgressLine(err)) {
            return RulebookDiff.of(old, now, timeLimit.effort(progress));
        }
    }
}
