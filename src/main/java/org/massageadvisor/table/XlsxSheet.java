package org.massageadvisor.table;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.massageadvisor.rulebook.Numbers;
import org.xml.sax.Attributes;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/** Takes the cells of one sheet as they pass by. Formulas are never worked out, and what they last gave is not used. */
final class XlsxSheet extends DefaultHandler {
    private static final int MOST_FAULTS = 1_000;
    private static final int LAST_ROW = 1 << 20;
    private static final int LONGEST_NUMBER = 40;
    private static final Pattern NUMBER = Pattern.compile("[-+]?(\\d+(\\.\\d*)?|\\.\\d+)([Ee][-+]?\\d+)?");
    private static final double FIRST_INEXACT = 1e15;
    private static final int LONGEST_SHOWN = 60;
    private static final String AS_TEXT =
            "text expected; format the column as text and write again what stood there, such as 6-7";

    private final XlsxTexts texts;
    private final XlsxDateStyles dates;
    private final Allowance allowance;
    private final List<Grid.Line> lines = new ArrayList<>();
    private final List<Grid.Fault> faults = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();

    private final BitSet hiddenRows = new BitSet();
    private final BitSet hiddenColumns = new BitSet();

    private List<String> cells = new ArrayList<>();
    private int row;
    private int position = -1;
    private @Nullable String type;
    private @Nullable String style;
    private @Nullable String formula;
    private @Nullable String value;
    private boolean inData;
    private boolean inRow;
    private boolean isHidden;
    private boolean inText;
    private boolean inReading;

    /** More rows or columns than any table has; nothing behind them is read. */
    static final class TooLargeException extends SAXException {
        private static final long serialVersionUID = 1;

        TooLargeException(String message) {
            super(message);
        }
    }

    XlsxSheet(XlsxTexts texts, XlsxDateStyles dates, Allowance allowance) {
        this.texts = texts;
        this.dates = dates;
        this.allowance = allowance;
    }

    /** The lines that are not blank. */
    List<Grid.Line> lines() {
        return lines;
    }

    /** The numbers of the rows that are in force though nobody sees them. */
    BitSet hiddenRows() {
        return hiddenRows;
    }

    /** The places of the columns that nobody sees and that hold something. */
    BitSet hiddenColumns() {
        BitSet filled = new BitSet();
        for (Grid.Line line : lines) {
            for (int i = hiddenColumns.nextSetBit(0);
                    i >= 0 && i < line.cells().size();
                    i = hiddenColumns.nextSetBit(i + 1)) {
                if (!line.cells().get(i).isBlank()) {
                    filled.set(i);
                }
            }
        }
        return filled;
    }

    List<Grid.Fault> faults() {
        return faults;
    }

    @Override
    public void startElement(String space, String name, String qualified, Attributes attributes) throws SAXException {
        if (!inData) {
            inData = name.equals("sheetData");
            if (name.equals("col") && isHidden(attributes)) {
                hideColumns(attributes);
            }
            return;
        }
        switch (name) {
            case "row" -> {
                require(!inRow, "a row stands within another");
                inRow = true;
                row = rowNumber(attributes.getValue("r"));
                isHidden = isHidden(attributes);
                cells = new ArrayList<>();
                position = -1;
            }
            case "c" -> {
                require(inRow, "a cell stands outside the rows of its sheet");
                position = position(attributes.getValue("r"));
                type = attributes.getValue("t");
                style = attributes.getValue("s");
                formula = null;
                value = null;
            }
            case "f", "v", "t" -> {
                inText = !inReading;
                text.setLength(0);
            }
            case "is" -> value = "";
            case "rPh" -> inReading = true;
            default -> {}
        }
    }

    private static boolean isHidden(Attributes attributes) {
        return List.of("1", "true").contains(String.valueOf(attributes.getValue("hidden")));
    }

    private void hideColumns(Attributes attributes) {
        int first = number(String.valueOf(attributes.getValue("min")), 0);
        int last = Math.min(number(String.valueOf(attributes.getValue("max")), 0), Allowance.MOST_COLUMNS);
        if (first > 0 && last >= first) {
            hiddenColumns.set(first - 1, last);
        }
    }

    private int rowNumber(@Nullable String written) throws SAXException {
        if (written == null) {
            return row + 1;
        }
        int number = number(written, 0);
        require(number > row && number <= LAST_ROW, "the rows of a sheet are not in order");
        return number;
    }

