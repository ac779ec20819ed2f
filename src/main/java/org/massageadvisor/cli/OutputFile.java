package org.massageadvisor.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.massageadvisor.table.Unreadable;

/** A file that a command writes: whole or not at all, and never over another unless told so. */
final class OutputFile {
    private static final int MOST_TRIES = 100;

    private final Path path;
    private final boolean overwrite;
    private final PrintStream err;

    OutputFile(Path path, boolean overwrite, PrintStream err) {
        this.path = path;
        this.overwrite = overwrite;
        this.err = err;
    }

    /** Whether it can be written; if not, says why. */
    boolean isFit() {
        if (Files.isDirectory(path)) {
            problem("a folder found, a name for a file expected");
        } else if (Files.exists(path) && !overwrite) {
            problem("exists already; a new name, or --overwrite, expected");
        } else if (Files.exists(path) && !Files.isWritable(path)) {
            problem("cannot be written: no permission");
        } else {
            return true;
        }
        return false;
    }

    /** Writes it beside its place and moves it there; if that fails, says why. */
    boolean write(byte[] content) {
        try {
            Path target = path.toAbsolutePath();
            Path written = beside(target);
            try {
                Files.write(written, content);
                if (overwrite) {
                    Files.move(written, target, StandardCopyOption.REPLACE_EXISTING);
                } else {
                    Files.move(written, target);
                }
            } finally {
                Files.deleteIfExists(written);
            }
            return true;
        } catch (IOException e) {
            problem("cannot be written: " + reason(e));
            return false;
        }
    }

    /** A new file in the same folder, under a name that nobody has taken. */
    private static Path beside(Path target) throws IOException {
        for (int i = 0; ; i++) {
            try {
                return Files.createFile(target.resolveSibling("." + target.getFileName() + "." + i + ".new"));
            } catch (FileAlreadyExistsException e) {
                if (i == MOST_TRIES) {
                    throw e;
                }
            }
        }
    }

    private void problem(String message) {
        err.println(Words.problem(path.toString(), message));
    }

    /** Why a file cannot be written, in words. */
    static String reason(IOException e) {
        return e instanceof NoSuchFileException ? "no such folder" : Unreadable.reason(e);
    }
}
