package org.massageadvisor.table;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.StringJoiner;
import java.util.function.IntFunction;
import org.apache.poi.ss.util.CellRangeAddress;
import org.xml.sax.Attributes;

/** What a sheet holds and nobody sees who looks at it: it is read like the rest, so it must be named. */
final class XlsxHidden {
    private static final int MOST_RANGES = 10;
    private static final int MOST_MERGED = 1_000;
    private static final int MOST_COMPARED = 2_000_000;

    /** In characters, and in points: what is smaller shows nothing. */
    private static final double NARROWEST = 0.5;

    private static final double LOWEST = 2;

    /** Who scrolls down a table does not go on after so many empty rows. */
    private static final int FAR = 1_000;

    private final BitSet rows = new BitSet();
    private final BitSet farRows = new BitSet();
    private final BitSet columns = new BitSet();
    private final List<CellRangeAddress> merged = new ArrayList<>();
    private boolean rowsAreHidden;

    /** Takes what a sheet says of itself beside its rows. */
    void take(String name, Attributes attributes) throws TooLargeException {
        switch (name) {
            case "sheetFormatPr" -> {
                rowsAreHidden = XlsxElements.isOn(attributes, "zeroHeight");
                if (XlsxElements.measure(attributes, "defaultColWidth") < NARROWEST) {
                    columns.set(0, Allowance.MOST_COLUMNS);
                }
            }
            case "col" -> {
                boolean isHidden = XlsxElements.isOn(attributes, "hidden")
                        || XlsxElements.measure(attributes, "width") < NARROWEST;
                int first = (int) Math.min(XlsxElements.measure(attributes, "min"), Allowance.MOST_COLUMNS + 1.0);
                int last = (int) Math.min(XlsxElements.measure(attributes, "max"), Allowance.MOST_COLUMNS);
                if (first > 0 && last >= first) {
                    columns.set(first - 1, last, isHidden);
                }
            }
            case "mergeCell" -> {
                if (merged.size() == MOST_MERGED) {
                    throw new TooLargeException("more than " + MOST_MERGED + " merged areas, which no table has");
                }
                String area = String.valueOf(attributes.getValue("ref"));
                if (area.matches("\\$?[A-Z]{1,3}\\$?\\d{1,7}:\\$?[A-Z]{1,3}\\$?\\d{1,7}")) {
                    merged.add(CellRangeAddress.valueOf(area));
                }
            }
            default -> {}
        }
    }

    /** Whether a row with these attributes is shown to nobody. */
    boolean isHidden(Attributes row) {
        double height = XlsxElements.measure(row, "ht");
        return XlsxElements.isOn(row, "hidden") || height < LOWEST || (rowsAreHidden && Double.isInfinite(height));
    }

    /** Takes a row that holds something. */
    void row(int row, boolean isHidden, int before) {
        if (isHidden) {
            rows.set(row);
        }
        if (row - before > FAR) {
            farRows.set(row);
        }
    }

    /** The cells that hold something and are covered by others. */
    List<Grid.Fault> covered(List<Grid.Line> lines) throws TooLargeException {
        List<Grid.Fault> faults = new ArrayList<>();
        long compared = 0;
        for (CellRangeAddress area : merged) {
            for (Grid.Line line : lines) {
                compared++;
                if (line.number() - 1 < area.getFirstRow() || line.number() - 1 > area.getLastRow()) {
                    continue;
                }
                int last = Math.min(area.getLastColumn(), line.cells().size() - 1);
                for (int i = area.getFirstColumn(); i <= last; i++) {
                    boolean isShown = i == area.getFirstColumn() && line.number() - 1 == area.getFirstRow();
                    compared++;
                    if (!isShown && !line.cells().get(i).isBlank()) {
                        faults.add(new Grid.Fault(
                                line.number(),
                                i,
                                "hidden",
                                "a text found that nobody sees, because merged cells cover it; separate the cells"));
                    }
                }
            }
            if (compared > MOST_COMPARED || faults.size() > MOST_MERGED) {
                throw new TooLargeException("more merged cells than any table has");
            }
        }
        return faults;
    }

    /** Warns of rows and columns that are in force though nobody sees them. */
    void warn(String file, String sheet, List<Grid.Line> lines, Problems problems) {
        BitSet filled = new BitSet();
        for (Grid.Line line : lines.subList(Math.min(1, lines.size()), lines.size())) {
            for (int i = 0; i < line.cells().size(); i++) {
                filled.set(i, filled.get(i) || !line.cells().get(i).isBlank());
            }
        }
        columns.and(filled);
        String hidden = " hidden, by a filter or by hand, and in force all the same; show ";
        warn(new Place(file, sheet, rows.nextSetBit(0), "", -1), "row", rows, Integer::toString, hidden, problems);
        warn(new Place(file, sheet, 1, "", columns.nextSetBit(0)), "column", columns, Place::letters, hidden, problems);
        warn(
                new Place(file, sheet, farRows.nextSetBit(0), "", -1),
                "row",
                farRows,
                Integer::toString,
                " far below the others, and in force all the same; move up or delete ",
                problems);
    }

    private static void warn(
            Place place, String what, BitSet numbers, IntFunction<String> name, String state, Problems problems) {
        if (numbers.isEmpty()) {
            return;
        }
        boolean isOne = numbers.cardinality() == 1;
        problems.add(Problem.warning(
                place,
                "hidden",
                what + (isOne ? " " : "s ") + ranges(numbers, name) + (isOne ? " is" : " are") + state
                        + (isOne ? "it" : "them") + ", so that nobody overlooks a rule"));
    }

    private static String ranges(BitSet numbers, IntFunction<String> name) {
        StringJoiner ranges = new StringJoiner(", ");
        int from = numbers.nextSetBit(0);
        for (int i = 0; from >= 0 && i <= MOST_RANGES; i++) {
            int to = numbers.nextClearBit(from) - 1;
            String range = from == to ? name.apply(from) : name.apply(from) + " to " + name.apply(to);
            ranges.add(i == MOST_RANGES ? "and others" : range);
            from = numbers.nextSetBit(to + 1);
        }
        return ranges.toString();
    }
}
