package org.massageadvisor.cli;

import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.massageadvisor.rulebook.Printable;
import org.massageadvisor.table.TableSnapshot;
import org.massageadvisor.table.TableSource;
import picocli.CommandLine;

/** The rulebook that a command for authors works on. */
final class RulebookPath {
    @CommandLine.Parameters(
            arity = "0..1",
            paramLabel = "PATH",
            description = "A folder of rule tables, or a workbook; without it, the built-in rulebook.")
    private @Nullable Path path;

    /** Whether it is a folder of tables, and no workbook. */
    boolean isFolder() {
        return path == null || Files.isDirectory(path);
    }

    /** What was named; null for the built-in rulebook. */
    @Nullable Path path() {
        return path;
    }

    /** How to call it in a sentence: the name of the folder or the workbook. */
    String name() {
        return path == null
                ? "the built-in rulebook"
                : Printable.text(
                        String.valueOf(path.toAbsolutePath().normalize().getFileName()));
    }

    /** What stands in its tables now; null if there is nothing there, which is said. */
    @Nullable TableSnapshot source(PrintStream err) {
        return source(path, err);
    }

    static @Nullable TableSnapshot source(@Nullable Path path, PrintStream err) {
        if (path != null && !Files.exists(path)) {
            err.println(Words.problem(path.toString(), "no such folder and no such workbook"));
            return null;
        }
        return (path == null ? TableSource.builtIn() : TableSource.at(path)).snapshot();
    }
}
