package org.massageadvisor.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.massageadvisor.table.CellText;

/** Cells with more in them than one text. */
public final class Cells {
    private static final int LONGEST_CODE = 80;

    private Cells() {}

    /** The parts between semicolons, without empty ones. */
    public static List<String> list(String cell) {
        List<String> parts = new ArrayList<>();
        int start = 0;
        while (start <= cell.length()) {
            int end = cell.indexOf(';', start);
            end = end < 0 ? cell.length() : end;
            String part = CellText.stripped(cell.substring(start, end));
            if (!part.isEmpty()) {
                parts.add(part);
            }
            start = end + 1;
        }
        return parts;
    }

    /** That what stands between two semicolons holds another separator; nothing if it holds none. */
    public static String separatorHint(String part) {
        if (part.indexOf('\n') >= 0) {
            return "; a line ends within it, and several are separated by ;";
        }
        return part.indexOf(',') >= 0 ? "; several are separated by ;" : "";
    }

    /** Whether a text is written as codes are: {@code FEVER_CHILLS}. */
    static boolean isCode(String text) {
        if (text.isEmpty() || text.length() > LONGEST_CODE || text.charAt(0) < 'A' || text.charAt(0) > 'Z') {
            return false;
        }
        for (int i = 1; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!(c >= 'A' && c <= 'Z') && !(c >= '0' && c <= '9') && c != '_') {
                return false;
            }
        }
        return true;
    }

    /** {@code a, b or c}. */
    static String oneOf(Set<String> words) {
        List<String> sorted = words.stream().sorted().toList();
        return sorted.size() < 2
                ? String.join("", sorted)
                : String.join(", ", sorted.subList(0, sorted.size() - 1)) + " or " + sorted.get(sorted.size() - 1);
    }
}
