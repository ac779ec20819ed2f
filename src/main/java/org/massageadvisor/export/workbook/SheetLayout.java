package org.massageadvisor.export.workbook;

import java.util.List;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;

/** How a finished sheet looks on the screen and on paper. */
final class SheetLayout {
    private static final int CHARACTER = 256;
    private static final float LINE = 15;

    /** How wide a letter of a text is, in hundredths of the digit by which columns are measured. */
    private static final int NARROW = 92;

    private static final int MOST_LINES = 27;

    private SheetLayout() {}

    /** The width of a column, in characters. */
    static void width(XSSFSheet sheet, int column, int characters) {
        sheet.setColumnWidth(column, characters * CHARACTER);
    }

    /**
     * Gives each row without a height the one that its texts need, because not every spreadsheet program does so when it opens a file, and fits the sheet to the
     * width of a page.
     */
    static void finish(XSSFSheet sheet) {
        List<CellRangeAddress> merged = sheet.getMergedRegions();
        for (Row row : sheet) {
            if (((XSSFRow) row).getCTRow().isSetHt()) {
                continue;
            }
            int lines = 1;
            for (Cell cell : row) {
                lines = Math.max(lines, lines(cell.getStringCellValue(), width(sheet, merged, cell)));
            }
            row.setHeightInPoints(LINE * Math.min(lines, MOST_LINES));
            // The height may change with the text when somebody works on it.
            ((XSSFRow) row).getCTRow().setCustomHeight(false);
        }
        sheet.setFitToPage(true);
        sheet.getPrintSetup().setFitHeight((short) 0);
        sheet.getPrintSetup().setLandscape(true);
    }

    private static int width(XSSFSheet sheet, List<CellRangeAddress> merged, Cell cell) {
        for (CellRangeAddress range : merged) {
            if (range.isInRange(cell)) {
                int width = 0;
                for (int column = range.getFirstColumn(); column <= range.getLastColumn(); column++) {
                    width += sheet.getColumnWidth(column);
                }
                return width / CHARACTER;
            }
        }
        return sheet.getColumnWidth(cell.getColumnIndex()) / CHARACTER;
    }

    private static int lines(String text, int width) {
        int lines = 0;
        for (String paragraph : text.split("\n", -1)) {
            lines += 1 + Math.max(0, paragraph.length() - 1) * NARROW / (Math.max(1, width) * 100);
        }
        return lines;
    }
}
