package org.massageadvisor.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.massageadvisor.export.workbook.ProblemMarks;
import org.massageadvisor.json.ProblemJson;
import org.massageadvisor.review.CheckedRulebook;
import org.massageadvisor.review.proof.LawProof;
import org.massageadvisor.review.proof.Proofs;
import org.massageadvisor.review.solver.SolverLibrary;
import org.massageadvisor.rulebook.Labels;
import org.massageadvisor.rulebook.Printable;
import org.massageadvisor.rulebook.Rulebook;
import org.massageadvisor.table.Grid;
import org.massageadvisor.table.Place;
import org.massageadvisor.table.Problem;
import org.massageadvisor.table.Problems;
import org.massageadvisor.table.TableSnapshot;
import org.massageadvisor.table.WorkbookFile;
import picocli.CommandLine;

/** {@code check}: everything that is wrong in a rulebook. */
@CommandLine.Command(
        name = "check",
        description = "Names every problem of a rulebook and its worked clients, each with its place.",
        mixinStandardHelpOptions = true,
        versionProvider = CommandParser.Version.class,
        footer = {
            "",
            "Exit status: 0 no problem, 1 a problem was found, be it only a warning, 2 there is no such rulebook or the call is wrong.",
            "",
            "Example: massage-advisor check --mark marked.xlsx my-rules.xlsx"
        })
final class CheckCommand implements Callable<Integer> {

    private final PrintStream out;
    private final PrintStream err;

    @CommandLine.Option(
            names = "--format",
            paramLabel = "text|json",
            description = "How to print the problems; text unless told.")
    private Format format = Format.text;

    @CommandLine.ArgGroup(exclusive = false)
    private @Nullable MarkedCopy copy;

    /** Where to write a copy with marks. */
    static final class MarkedCopy {
        @CommandLine.Option(
                names = "--mark",
                paramLabel = "OUT.xlsx",
                required = true,
                description =
                        "Write a copy of the workbook, or the folder as a workbook, with each problem's cell coloured and commented.")
        private Path path = Path.of("");

        @CommandLine.Option(names = "--overwrite", description = "Write over OUT.xlsx if it exists.")
        private boolean overwrite;

        OutputFile file(PrintStream err) {
            return new OutputFile(path, overwrite, err);
        }
    }

    @CommandLine.Mixin
    private final TimeLimit timeLimit = new TimeLimit();

    @CommandLine.Mixin
    private final RulebookPath rulebook = new RulebookPath();

