package org.massageadvisor.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * {@code rulebook.properties} as a table of keys and values: one {@code key = value} a line. A line that begins with {@code #} is a remark and
 * stands as a key without a value.
 */
public final class RulebookProperties {
    /** The name of the file, of the table and of the sheet. */
    public static final String FILE = "rulebook.properties";

    /** The column of the names. */
    public static final String KEY = "key";

    /** The column of what they stand for. */
    public static final String VALUE = "value";

    private RulebookProperties() {}

    /** Whether a key is a remark. */
    public static boolean isRemark(String key) {
        return key.startsWith("#");
    }

    static Optional<Grid> read(byte[] content, Allowance allowance, Problems problems) {
        String text = Text.decode(content);
        if (text == null) {
            problems.error(Place.line(FILE, Text.firstBadLine(content)), "encoding", "not UTF-8");
            return Optional.empty();
        }
        List<Grid.Line> lines = new ArrayList<>(List.of(new Grid.Line(0, List.of(KEY, VALUE))));
        int number = 0;
        for (String each : (Iterable<String>) text.lines()::iterator) {
            number++;
            String line = each.strip();
            String tooMuch = allowance.exceededBy(number, List.of(line));
            if (tooMuch != null) {
                problems.error(Place.line(FILE, number), "too-large", tooMuch);
                return Optional.empty();
            }
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

    /** Why these lines cannot be such a file; null if they can. */
    public static @Nullable String fault(Grid grid) {
        List<Grid.Line> lines = grid.tidy().lines();
        if (lines.isEmpty() || !lines.get(0).cells().equals(List.of(KEY, VALUE))) {
            return "the columns " + KEY + " and " + VALUE + ", in this order and no others, expected";
        }
        for (Grid.Line line : lines) {
            String key = line.cells().get(0);
            String value = line.cells().get(1);
            boolean fits = isRemark(key) ? value.isEmpty() : key.indexOf('=') < 0;
            if (!fits || (key + value).indexOf('\n') >= 0) {
                return "a key and its value cannot be written as one line, key = value";
            }
        }
        return null;
    }

    /** The file that holds these lines, which have no {@link #fault}; the header of the table is none of them. */
    public static String write(Grid grid) {
        StringBuilder text = new StringBuilder();
        List<Grid.Line> lines = grid.tidy().lines();
        for (Grid.Line line : lines.subList(1, lines.size())) {
            String key = line.cells().get(0);
            String value = line.cells().get(1);
            text.append(key);
            if (!isRemark(key)) {
                text.append(value.isEmpty() ? " =" : " = " + value);
            }
            text.append('\n');
        }
        return text.toString();
    }
}
