package org.massageadvisor.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.Objects;
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
import picocli.CommandLine;

/** {@code ask}: interviews a client. */
@CommandLine.Command(
        name = "ask",
        description = "Interviews a client, the question that matters most first, and prints the advice.",
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class,
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
            description = "Write what was answered as an intake to this file, which must not exist yet.")
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

    /** What the file to be saved held when the interview began; null if there was none. */
    private byte @Nullable [] knownBytes;

    AskCommand(InputStream in, PrintStream out, PrintStream err) {
        this.in = in;
        this.out = out;
        this.err = err;
    }

    @Override
    public Integer call() throws IOException {
        MassageAdvisor advisor = rules.load(err);
        Intake known = advisor == null ? null : known();
        if (advisor == null || known == null || !canSave()) {
            return Main.WRONG;
        }
        Interview begin;
        try {
            begin = advisor.interview(known, until.last);
        } catch (InvalidIntakeException e) {
            e.problems().forEach(problem -> problem(String.valueOf(file), problem));
            return Main.WRONG;
        }
        Dialogue.End end = new Dialogue(advisor.rulebook(), in, err, oneByOne).lead(begin);
        Intake intake = end.interview().intake();
        boolean saved = save(intake);
        if (end.inputEnded()) {
            err.println();
            err.println("error: the input ended or is no text, and "
                    + end.interview().remaining() + " questions are left"
                    + (save == null ? "; what was answered:" : ""));
            if (save == null) {
                err.println(IntakeJson.write(intake));
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

    /** What is known already; null if the file cannot be read. */
    private @Nullable Intake known() {
        if (file == null) {
            return Intake.builder().build();
        }
        Intake[] known = new Intake[1];
        if (file.equals("-") || !file.endsWith(".json")) {
            problem(file, "a .json file with one intake expected");
            return null;
        }
        IntakeFiles reader = new IntakeFiles(in, err);
        reader.read(file, (json, where) -> {
            try {
                known[0] = IntakeJson.read(json);
            } catch (InvalidIntakeException e) {
                e.problems().forEach(problem -> reader.problem(where, problem));
            }
        });
        return known[0];
    }

    /** Found out before the first question, so that no interview is held in vain. */
    private boolean canSave() {
        if (save == null) {
            return true;
        }
        if (!save.toString().endsWith(".json")) {
            problem(save.toString(), "a name that ends in .json expected, so that it can be read again");
        } else if (Files.isDirectory(save)) {
            problem(save.toString(), "a folder found, a name for a file expected");
        } else if (Files.exists(save) && !isKnownFile(save)) {
            problem(save.toString(), "exists already, a new name expected; what it holds would be lost");
        } else {
            return Files.exists(save) ? canReplace(save) : canCreate(save);
        }
        return false;
    }

    private boolean canReplace(Path path) {
        try {
            knownBytes = Files.readAllBytes(path);
            return true;
        } catch (IOException e) {
            problem(path.toString(), "cannot be read: " + reason(e));
            return false;
        }
    }

    private boolean canCreate(Path path) {
        try {
            Files.createFile(path);
            Files.delete(path);
            return true;
        } catch (IOException e) {
            problem(path.toString(), "cannot be written: " + reason(e));
            return false;
        }
    }

    private static String reason(IOException e) {
        if (e instanceof NoSuchFileException) {
            return "no such folder";
        }
        if (e instanceof AccessDeniedException) {
            return "no permission";
        }
        if (e instanceof FileAlreadyExistsException) {
            return "exists already";
        }
        boolean isSaid = e instanceof FileSystemException problem && problem.getReason() != null;
        return isSaid
                ? String.valueOf(((FileSystemException) e).getReason())
                : e.getClass().getSimpleName();
    }

    private boolean isKnownFile(Path path) {
        try {
            return file != null && Files.isRegularFile(path) && Files.isSameFile(path, Path.of(file));
        } catch (InvalidPathException | IOException e) {
            return false;
        }
    }

    /** Writes beside the place and moves there, so that nothing is ever half written or taken from somebody else. */
    private boolean save(Intake intake) {
        if (save == null) {
            return true;
        }
        try {
            Path target = knownBytes == null ? save.toAbsolutePath() : save.toRealPath();
            Path written = Files.createTempFile(Objects.requireNonNull(target.getParent()), "ask", ".json");
            try {
                Files.writeString(written, IntakeJson.write(intake) + "\n");
                if (knownBytes == null) {
                    Files.move(written, target);
                } else if (Arrays.equals(knownBytes, Files.readAllBytes(target))) {
                    Files.move(written, target, StandardCopyOption.REPLACE_EXISTING);
                } else {
                    throw new FileAlreadyExistsException(target.toString());
                }
            } finally {
                Files.deleteIfExists(written);
            }
            err.println("What was answered is saved in " + Printable.text(save.toString()) + ".");
            return true;
        } catch (FileAlreadyExistsException e) {
            problem(save.toString(), "cannot be written: somebody wrote it meanwhile");
        } catch (IOException e) {
            problem(save.toString(), "cannot be written: " + reason(e));
        }
        err.println("What was answered:");
        err.println(IntakeJson.write(intake));
        return false;
    }

    private void problem(String where, String message) {
        err.println(Printable.text(where) + ": error: " + Printable.text(message));
    }
}
