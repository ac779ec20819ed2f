package org.massageadvisor.export.workbook;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.ClientAnchor;
import org.apache.poi.ss.usermodel.Comment;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.ss.usermodel.IndexedColors;
import org.apache.poi.ss.util.CellAddress;
import org.apache.poi.util.Units;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;
import org.apache.poi.xssf.usermodel.XSSFClientAnchor;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.massageadvisor.table.Grid;
import org.massageadvisor.table.Place;
import org.massageadvisor.table.Problem;
import org.massageadvisor.table.WorkbookFile;

/** A copy of a rulebook's workbook in which the cell of each problem is coloured and commented, and a first sheet lists them all. */
public final class ProblemMarks {
    private static final String AUTHOR = "massage-advisor check";
    private static final int LAST_COLUMN = 1_000;
    private static final int LONGEST_COMMENT = 4_000;

    private final XSSFWorkbook workbook;
    private final Map<Short, XSSFCellStyle> plainStyles = new HashMap<>();
    private final Map<Short, XSSFCellStyle> errorStyles = new HashMap<>();
    private final Map<Short, XSSFCellStyle> warningStyles = new HashMap<>();

    private ProblemMarks(XSSFWorkbook workbook) {
        this.workbook = workbook;
    }

    /**
     * Marks a workbook. Marks of an earlier check are taken away first.
     *
     * @param original the bytes of the workbook, which has been read without danger
     * @throws IllegalArgumentException if it cannot be copied; the message says why
     */
    public static byte[] markWorkbook(byte[] original, List<Problem> problems) {
        try (XSSFWorkbook workbook = new PlainCopy(new ByteArrayInputStream(WorkbookFile.forCopy(original)))) {
            ProblemMarks marks = new ProblemMarks(workbook);
            marks.clear();
            marks.mark(problems, Map.of());
            return WorkbookWriter.bytes(workbook);
        } catch (IOException e) {
            throw new IllegalArgumentException("the workbook cannot be copied: " + e.getMessage(), e);
        } catch (RuntimeException e) {
            // POI throws whatever it meets where a part of a spoilt workbook is not what it should be.
            throw new IllegalArgumentException("the workbook cannot be copied, its parts do not fit together", e);
        }
    }

