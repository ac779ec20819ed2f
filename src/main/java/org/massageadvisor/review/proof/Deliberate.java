package org.massageadvisor.review.proof;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.massageadvisor.rulebook.Spelling;
import org.massageadvisor.table.Problems;
import org.massageadvisor.table.Table;
import org.massageadvisor.table.TableForm;

/** What authors mark as deliberate in the notes of their tables, {@code [deliberate: superfluous]}, and what of it was needed. */
final class Deliberate {
    private static final Pattern MARK = Pattern.compile("\\[deliberate:([^\\]\\[]*)\\]", Pattern.CASE_INSENSITIVE);
    private static final String NOTE = "note";

    private final Problems problems;
    private final List<Mark> marks = new ArrayList<>();
    private final Set<Mark> needed = new HashSet<>();
    private int used;

    /** One kind that is marked in one row. */
    private record Mark(Table.Row row, String kind) {}

    /** @param kinds what can be marked */
    Deliberate(List<Table> tables, Set<String> kinds, Problems problems) {
        this.problems = problems;
        for (Table table : tables) {
            if (TableForm.of(table.name()) != TableForm.CASES) {
                table.rows().forEach(row -> read(row, kinds));
            }
        }
    }

    private void read(Table.Row row, Set<String> kinds) {
        Matcher mark = MARK.matcher(row.get(NOTE));
        while (mark.find()) {
            for (String part : mark.group(1).split("[,;]", -1)) {
                String kind = part.strip();
                if (kinds.contains(kind)) {
                    marks.add(new Mark(row, kind));
                } else {
                    problems.warning(
                            row,
                            NOTE,
                            "unknown-word",
                            "\"" + kind + "\" cannot be deliberate; " + String.join(", ", new TreeSet<>(kinds)) + " can"
                                    + Spelling.maybe(Spelling.nearest(kind, kinds)));
                }
            }
        }
    }

    /** Whether this is marked in the row; then it is counted. */
    boolean covers(Table.Row row, String kind) {
        Mark mark = new Mark(row, kind);
        boolean isMarked = marks.contains(mark);
        if (isMarked) {
            needed.add(mark);
            used++;
        }
        return isMarked;
    }

    /** Whether this is marked in the row, and something was found that the mark is for. */
    boolean isNeeded(Table.Row row, String kind) {
        return needed.contains(new Mark(row, kind));
    }

    /** Warns of marks that nothing needed, so that none hides what comes later. */
    void lookForIdleMarks() {
        marks.stream()
                .filter(mark -> !needed.contains(mark))
                .forEach(mark -> problems.warning(
                        mark.row(),
                        NOTE,
                        "idle-mark",
                        "marked as deliberate, but nothing is " + mark.kind() + " here"));
    }

    /** How often something was deliberate. */
    int count() {
        return used;
    }
}