    /** The place of a column from a name such as {@code B12}. */
    private int position(@Nullable String written) throws SAXException {
        if (written == null) {
            return position + 1;
        }
        int column = 0;
        int letters = 0;
        while (letters < written.length() && letters < 3 && isLetter(written.charAt(letters))) {
            column = column * 26 + written.charAt(letters++) - 'A' + 1;
        }
        require(column > position + 1 && number(written, letters) == row, "the cells of a row are not in order");
        return column - 1;
    }

    private static boolean isLetter(char c) {
        return c >= 'A' && c <= 'Z';
    }

    /** The number that a text ends with from this place on; -1 if that is none. */
    private static int number(String written, int from) {
        int number = 0;
        for (int i = from; i < written.length(); i++) {
            char c = written.charAt(i);
            if (c < '0' || c > '9' || i - from == 7) {
                return -1;
            }
            number = number * 10 + c - '0';
        }
        return written.length() == from ? -1 : number;
    }

    @Override
    public void characters(char[] letters, int start, int length) {
        if (inText) {
            text.append(letters, start, length);
        }
    }

    @Override
    public void endElement(String space, String name, String qualified) throws SAXException {
        if (!inData) {
            return;
        }
        switch (name) {
            case "sheetData" -> inData = false;
            case "f" -> formula = text.toString();
            case "v" -> value = text.toString();
            case "t" -> value = inReading ? value : (value == null ? "" : value) + text;
            case "rPh" -> inReading = false;
            case "c" -> take();
            case "row" -> endRow();
            default -> {}
        }
        inText &= !(name.equals("f") || name.equals("v") || name.equals("t"));
    }

    private void take() throws SAXException {
        String cell = cell();
        if (cell.isBlank()) {
            return;
        }
        if (position >= Allowance.MOST_COLUMNS) {
            throw new TooLargeException("a cell in column " + Place.letters(position)
                    + " found; no table has more than " + Allowance.MOST_COLUMNS + " columns");
        }
        while (cells.size() < position) {
            cells.add("");
        }
        cells.add(cell);
    }

    private static void require(boolean fits, String otherwise) throws SAXException {
        if (!fits) {
            throw new SAXException(otherwise);
        }
    }

    private void endRow() throws SAXException {
        inRow = false;
        if (cells.isEmpty()) {
            return;
        }
        if (isHidden) {
            hiddenRows.set(row);
        }
        lines.add(new Grid.Line(row, cells));
        String tooMuch = allowance.exceededBy(lines.size() - 1, cells);
        if (tooMuch != null) {
            throw new TooLargeException(tooMuch);
        }
    }

    private String cell() {
        if (formula != null) {
            fault("formula", "a formula found (=" + shortened(formula) + "), text expected; paste its value instead");
            return "=" + formula;
        }
        if (value == null) {
            return "";
        }
        if (type == null || type.equals("n")) {
            return number(value);
        }
        switch (type) {
            case "s" -> {
                return sharedText(value);
            }
            case "b" -> {
                return value.equals("1") ? "TRUE" : "FALSE";
            }
            case "e" -> {
                fault("error-value", "an error found (" + shortened(value) + "), text expected");
                return value;
            }
            case "d" -> {
                fault("date", "a date found (" + shortened(value) + "), " + AS_TEXT);
                return value;
            }
            default -> {
                return XlsxTexts.plain(value);
            }
        }
    }

    private String number(String written) {
        if (written.length() > LONGEST_NUMBER || !NUMBER.matcher(written).matches()) {
            fault("number", "\"" + shortened(written) + "\" found where a number is kept");
            return written;
        }
        double number = Double.parseDouble(written);
        String date = dates.date(number, style);
        if (date != null) {
            fault("date", "a date found (" + date + "), " + AS_TEXT);
            return date;
        }
        if (Math.abs(number) >= FIRST_INEXACT) {
            fault(
                    "number",
                    "a number with more than 15 digits found, of which a spreadsheet program keeps 15; format the cell as text and write it again");
        }
        return Numbers.text(number);
    }

    private String sharedText(String written) {
        String shared = texts.at(written);
        if (shared == null) {
            fault("workbook", "a text found that the workbook does not hold");
            return "";
        }
        return shared;
    }

    private void fault(String kind, String message) {
        if (faults.size() < MOST_FAULTS) {
            faults.add(new Grid.Fault(row, position, kind, message));
        }
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST_SHOWN ? text : text.substring(0, LONGEST_SHOWN) + "...";
    }
}
