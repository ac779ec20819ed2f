package org.massageadvisor.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.massageadvisor.export.FolderWriter;
import org.massageadvisor.export.drl.DrlText;
import org.massageadvisor.export.page.RuleBookPage;
import org.massageadvisor.export.workbook.WorkbookWriter;
import org.massageadvisor.review.CheckedRulebook;
import org.massageadvisor.rulebook.Printable;
import org.massageadvisor.rulebook.Rulebook;
import org.massageadvisor.table.Grid;
import org.massageadvisor.table.Problems;
import org.massageadvisor.table.TableSnapshot;
import org.massageadvisor.table.WorkbookFile;
import picocli.CommandLine;

/** {@code export}: a rulebook in another form. */
@CommandLine.Command(
        name = "export",
        customSynopsis = "massage-advisor export [-hV] [--overwrite] [PATH] TARGET",
        description = "Writes a rulebook in another form.",
        mixinStandardHelpOptions = true,
        versionProvider = CommandParser.Version.class,
        footer = {
            "",
            "Exit status: 0 fine, 1 written, but the rulebook has problems, 2 nothing written.",
            "",
            "Example: massage-advisor export rules my-rules.xlsx"
        })
final class ExportCommand implements Callable<Integer> {

    private static final String WORKBOOK = ".xlsx";

    /** What is written as text, by the ending of its name. */
    private static final Map<String, Function<Rulebook, String>> TEXTS =
            Map.of(".html", RuleBookPage::of, ".drl", DrlText::of);

    private static final String A_TARGET =
            Stream.concat(Stream.of(WORKBOOK), TEXTS.keySet().stream().sorted()).collect(Collectors.joining(", "))
                    + " or the name of a folder";

    private final PrintStream out;
    private final PrintStream err;

    @CommandLine.Option(names = "--overwrite", description = "Write over TARGET if it is a file that exists.")
    private boolean overwrite;

    @CommandLine.Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "PATH",
            description = "A folder of rule tables, or a workbook; without it, the built-in rulebook.")
    private @Nullable Path first;

    @CommandLine.Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "TARGET",
            description = {
                "A workbook (.xlsx), the rule book to read, print and sign (.html),",
                "the rules for a Drools installation (.drl), or a new folder for CSV tables."
            })
    private @Nullable Path second;

    @CommandLine.Spec
    private CommandLine.Model.@Nullable CommandSpec spec;

    ExportCommand(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    @Override
    public Integer call() {
        Path target = second == null ? first : second;
        if (target == null) {
            throw new CommandLine.ParameterException(
                    Objects.requireNonNull(spec).commandLine(), "TARGET missing; " + A_TARGET + " expected");
        }
        TableSnapshot source = RulebookPath.source(second == null ? null : first, err);
        try {
            return source == null ? Main.WRONG : export(source, target);
        } catch (IOException e) {
            return wrong(target.toString(), "cannot be written: " + OutputFile.reason(e));
        }
    }

    private int export(TableSnapshot source, Path target) throws IOException {
        String name = target.toString().toLowerCase(Locale.ROOT);
        String ending = name.replaceAll("^.*(\\.[a-z]{2,5})$", "$1");
        Function<Rulebook, String> text = TEXTS.get(ending);
        if (text != null) {
            return exportText(text, source, target);
        }
        if (ending.equals(WORKBOOK)) {
            return exportTables(source, target, true);
        }
        if (!ending.equals(name) && !Files.isDirectory(target)) {
            return wrong(target.toString(), "the ending " + ending + " found; " + A_TARGET + " expected");
        }
        return exportTables(source, target, false);
    }

    /** What people read and other programs run is written only of a rulebook that can be used. */
    private int exportText(Function<Rulebook, String> writer, TableSnapshot source, Path target) {
        CheckedRulebook checked = CheckedRulebook.of(source);
        checked.problems().forEach(problem -> err.println(problem.text()));
        Rulebook rulebook = checked.rulebook();
        if (rulebook == null) {
            err.println("\nNothing written: the rulebook cannot be used before its errors are mended.");
            return Main.WRONG;
        }
        String text = writer.apply(rulebook);
        OutputFile file = new OutputFile(target, overwrite, err);
        boolean written = file.isFit() && file.write(text.getBytes(StandardCharsets.UTF_8));
        return written ? report(target, checked) : Main.WRONG;
    }

    /** What was written, so that nobody takes one rulebook for another. */
    private int report(Path target, CheckedRulebook checked) {
        Rulebook rulebook = checked.rulebook();
        out.println("Written: " + Printable.text(target.toString())
                + (rulebook == null
                        ? ", although the rulebook cannot be used: it can be mended there."
                        : ", the rulebook " + Printable.text(rulebook.edition().name()) + " "
                                + Printable.text(rulebook.edition().version())
                                + (second == null ? " (built in)." : ".")));
        return checked.problems().isEmpty() ? Main.FINE : Main.NO;
    }

    /** Tables can be written although the rulebook has problems, so that they can be mended there; unless something would be lost. */
    private int exportTables(TableSnapshot source, Path target, boolean asWorkbook) throws IOException {
        Problems unreadable = new Problems();
        source.tables(true, unreadable);
        if (unreadable.hasErrors()) {
            unreadable.inOrder().forEach(problem -> err.println(problem.text()));
            err.println("\nNothing written: what cannot be read would be lost.");
            return Main.WRONG;
        }
        List<Grid> grids = source.grids(true, new Problems());
        boolean written = asWorkbook ? writeWorkbook(grids, target) : writeFolder(grids, target);
        if (!written) {
            return Main.WRONG;
        }
        CheckedRulebook checked = CheckedRulebook.of(source);
        checked.problems().forEach(problem -> err.println(problem.text()));
        return report(target, checked);
    }

    private boolean writeWorkbook(List<Grid> grids, Path target) {
        String missing = WorkbookFile.missingLibrary();
        if (missing != null) {
            wrong(target.toString(), missing);
            return false;
        }
        List<String> faults = WorkbookWriter.faults(grids);
        faults.forEach(fault -> err.println("error: " + fault));
        OutputFile file = new OutputFile(target, overwrite, err);
        return faults.isEmpty() && file.isFit() && file.write(WorkbookWriter.write(grids));
    }

    private boolean writeFolder(List<Grid> grids, Path target) throws IOException {
        List<String> faults = FolderWriter.faults(grids);
        faults.forEach(fault -> err.println("error: " + fault));
        if (!faults.isEmpty()) {
            return false;
        }
        if (Files.exists(target) && !isEmptyFolder(target)) {
            wrong(
                    target.toString(),
                    "exists already; a new or an empty folder expected, so that no old table stays in it (--overwrite is for files)");
            return false;
        }
        Path parent = target.toAbsolutePath().getParent();
        if (parent != null && !Files.isDirectory(parent)) {
            wrong(target.toString(), "cannot be written: no such folder");
            return false;
        }
        FolderWriter.write(grids, target);
        return true;
    }

    private static boolean isEmptyFolder(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return false;
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.findAny().isEmpty();
        }
    }

    private int wrong(String where, String message) {
        err.println(Words.problem(where, message));
        return Main.WRONG;
    }
}