    /**
     * Writes the tables of a folder as a workbook and marks it.
     *
     * @throws IllegalArgumentException if they cannot be the sheets of a workbook; the message says why
     */
    public static byte[] markTables(List<Grid> grids, List<Problem> problems) {
        List<String> faults = WorkbookWriter.faults(grids);
        if (!faults.isEmpty()) {
            throw new IllegalArgumentException(String.join("; ", faults));
        }
        try (XSSFWorkbook workbook = WorkbookWriter.workbook(grids)) {
            Map<String, Grid> byFile = new HashMap<>();
            grids.forEach(grid -> byFile.put(grid.file(), grid));
            new ProblemMarks(workbook).mark(problems, byFile);
            return WorkbookWriter.bytes(workbook);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Takes away the comments of an earlier check, and the colours of the cells that it listed. */
    private void clear() {
        XSSFSheet listed = workbook.getSheet(WorkbookFile.PROBLEMS);
        if (listed == null) {
            return;
        }
        for (int i = 1; i <= listed.getLastRowNum(); i++) {
            XSSFSheet sheet = workbook.getSheet(text(listed, i, 0));
            String address = text(listed, i, 1);
            if (sheet != null && address.matches("[A-Z]{1,3}\\d{1,7}")) {
                CellAddress at = new CellAddress(address);
                XSSFRow row = sheet.getRow(at.getRow());
                XSSFCell cell = row == null ? null : row.getCell(at.getColumn());
                if (cell != null) {
                    clear(cell);
                }
            }
        }
        workbook.removeSheetAt(workbook.getSheetIndex(listed));
    }

    private static String text(XSSFSheet sheet, int row, int column) {
        XSSFRow found = sheet.getRow(row);
        XSSFCell cell = found == null ? null : found.getCell(column);
        return cell == null || cell.getCellType() != CellType.STRING ? "" : cell.getStringCellValue();
    }

    private void clear(XSSFCell cell) {
        XSSFCellStyle before = cell.getCellStyle();
        cell.setCellStyle(plainStyles.computeIfAbsent(before.getIndex(), key -> {
            XSSFCellStyle style = workbook.createCellStyle();
            style.cloneStyleFrom(before);
            style.setFillPattern(FillPatternType.NO_FILL);
            return style;
        }));
        if (cell.getCellComment() != null && AUTHOR.equals(cell.getCellComment().getAuthor())) {
            cell.removeCellComment();
        }
    }

    private void mark(List<Problem> problems, Map<String, Grid> byFile) {
        Map<Place, StringBuilder> messages = new LinkedHashMap<>();
        Map<Place, Problem.Severity> worst = new HashMap<>();
        for (Problem problem : problems) {
            Place place = inWorkbook(problem.place(), byFile);
            StringBuilder text = messages.computeIfAbsent(place, key -> new StringBuilder());
            text.append(text.isEmpty() ? "" : "\n\n").append(problem.message());
            worst.merge(place, problem.severity(), (a, b) -> a == Problem.Severity.ERROR ? a : b);
        }
        messages.forEach((place, text) -> {
            XSSFSheet sheet = workbook.getSheet(place.sheet());
            if (sheet != null && place.row() > 0 && place.position() <= LAST_COLUMN) {
                XSSFCell cell = cell(sheet, place.row() - 1, Math.max(0, place.position()));
                colour(cell, worst.get(place) == Problem.Severity.ERROR);
                comment(cell, text.toString());
            }
        });
        list(problems, byFile);
    }

    /** Where a place of a folder stands in the workbook made of it: blank lines are left out there, and a cell has a position. */
    private static Place inWorkbook(Place place, Map<String, Grid> byFile) {
        Grid grid = byFile.get(place.file());
        if (grid == null) {
            return place;
        }
        int row = 0;
        for (int i = 0; i < grid.lines().size(); i++) {
            row = grid.lines().get(i).number() == place.row() && place.row() > 0 ? i + 1 : row;
        }
        return new Place(place.file(), WorkbookFile.sheetOf(grid.name()), row, place.column(), place.position());
    }

    private static XSSFCell cell(XSSFSheet sheet, int row, int column) {
        XSSFRow found = sheet.getRow(row) == null ? sheet.createRow(row) : sheet.getRow(row);
        return found.getCell(column) == null ? found.createCell(column) : found.getCell(column);
    }

    private void colour(XSSFCell cell, boolean isError) {
        Map<Short, XSSFCellStyle> styles = isError ? errorStyles : warningStyles;
        XSSFCellStyle before = cell.getCellStyle();
        cell.setCellStyle(styles.computeIfAbsent(before.getIndex(), key -> {
            XSSFCellStyle style = workbook.createCellStyle();
            style.cloneStyleFrom(before);
            style.setFillForegroundColor((isError ? IndexedColors.ROSE : IndexedColors.LIGHT_YELLOW).getIndex());
            style.setFillPattern(FillPatternType.SOLID_FOREGROUND);
            return style;
        }));
    }

    /** An author's own comment is left alone; the list of problems says what is wrong there. */
    private void comment(XSSFCell cell, String message) {
        if (cell.getCellComment() != null) {
            return;
        }
        String text = message.length() <= LONGEST_COMMENT ? message : message.substring(0, LONGEST_COMMENT) + " ...";
        XSSFClientAnchor anchor = workbook.getCreationHelper().createClientAnchor();
        // POI takes the comment for one of the cell at which its box begins; so that begins here, a column's width
        // further on.
        anchor.setCol1(cell.getColumnIndex());
        anchor.setDx1(Units.pixelToEMU(Math.round(cell.getSheet().getColumnWidthInPixels(cell.getColumnIndex()))));
        anchor.setCol2(cell.getColumnIndex() + 4);
        anchor.setRow1(cell.getRowIndex());
        anchor.setRow2(cell.getRowIndex() + 5);
        anchor.setAnchorType(ClientAnchor.AnchorType.MOVE_DONT_RESIZE);
        Comment comment = cell.getSheet().createDrawingPatriarch().createCellComment(anchor);
        comment.setString(workbook.getCreationHelper().createRichTextString(CellStyles.storable(text)));
        comment.setAuthor(AUTHOR);
        cell.setCellComment(comment);
    }

    private void list(List<Problem> problems, Map<String, Grid> byFile) {
        XSSFSheet sheet = workbook.createSheet(WorkbookFile.PROBLEMS);
        workbook.setSheetOrder(WorkbookFile.PROBLEMS, 0);
        workbook.setActiveSheet(0);
        workbook.setSelectedTab(0);
        CellStyles styles = new CellStyles(workbook);
        XSSFRow header = sheet.createRow(0);
        List<String> titles = List.of("sheet", "cell", "column", "severity", "what is wrong");
        int[] widths = {28, 8, 14, 10, 100};
        for (int i = 0; i < titles.size(); i++) {
            styles.write(header, i, titles.get(i), styles.header());
            SheetLayout.width(sheet, i, widths[i]);
        }
        for (int i = 0; i < problems.size(); i++) {
            Problem problem = problems.get(i);
            Place place = inWorkbook(problem.place(), byFile);
            XSSFRow row = sheet.createRow(i + 1);
            styles.write(row, 0, place.sheet().isEmpty() ? place.file() : place.sheet());
            styles.write(row, 1, place.cell());
            if (workbook.getSheet(place.sheet()) != null && place.row() > 0) {
                styles.link(row.getCell(1), place.sheet(), place.cell());
            }
            styles.write(row, 2, place.column());
            styles.write(row, 3, problem.severity().word());
            styles.write(row, 4, problem.message());
        }
        sheet.createFreezePane(0, 1);
        SheetLayout.finish(sheet);
    }
}
