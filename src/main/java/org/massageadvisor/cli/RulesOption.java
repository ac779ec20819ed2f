package org.massageadvisor.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.massageadvisor.MassageAdvisor;
import org.massageadvisor.engine.TrustedDrlException;
import org.massageadvisor.table.InvalidRulebookException;
import org.massageadvisor.table.Text;
import org.massageadvisor.table.Unreadable;
import picocli.CommandLine;

/** The options that name a rulebook, and rules beside it. */
final class RulesOption {
    static final String TRUST_DRL = "--trust-drl";
    private static final int LONGEST = 10_000_000;

    @CommandLine.Option(
            names = "--rules",
            paramLabel = "PATH",
            description = "A folder of rule tables, or a workbook; without it, the built-in rulebook.")
    private @Nullable Path rules;

    @CommandLine.Option(
            names = TRUST_DRL,
            paramLabel = "FILE",
            description = {
                "Rules as DRL text beside those of the tables; may be given more than once.",
                "Such text is code: it runs with all your rights. Name only a file that you trust."
            })
    private List<Path> trusted = List.of();

    /** The advisor on the rulebook named; null if it has problems, which are printed. */
    @Nullable MassageAdvisor load(PrintStream err) {
        try {
            MassageAdvisor advisor = rules == null ? MassageAdvisor.builtIn() : MassageAdvisor.load(rules);
            for (Path file : trusted) {
                String drl = read(file, err);
                if (drl == null) {
                    return null;
                }
                advisor = advisor.withTrustedDrl(String.valueOf(file.getFileName()), drl);
            }
            return advisor;
        } catch (InvalidRulebookException e) {
            e.problems().forEach(problem -> err.println(problem.text()));
            return null;
        } catch (TrustedDrlException e) {
            err.println(Words.problem(TRUST_DRL, String.valueOf(e.getMessage())));
            return null;
        }
    }

    private static @Nullable String read(Path file, PrintStream err) {
        try {
            if (!Files.isRegularFile(file)) {
                err.println(Words.problem(file.toString(), Files.exists(file) ? "not a file" : "no such file"));
                return null;
            }
            if (Files.size(file) > LONGEST) {
                err.println(Words.problem(file.toString(), "longer than " + LONGEST + " bytes, which no DRL text is"));
                return null;
            }
            byte[] content = Files.readAllBytes(file);
            String text = Text.decode(content);
            if (text == null) {
                err.println(Words.problem(file + ":" + Text.firstBadLine(content), "not UTF-8"));
            }
            return text;
        } catch (IOException e) {
            err.println(Words.problem(file.toString(), "cannot be read: " + Unreadable.reason(e)));
            return null;
        }
    }
}
