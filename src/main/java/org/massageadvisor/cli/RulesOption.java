package org.massageadvisor.cli;

import java.io.PrintStream;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.massageadvisor.MassageAdvisor;
import org.massageadvisor.table.InvalidRulebookException;
import picocli.CommandLine;

/** The option that names a rulebook. */
final class RulesOption {
    @CommandLine.Option(
            names = "--rules",
            paramLabel = "PATH",
            description = "A folder of rule tables, or a workbook; without it, the built-in rulebook.")
    private @Nullable Path rules;

    /** The advisor on the rulebook named; null if it has problems, which are printed. */
    @Nullable MassageAdvisor load(PrintStream err) {
        try {
            return rules == null ? MassageAdvisor.builtIn() : MassageAdvisor.load(rules);
        } catch (InvalidRulebookException e) {
            e.problems().forEach(problem -> err.println(problem.text()));
            return null;
        }
    }
}
