package org.massageadvisor.table;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;
import org.massageadvisor.rulebook.Printable;

/**
 * Something wrong in a rulebook.
 *
 * @param place where
 * @param severity how bad it is
 * @param kind a short name for programs: {@code unknown-code}
 * @param message what was found, what was expected, and maybe what was meant
 * @param excerpt the part of the cell that is wrong; null if the whole cell is
 */
public record Problem(
        Place place,
        Severity severity,
        String kind,
        String message,
        @Nullable Excerpt excerpt) implements Serializable {
    private static final long serialVersionUID = 1;

    /** The kind of a file that cannot be read now; maybe it can later. */
    public static final String UNREADABLE = "unreadable";

    /** The kind of a file that is no workbook, or one that is not read. */
    public static final String NO_WORKBOOK = "workbook";

    private static final int LONGEST_MESSAGE = 2_000;

    public Problem {
        message = shortened(Printable.text(shortened(message)));
    }

    private static String shortened(String message) {
        return message.length() <= LONGEST_MESSAGE ? message : message.substring(0, LONGEST_MESSAGE) + "...";
    }

    /** An error at a place. */
    public static Problem error(Place place, String kind, String message) {
        return new Problem(place, Severity.ERROR, kind, message, null);
    }

    /** Something at a place that works, but that the author should look at. */
    public static Problem warning(Place place, String kind, String message) {
        return new Problem(place, Severity.WARNING, kind, message, null);
    }

    /** How bad a problem is. */
    public enum Severity {
        /** The rulebook cannot be used. */
        ERROR,
        /** The rulebook works, but its author should look. */
        WARNING;

        /** {@code error} or {@code warning}. */
        public String word() {
            return this == ERROR ? "error" : "warning";
        }
    }

    /**
     * A cell, and where in it something is wrong.
     *
     * @param cell the text of the cell
     * @param at the place in it, counted from 0
     */
    public record Excerpt(String cell, int at) implements Serializable {
        private static final long serialVersionUID = 1;
        private static final int BEFORE = 60;
        private static final int LENGTH = 90;

        public Excerpt {
            at = Math.max(0, Math.min(at, cell.length()));
        }

        /** Two lines: the cell, or what of it stands around the place, and a caret below the place. */
        public String text() {
            int from = at <= BEFORE ? 0 : wholeCharacter(at - BEFORE);
            int to = cell.length() - from <= LENGTH ? cell.length() : wholeCharacter(from + LENGTH);
            String before = (from > 0 ? "... " : "") + Printable.text(cell.substring(from, at));
            String after = Printable.text(cell.substring(at, Math.max(at, to))) + (to < cell.length() ? " ..." : "");
            return before + after + "\n" + " ".repeat(before.length()) + "^";
        }

        private int wholeCharacter(int index) {
            return Character.isLowSurrogate(cell.charAt(index)) ? index - 1 : index;
        }
    }

    /** {@code red-flags.csv:12:when: error: unknown finding FEVR; maybe FEVER_CHILLS}. */
    @Override
    public String toString() {
        return place + ": " + severity.word() + ": " + message;
    }

    /** As {@link #toString}, followed by the part of the cell that is wrong with a caret below the place. */
    public String text() {
        return excerpt == null
                ? toString()
                : this + "\n" + excerpt.text().indent(4).stripTrailing();
    }
}
