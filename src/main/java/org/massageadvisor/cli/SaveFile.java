package org.massageadvisor.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.massageadvisor.intake.Intake;
import org.massageadvisor.json.IntakeJson;
import org.massageadvisor.rulebook.Printable;

/** The file into which an interview is saved: a new one, or the one that it began with. */
final class SaveFile {
    private final Path path;
    private final @Nullable String known;
    private final PrintStream err;

    /** What it held when the interview began; null if there was none. */
    private byte @Nullable [] knownBytes;

    /** @param known the name of the file that the interview begins with, null if with none */
    SaveFile(Path path, @Nullable String known, PrintStream err) {
        this.path = path;
        this.known = known;
        this.err = err;
    }

    /** Whether it can be written, found out before the first question, so that no interview is held in vain; if not, says why. */
    boolean isFit() {
        if (!path.toString().endsWith(".json")) {
            problem("a name that ends in .json expected, so that it can be read again");
        } else if (Files.isDirectory(path)) {
            problem("a folder found, a name for a file expected");
        } else if (Files.exists(path) && !isKnown()) {
            problem("exists already, a new name expected; what it holds would be lost");
        } else {
            return Files.exists(path) ? canReplace() : canCreate();
        }
        return false;
    }

    private boolean canReplace() {
        try {
            knownBytes = Files.readAllBytes(path);
            return true;
        } catch (IOException e) {
            problem("cannot be read: " + OutputFile.reason(e));
            return false;
        }
    }

    private boolean canCreate() {
        try {
            Files.createFile(path);
            Files.delete(path);
            return true;
        } catch (IOException e) {
            problem("cannot be written: " + OutputFile.reason(e));
            return false;
        }
    }

    private boolean isKnown() {
        try {
            return known != null && Files.isRegularFile(path) && Files.isSameFile(path, Path.of(known));
        } catch (InvalidPathException | IOException e) {
            return false;
        }
    }

    /**
     * Writes the intake beside the place and moves it there, so that nothing is ever half written or taken from somebody else. If that fails, it
     * says why, and prints the intake instead.
     */
    boolean write(Intake intake) {
        try {
            Path target = knownBytes == null ? path.toAbsolutePath() : path.toRealPath();
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
            err.println("What was answered is saved in " + Printable.text(path.toString()) + ".");
            return true;
        } catch (FileAlreadyExistsException e) {
            problem("cannot be written: somebody wrote it meanwhile");
        } catch (IOException e) {
            problem("cannot be written: " + OutputFile.reason(e));
        }
        err.println("What was answered:");
        err.println(Printable.text(IntakeJson.write(intake)));
        return false;
    }

    private void problem(String message) {
        err.println(Words.problem(path.toString(), message));
    }
}
