package org.massageadvisor.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * {@code rulebook.properties} as a table of keys and values: one {@code key = value} a line. A line that begins with {@code #} is a remark and
 * stands as a key without a value.
 */
public final class RulebookProperties {
    /** The name of the file, of the table and of the sheet. */
    public static final String FILE = "rulebook.properties";

    /** The columns of the table. */
    public static final String KEY = "key";

    public static final String VALUE = "value";

    private RulebookProperties() {}

    /** Whether a key is a remark. */
    public static boolean isRemark(String key) {
        return key.startsWith("#");
    }

    static Optional<Grid> read(byte[] content, Problems problems) {
        String text = Text.decode(content);
        if (text == null) {
            problems.error(Place.line(FILE, Text.firstBadLine(content)), "encoding", "not UTF-8");
            return Optional.empty();
        }
        List<Grid.Line> lines = new ArrayList<>(List.of(new Grid.Line(0, List.of(KEY, VALUE))));
        int number = 0;
        for (String each : text.lines().toList()) {
            number++;
            String line = each.strip();
            int sign = line.indexOf('=');
            if (isRemark(line)) {
                lines.add(new Grid.Line(number, List.of(line, "")));
            } else if (sign >= 0) {
                lines.add(new Grid.Line(
                        number,
                        List.of(
                                line.substring(0, sign).strip(),
                                line.substring(sign + 1).strip())));
            } else if (!line.isEmpty()) {
                problems.error(Place.line(FILE, number), "syntax", "\"" + line + "\" found, key = value expected");
            }
        }
        return Optional.of(new Grid(FILE, FILE, "", lines, List.of()));
    }

    /** The file that holds these lines; the header of the table is none of them. */
    public static String write(Grid grid) {
        StringBuilder text = new StringBuilder();
        for (Grid.Line line : grid.lines().subList(1, grid.lines().size())) {
            String key = line.cells().get(0).strip();
            String value = line.cells().size() < 2 ? "" : line.cells().get(1).strip();
            text.append(oneLine(key));
            if (!isRemark(key)) {
                text.append(value.isEmpty() ? " =" : " = " + oneLine(value));
            }
            text.append('\n');
        }
        return text.toString();
    }

    private static String oneLine(String text) {
        return text.replace('\n', ' ');
    }
}
