package org.massageadvisor.table;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.massageadvisor.rulebook.Numbers;
import org.xml.sax.Attributes;
import org.xml.sax.SAXException;

/** Takes the cells of one sheet as they pass by. Formulas are never worked out, and what they last gave is not used. */
final class XlsxSheet extends XlsxElements {
    private static final int MOST_FAULTS = 1_000;
    private static final int DEPTH_OF_DATA = 2;
    private static final int LAST_ROW = 1 << 20;
    private static final int LONGEST_NUMBER = 40;
    private static final Pattern NUMBER = Pattern.compile("[-+]?(\\d+(\\.\\d*)?|\\.\\d+)([Ee][-+]?\\d+)?");
    private static final double FIRST_INEXACT = 1e15;
    private static final int LONGEST_SHOWN = 60;
    private static final String AS_TEXT =
            "text expected; format the column as text and write again what stood there, such as 6-7 or 2026-11-21";

    private final XlsxTexts texts;
    private final XlsxFormats formats;
    private final Allowance allowance;
    private final List<Grid.Line> lines = new ArrayList<>();
    private final List<Grid.Fault> faults = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();

    private final XlsxHidden hidden = new XlsxHidden();

    private List<String> cells = new ArrayList<>();
    private int row;
    private int position = -1;
    private @Nullable String type;
    private @Nullable String style;
    private @Nullable String formula;
    private @Nullable String value;
    private boolean wasData;
    private boolean inData;
    private boolean inCell;
    private boolean inRow;
    private boolean isHidden;
    private boolean inText;
    private boolean inInline;

    XlsxSheet(XlsxTexts texts, XlsxFormats formats, Allowance allowance) {
        this.texts = texts;
        this.formats = formats;
        this.allowance = allowance;
    }

    /** The lines that are not blank. */
    List<Grid.Line> lines() {
        return lines;
    }

    XlsxHidden hidden() {
        return hidden;
    }

    List<Grid.Fault> faults() throws TooLargeException {
        List<Grid.Fault> all = new ArrayList<>(faults);
        all.addAll(hidden.covered(lines));
        return all;
    }

    @Override
    void start(String name, Attributes attributes, int depth) throws SAXException {
        if (!inData) {
            if (name.equals("sheetData") && depth == DEPTH_OF_DATA) {
                require(!wasData, "the rows of a sheet stand in two places");
                inData = true;
                wasData = true;
            } else {
                hidden.take(name, attributes);
            }
            return;
        }
        switch (name) {
            case "row" -> {
                require(!inRow, "a row stands within another");
                inRow = true;
                row = rowNumber(attributes.getValue("r"));
                isHidden = hidden.isHidden(attributes);
                cells = new ArrayList<>();
                position = -1;
            }
            case "c" -> {
                require(inRow && !inCell, "a cell stands where none can be");
                inCell = true;
                position = position(attributes.getValue("r"));
                type = attributes.getValue("t");
                style = attributes.getValue("s");
                formula = null;
                value = null;
            }
            case "f", "v", "is" -> {
                require(inCell && !inText, "a value stands where none can be");
                require(
                        name.equals("f") || (value == null && name.equals("is") == "inlineStr".equals(type)),
                        "a cell holds two values, or one that does not fit its kind, so that programs could show another than is read");
                inText = !name.equals("is");
                inInline = name.equals("is");
                value = inInline ? "" : value;
                text.setLength(0);
            }
            case "t" -> inText = inInline;
            default -> {}
        }
    }

    @Override
    void foreign(String name) throws SAXException {
        require(!inData, "something of another format stands among the rows of a sheet");
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
    void text(char[] letters, int start, int length) {
        if (inText) {
            text.append(letters, start, length);
        }
    }

    @Override
    void end(String name) throws SAXException {
        if (!inData) {
            return;
        }
        switch (name) {
            case "sheetData" -> inData = false;
            case "f" -> formula = text.toString();
            case "v", "is" -> {
                value = text.toString();
                inInline = false;
            }
            case "c" -> {
                inCell = false;
                take();
            }
            case "row" -> endRow();
            default -> {}
        }
        inText = false;
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
        hidden.row(
                row,
                isHidden,
                lines.isEmpty() ? row : lines.get(lines.size() - 1).number());
        lines.add(new Grid.Line(row, cells));
        String tooMuch = allowance.exceededBy(lines.size() - 1, cells);
        if (tooMuch != null) {
            throw new TooLargeException(tooMuch);
        }
    }

    private String cell() throws TooLargeException {
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
                return asShown(sharedText(value));
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
                return asShown(XlsxTexts.plain(value));
            }
        }
    }

    private String asShown(String text) {
        if (!text.isBlank() && !formats.showsText(style)) {
            fault("hidden", "a text found that its number format hides or shows as another; choose the format Text");
        }
        return text;
    }

    private String number(String written) throws TooLargeException {
        if (written.length() > LONGEST_NUMBER || !NUMBER.matcher(written).matches()) {
            fault("number", "\"" + shortened(written) + "\" found where a number is kept");
            return written;
        }
        double number = Double.parseDouble(written);
        String date = formats.date(number, style);
        if (date != null) {
            fault("date", "a date found (" + date + "), " + AS_TEXT);
            return date;
        }
        String other = formats.otherNumber(number, style);
        if (other != null) {
            fault(
                    "number",
                    Numbers.text(number) + " found where " + shortened(other)
                            + " is shown; format the cell as text and write it again");
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
            fault("missing-text", "a text found that the workbook does not hold");
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