    CheckCommand(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    @Override
    public Integer call() {
        TableSnapshot source = rulebook.source(err);
        if (!timeLimit.isFit(err) || source == null || (copy != null && !canMark(copy))) {
            return Main.WRONG;
        }
        CheckedRulebook checked = CheckedRulebook.of(source);
        Proofs.Result proofs = prove(checked);
        List<Problem> problems = new ArrayList<>(checked.problems());
        if (proofs != null) {
            problems.addAll(proofs.problems());
            if (proofs.undecided() > 0) {
                problems.add(Problem.warning(
                        Place.file("rulebook"),
                        "undecided",
                        Labels.count(proofs.undecided(), "claim", "claims") + " about all clients not decided "
                                + timeLimit.words()));
            }
        }
        print(checked, problems, proofs);
        if (copy != null && !mark(copy, source, problems)) {
            return Main.WRONG;
        }
        return problems.isEmpty() ? Main.FINE : Main.NO;
    }

    /** What can be proved of a rulebook that can be used; null if nothing can be. */
    private Proofs.@Nullable Result prove(CheckedRulebook checked) {
        Rulebook read = checked.rulebook();
        String missing = SolverLibrary.missing();
        if (missing != null) {
            err.println("warning: nothing proved: " + missing);
        }
        if (read == null || missing != null || checked.hasErrors()) {
            return null;
        }
        try (ProgressLine progress = new ProgressLine(err)) {
            return Proofs.of(read, checked.tables(), checked.laws(), timeLimit.effort(progress));
        }
    }

    private void print(CheckedRulebook checked, List<Problem> problems, Proofs.@Nullable Result proofs) {
        if (format == Format.json) {
            out.println(ProblemJson.write(problems));
            return;
        }
        problems.forEach(problem -> out.println(problem.text()));
        long errors = problems.stream()
                .filter(problem -> problem.severity() == Problem.Severity.ERROR)
                .count();
        long warnings = problems.size() - errors;
        Rulebook read = checked.rulebook();
        if (read == null || !problems.isEmpty()) {
            out.println("\n" + Labels.count((int) errors, "error", "errors") + ", "
                    + Labels.count((int) warnings, "warning", "warnings") + " in " + rulebook.name()
                    + (errors > 0 ? "; the rulebook cannot be used before the errors are mended." : "."));
        } else {
            out.println("No problems in " + Printable.text(read.edition().name()) + " "
                    + Printable.text(read.edition().version()) + ".");
        }
        if (read != null) {
            out.println("Read: " + counts(read, checked.clients().size()) + ".");
        }
        if (proofs != null) {
            printLaws(proofs);
            out.println("Decided for all clients: " + Labels.count(proofs.claims(), "claim", "claims") + "; "
                    + proofs.deliberate() + " marked as deliberate."
                    + (proofs.undecided() > 0 ? " Not everything is proved: the time was over." : ""));
        }
    }

    private void printLaws(Proofs.Result proofs) {
        out.println("\nFor all clients:");
        for (LawProof proof : proofs.laws()) {
            String state =
                    switch (proof.state()) {
                        case PROVED -> "proved:      ";
                        case BROKEN -> "NOT KEPT:    ";
                        case UNDECIDED -> "not decided: ";
                    };
            out.println("- " + state + Printable.text(proof.law()));
        }
    }

    private static String counts(Rulebook rulebook, int clients) {
        return Labels.count(rulebook.rules().size(), "rule", "rules") + ", "
                + Labels.count(rulebook.vocabulary().findings().size(), "finding", "findings") + ", "
                + Labels.count(rulebook.outcomes().all().size(), "outcome", "outcomes") + ", "
                + Labels.count(rulebook.evidence().size(), "statement", "statements") + ", "
                + Labels.count(clients, "worked client", "worked clients");
    }

    private boolean canMark(MarkedCopy copy) {
        Path target = copy.path;
        String missing = WorkbookFile.missingLibrary();
        if (missing != null) {
            err.println("error: --mark: " + missing);
        } else if (!target.toString().toLowerCase(Locale.ROOT).endsWith(".xlsx")) {
            err.println(Words.problem("--mark " + target, "a name that ends in .xlsx expected"));
        } else if (rulebook.path() != null && Files.exists(target) && isSame(rulebook.path(), target)) {
            err.println(Words.problem("--mark " + target, "the rulebook itself found, another name expected"));
        } else {
            return copy.file(err).isFit();
        }
        return false;
    }

    private static boolean isSame(Path a, Path b) {
        try {
            return Files.isSameFile(a, b);
        } catch (IOException e) {
            return false;
        }
    }

    private boolean mark(MarkedCopy copy, TableSnapshot source, List<Problem> problems) {
        Path target = copy.path;
        byte[] workbook = source.workbook();
        List<Grid> grids = source.grids(true, new Problems());
        boolean isNoWorkbook = problems.stream()
                .anyMatch(problem -> problem.kind().equals(Problem.NO_WORKBOOK)
                        && problem.place().row() == 0);
        if (isNoWorkbook || (workbook == null && grids.isEmpty())) {
            err.println(Words.problem(
                    "--mark " + target,
                    "not written: the " + (rulebook.isFolder() ? "tables" : "workbook") + " cannot be read"));
            return false;
        }
        try {
            byte[] marked = workbook != null
                    ? ProblemMarks.markWorkbook(workbook, problems)
                    : ProblemMarks.markTables(grids, problems);
            boolean written = copy.file(err).write(marked);
            if (written && format == Format.text) {
                out.println("Written: " + Printable.text(target.toString()) + ".");
            }
            return written;
        } catch (IllegalArgumentException e) {
            err.println(Words.problem("--mark " + target, "cannot be written: " + e.getMessage()));
            return false;
        }
    }
}
