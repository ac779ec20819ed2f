package org.massageadvisor.cli;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.SequenceInputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import org.massageadvisor.json.IntakeJson;
import org.massageadvisor.table.Text;
import org.massageadvisor.table.Unreadable;

/** Finds the intakes in files and in standard input, and reports what cannot be read. */
final class IntakeFiles {
    /** Names standard input instead of a file. */
    static final String STANDARD_INPUT = "-";

    private static final int LONGEST = 1_000_000;
    private static final int MOST_UNREADABLE = 100;

    private final InputStream standardInput;
    private final PrintStream err;
    private boolean allFine = true;
    private int unreadable;

    /** Takes one intake as JSON text, and where it stands. */
    interface Taker {
        void take(String json, String where);
    }

    IntakeFiles(InputStream standardInput, PrintStream err) {
        this.standardInput = standardInput;
        this.err = err;
    }

    /** Whether there was no problem so far. */
    boolean allFine() {
        return allFine;
    }

    /** Reports a problem at a place. */
    void problem(String where, String message) {
        allFine = false;
        err.println(Words.problem(where, message));
    }

    /** Gives every intake of a file, in order. */
    void read(String file, Taker taker) {
        if (file.equals(STANDARD_INPUT)) {
            readStandardInput(taker);
            return;
        }
        String ending = file.toLowerCase(Locale.ROOT);
        boolean lines = ending.endsWith(".ndjson");
        if (!lines && !ending.endsWith(".json")) {
            problem(file, "the name ends neither in .json (one intake) nor in .ndjson (one a line)");
            return;
        }
        try {
            Path path = Path.of(file);
            if (!Files.exists(path)) {
                problem(file, "no such file");
            } else if (Files.isDirectory(path)) {
                problem(file, "a folder found, a file expected");
            } else if (lines) {
                try (InputStream in = new BufferedInputStream(Files.newInputStream(path))) {
                    readLines(in, file, taker);
                }
            } else {
                try (InputStream in = Files.newInputStream(path)) {
                    readOne(in, file, taker);
                }
            }
        } catch (InvalidPathException e) {
            problem(file, "no name for a file: " + e.getReason());
        } catch (IOException e) {
            problem(file, "cannot be read: " + Unreadable.reason(e));
        }
    }

    private void readOne(InputStream in, String where, Taker taker) throws IOException {
        byte[] bytes = in.readNBytes(LONGEST + 1);
        if (bytes.length > LONGEST) {
            problem(where, "longer than " + LONGEST + " bytes, which no intake is");
        } else {
            take(bytes, where, where + ":" + Text.firstBadLine(bytes), taker);
        }
    }

    private void take(byte[] bytes, String where, String whereBad, Taker taker) {
        String text = Text.decode(bytes);
        if (text == null) {
            problem(whereBad, "not UTF-8");
            unreadable++;
        } else {
            taker.take(text, where);
        }
    }

    private void readLines(InputStream in, String file, Taker taker) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        int number = 1;
        int count = 0;
        for (int next = in.read(); ; next = in.read()) {
            if (next == '\n' || next < 0) {
                count += takeLine(line, file + ":" + number, taker) ? 1 : 0;
                line.reset();
                number++;
                if (next < 0) {
                    break;
                }
                if (unreadable == MOST_UNREADABLE) {
                    problem(
                            file,
                            "no text: " + unreadable + " lines are not UTF-8; from line " + number
                                    + " on it is not read");
                    return;
                }
            } else if (line.size() <= LONGEST) {
                line.write(next);
            }
        }
        if (count == 0) {
            problem(file, "empty; one intake a line expected");
        }
    }

    private boolean takeLine(ByteArrayOutputStream line, String where, Taker taker) {
        byte[] bytes = line.toByteArray();
        if (bytes.length > LONGEST) {
            problem(where, "longer than " + LONGEST + " bytes, which no intake is");
            return true;
        }
        String text = Text.decode(bytes);
        if (text != null && text.isBlank()) {
            return false;
        }
        take(bytes, where, where, taker);
        return true;
    }

    /** Standard input has no name to tell by: it is one intake if it is one JSON value as a whole, else it holds one a line. */
    private void readStandardInput(Taker taker) {
        String where = "standard input";
        try {
            byte[] begin = standardInput.readNBytes(LONGEST + 1);
            InputStream all = new SequenceInputStream(new ByteArrayInputStream(begin), standardInput);
            String text = begin.length > LONGEST ? null : Text.decode(begin);
            if (text != null && (IntakeJson.isOneValue(text) || !hasSeveralObjects(text))) {
                readOne(all, where, taker);
            } else {
                readLines(all, where, taker);
            }
        } catch (IOException e) {
            problem(where, "cannot be read: " + Unreadable.reason(e));
        }
    }

    private static boolean hasSeveralObjects(String text) {
        return text.lines().filter(line -> line.startsWith("{")).count() > 1
                || text.strip().indexOf("\n{") >= 0;
    }
}
