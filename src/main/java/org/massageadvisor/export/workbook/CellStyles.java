package org.massageadvisor.export.workbook;

import org.apache.poi.common.usermodel.HyperlinkType;
import org.apache.poi.ss.usermodel.BorderStyle;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.ss.usermodel.FontUnderline;
import org.apache.poi.ss.usermodel.HorizontalAlignment;
import org.apache.poi.ss.usermodel.IndexedColors;
import org.apache.poi.ss.usermodel.VerticalAlignment;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;
import org.apache.poi.xssf.usermodel.XSSFFont;
import org.apache.poi.xssf.usermodel.XSSFHyperlink;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.massageadvisor.rulebook.Printable;
import org.massageadvisor.table.CellText;

/** The few styles of a workbook. Every cell of a table is formatted as text, so that {@code 6-7} never becomes a date. */
final class CellStyles {
    private static final int LONGEST = 32_000;
    private static final short TITLE_POINTS = 16;

    private final XSSFWorkbook workbook;
    private final XSSFCellStyle text;
    private final XSSFCellStyle quoted;
    private final XSSFCellStyle header;
    private final XSSFCellStyle quotedHeader;
    private final XSSFCellStyle heading;
    private final XSSFCellStyle title;
    private final XSSFCellStyle link;

    CellStyles(XSSFWorkbook workbook) {
        this.workbook = workbook;
        this.text = style();
        this.quoted = style();
        quoted.setQuotePrefixed(true);
        this.header = style();
        header.setFont(font(true, (short) 0));
        header.setFillForegroundColor(IndexedColors.PALE_BLUE.getIndex());
        header.setFillPattern(FillPatternType.SOLID_FOREGROUND);
        header.setBorderBottom(BorderStyle.THIN);
        this.quotedHeader = workbook.createCellStyle();
        quotedHeader.cloneStyleFrom(header);
        quotedHeader.setQuotePrefixed(true);
        this.heading = style();
        heading.setFont(font(true, (short) 0));
        heading.setBorderBottom(BorderStyle.THIN);
        this.title = style();
        title.setFont(font(true, TITLE_POINTS));
        title.setWrapText(false);
        this.link = style();
        XSSFFont underlined = font(false, (short) 0);
        underlined.setUnderline(FontUnderline.SINGLE);
        underlined.setColor(IndexedColors.BLUE.getIndex());
        link.setFont(underlined);
    }

    private XSSFCellStyle style() {
        XSSFCellStyle style = workbook.createCellStyle();
        style.setDataFormat(workbook.createDataFormat().getFormat("@"));
        style.setWrapText(true);
        style.setVerticalAlignment(VerticalAlignment.TOP);
        style.setAlignment(HorizontalAlignment.LEFT);
        return style;
    }

    private XSSFFont font(boolean bold, short points) {
        XSSFFont font = workbook.createFont();
        font.setBold(bold);
        if (points > 0) {
            font.setFontHeightInPoints(points);
        }
        return font;
    }

    XSSFCellStyle text() {
        return text;
    }

    XSSFCellStyle header() {
        return header;
    }

    XSSFCellStyle headerFor(String content) {
        return CellText.looksLikeFormula(content) ? quotedHeader : header;
    }

    XSSFCellStyle heading() {
        return heading;
    }

    /** Makes a cell lead to a cell of a sheet. */
    void link(XSSFCell from, String sheet, String address) {
        XSSFHyperlink target = workbook.getCreationHelper().createHyperlink(HyperlinkType.DOCUMENT);
        target.setAddress("'" + sheet.replace("'", "''") + "'!" + address);
        from.setHyperlink(target);
        from.setCellStyle(link);
    }

    XSSFCellStyle title() {
        return title;
    }

    /** Writes a text; one that looks like a formula is marked as a text, as if an apostrophe had been typed before it. */
    void write(XSSFRow row, int column, String content) {
        write(row, column, content, textFor(content));
    }

    XSSFCellStyle textFor(String content) {
        return CellText.looksLikeFormula(content) ? quoted : text;
    }

    void write(XSSFRow row, int column, String content, XSSFCellStyle style) {
        if (!content.isEmpty()) {
            XSSFCell cell = row.createCell(column);
            cell.setCellValue(storable(content));
            cell.setCellStyle(style);
        }
    }

    /**
     * The text as the file format can keep it. What it cannot keep, control characters and endless texts, is a problem of the rulebook
     * already and only shown; what reads like the format's own escape ({@code _x0041_}) is escaped.
     */
    static String storable(String content) {
        String kept = content.length() <= LONGEST ? content : content.substring(0, LONGEST) + "...";
        boolean isPlain = kept.codePoints().noneMatch(CellText::isHidden);
        String visible = isPlain ? kept : Printable.text(kept);
        return visible.replaceAll("_(?=x[0-9A-Fa-f]{4}_)", "_x005F_");
    }
}
