package org.massageadvisor.table;

import java.io.Serializable;
import org.massageadvisor.rulebook.Printable;

/**
 * Something wrong in a rulebook.
 *
 * @param file the file it stands in, relative to the rulebook's folder
 * @param row the line of the file, counted from 1 with the header; 0 if the file as a whole is meant
 * @param column the name of the column; empty if the row as a whole is meant
 * @param severity how bad it is
 * @param kind a short name for programs: {@code unknown-code}
 * @param message what was found, what was expected, and maybe what was meant
 */
public record Problem(String file, int row, String column, Severity severity, String kind, String message)
        implements Serializable {
    private static final long serialVersionUID = 1;

    public Problem {
        file = Printable.text(file);
        column = Printable.text(column);
        message = Printable.text(message);
    }

    /** How bad a problem is. */
    public enum Severity {
        /** The rulebook cannot be used. */
        ERROR,
        /** The rulebook works, but its author should look. */
        WARNING
    }

    /** {@code red-flags.csv:12:when: error: unknown finding FEVR; maybe FEVER_CHILLS}. */
    @Override
    public String toString() {
        return file
                + (row > 0 ? ":" + row : "")
                + (column.isEmpty() ? "" : ":" + column)
                + (severity == Severity.ERROR ? ": error: " : ": warning: ")
                + message;
    }
}
