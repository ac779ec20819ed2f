package org.massageadvisor.cli;

import java.util.regex.Pattern;
import org.massageadvisor.rulebook.Printable;

/** Text in lines of at most {@link #WIDTH} columns, in sections. */
final class Page {
    static final int WIDTH = 100;

    /** Stands between two pages. */
    static final String BETWEEN = "\n" + "=".repeat(WIDTH) + "\n\n";

    private static final int DEEPEST = 20;

    private static final Pattern SPACE = Pattern.compile("\\s+");

    private final boolean dense;
    private final StringBuilder text = new StringBuilder();
    private String title = "";

    /** @param dense whether sections follow each other without an empty line */
    Page(boolean dense) {
        this.dense = dense;
    }

    /** The lines that follow belong to this section; its title is printed with the first of them. */
    void section(String name) {
        title = name;
    }

    /** A paragraph of the section. */
    void paragraph(String words) {
        add("", words);
    }

    /** A paragraph with a dash before it, indented behind it. */
    void item(String words) {
        add("- ", words);
    }

    /** A paragraph with a number before it, indented behind it. */
    void numbered(int number, String words) {
        add((number < 10 ? "  " : number < 100 ? " " : "") + number + "  ", words);
    }

    /** A paragraph indented as far as what stands behind a dash. */
    void indented(String words) {
        indented(1, words);
    }

    /** A paragraph indented so many times. */
    void indented(int depth, String words) {
        add("  ".repeat(Math.min(depth, DEEPEST)), words);
    }

    private void add(String lead, String words) {
        if (!title.isEmpty()) {
            text.append(dense ? "" : "\n").append(title).append('\n');
            title = "";
        }
        StringBuilder line = new StringBuilder(lead);
        for (String word :
                SPACE.splitAsStream(words.strip()).map(Printable::text).toList()) {
            if (line.length() > lead.length() && line.length() + 1 + word.length() > WIDTH) {
                text.append(line).append('\n');
                line = new StringBuilder(" ".repeat(lead.length()));
            }
            line.append(line.length() > lead.length() ? " " : "").append(word);
        }
        text.append(line).append('\n');
    }

    /** Ends the section; a title without lines is left out. */
    void gap() {
        title = "";
        text.append('\n');
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
