package org.massageadvisor.table;

import java.util.ArrayList;
import java.util.List;
import org.apache.poi.xssf.model.SharedStrings;
import org.apache.poi.xssf.usermodel.XSSFRichTextString;
import org.jspecify.annotations.Nullable;
import org.massageadvisor.rulebook.Numbers;
import org.xml.sax.Attributes;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/** Takes the cells of one sheet as they pass by. Formulas are never worked out, and what they last gave is not used. */
final class XlsxSheet extends DefaultHandler {
    private static final int MOST_ROWS = 100_000;
    private static final int MOST_COLUMNS = 100;
    private static final double FIRST_INEXACT = 1e15;
    private static final int LONGEST_SHOWN = 60;
    private static final String AS_TEXT =
            "text expected; format the column as text and write again what stood there, such as 6-7";

    private final SharedStrings texts;
    private final XlsxDateStyles dates;
    private final List<Grid.Line> lines = new ArrayList<>();
    private final List<Grid.Fault> faults = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();

    private List<String> cells = new ArrayList<>();
    private int row;
    private int position = -1;
    private @Nullable String type;
    private @Nullable String style;
    private @Nullable String formula;
    private @Nullable String value;
    private boolean inText;
    private boolean inReading;

    /** More rows or columns than any table has; nothing behind them is read. */
    static final class TooLargeException extends SAXException {
        private static final long serialVersionUID = 1;

        TooLargeException(String message) {
            super(message);
        }
    }

    XlsxSheet(SharedStrings texts, XlsxDateStyles dates) {
        this.texts = texts;
        this.dates = dates;
    }

    /** The lines that are not blank. */
    List<Grid.Line> lines() {
        return lines;
    }

    List<Grid.Fault> faults() {
        return faults;
    }

    @Override
    public void startElement(String space, String name, String qualified, Attributes attributes) throws SAXException {
        switch (name) {
            case "row" -> {
                row = rowNumber(attributes.getValue("r"));
                cells = new ArrayList<>();
                position = -1;
            }
            case "c" -> {
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

    private int rowNumber(@Nullable String written) throws SAXException {
        if (written == null) {
            return row + 1;
        }
        if (!written.matches("\\d{1,7}") || Integer.parseInt(written) <= row) {
            throw new SAXException("the rows of a sheet are not in order");
        }
        return Integer.parseInt(written);
    }

    /** The place of a column from a name such as {@code B12}. */
    private int position(@Nullable String written) throws SAXException {
        if (written == null) {
            return position + 1;
        }
        int column = 0;
        for (int i = 0; i < written.length() && i < 3 && Character.isUpperCase(written.charAt(i)); i++) {
            column = column * 26 + written.charAt(i) - 'A' + 1;
        }
        if (column <= position + 1) {
            throw new SAXException("the cells of a row are not in order");
        }
        return column - 1;
    }

    @Override
    public void characters(char[] letters, int start, int length) {
        if (inText) {
            text.append(letters, start, length);
        }
    }

    @Override
    public void endElement(String space, String name, String qualified) throws SAXException {
        switch (name) {
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
        if (position >= MOST_COLUMNS) {
            throw new TooLargeException("a cell in column " + Place.letters(position)
                    + " found; no table has more than " + MOST_COLUMNS + " columns");
        }
        while (cells.size() < position) {
            cells.add("");
        }
        cells.add(cell);
    }

    private void endRow() throws SAXException {
        if (cells.isEmpty()) {
            return;
        }
        if (lines.size() > MOST_ROWS) {
            throw new TooLargeException("more than " + MOST_ROWS + " rows, which no table has");
        }
        lines.add(new Grid.Line(row, cells));
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
                return new XSSFRichTextString(value).getString().replace("\r\n", "\n");
            }
        }
    }

    private String number(String written) {
        double number;
        try {
            number = Double.parseDouble(written);
        } catch (NumberFormatException e) {
            fault("number", "\"" + shortened(written) + "\" found where a number is kept");
            return written;
        }
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
        try {
            return texts.getItemAt(Integer.parseInt(written)).getString().replace("\r\n", "\n");
        } catch (NumberFormatException | IndexOutOfBoundsException e) {
            fault("workbook", "a text found that the workbook does not hold");
            return "";
        }
    }

    private void fault(String kind, String message) {
        faults.add(new Grid.Fault(row, position, kind, message));
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST_SHOWN ? text : text.substring(0, LONGEST_SHOWN) + "...";
    }
}
