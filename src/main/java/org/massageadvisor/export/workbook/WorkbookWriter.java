package org.massageadvisor.export.workbook;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.poi.ss.usermodel.DataValidation;
import org.apache.poi.ss.usermodel.DataValidationConstraint.ValidationType;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.ss.util.CellRangeAddressList;
import org.apache.poi.ss.util.WorkbookUtil;
import org.apache.poi.xssf.usermodel.XSSFDataValidationConstraint;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.massageadvisor.table.CellText;
import org.massageadvisor.table.Grid;
import org.massageadvisor.table.TableForm;
import org.massageadvisor.table.WorkbookFile;

/** Writes the tables of a rulebook as a workbook: a sheet for each, and one that explains them. */
public final class WorkbookWriter {
    private static final int MOST_CELLS = 40_000;
    private static final int SPARE_ROWS = 1_000;
    private static final int OTHER_WIDTH = 30;

    private WorkbookWriter() {}

    /** Why these tables cannot be the sheets of a workbook; empty if they can. */
    public static List<String> faults(List<Grid> grids) {
        List<String> faults = new ArrayList<>();
        Set<String> names = new HashSet<>();
        int cells = 0;
        for (Grid grid : grids) {
            String name = WorkbookFile.sheetOf(grid.name());
            cells += grid.lines().stream().mapToInt(line -> line.cells().size()).sum();
            if (!CellText.isSheetName(name) || !name.equals(WorkbookUtil.createSafeSheetName(name))) {
                faults.add(
                        grid.file()
                                + ": the name of a sheet has at most 31 characters and none of / \\ ? * [ ] : ; rename the table");
            } else if (!names.add(name.toLowerCase(Locale.ROOT)) || WorkbookFile.isForReaders(name)) {
                faults.add(grid.file() + ": another sheet has the name " + name + "; rename the table");
            }
        }
        if (cells > MOST_CELLS) {
            faults.add(
                    cells + " cells in all tables together, of which a workbook is written with at most " + MOST_CELLS);
        }
        return faults;
    }

    /**
     * The workbook as the bytes of an {@code .xlsx} file.
     *
     * @param grids the tables, without {@link #faults}
     */
    public static byte[] write(List<Grid> grids) {
        try (XSSFWorkbook workbook = workbook(grids)) {
            return bytes(workbook);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static byte[] bytes(XSSFWorkbook workbook) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(1 << 20);
        workbook.write(bytes);
        return bytes.toByteArray();
    }

    static XSSFWorkbook workbook(List<Grid> grids) {
        XSSFWorkbook workbook = new XSSFWorkbook();
        CellStyles styles = new CellStyles(workbook);
        List<Grid> sorted = new ArrayList<>(grids.stream().map(Grid::tidy).toList());
        sorted.sort(
                Comparator.comparing((Grid grid) -> TableForm.of(grid.name())).thenComparing(Grid::name));
        XSSFSheet guide = workbook.createSheet(WorkbookFile.GUIDE);
        for (Grid grid : sorted) {
            sheet(workbook.createSheet(WorkbookFile.sheetOf(grid.name())), grid, styles);
        }
        new GuideSheet(guide, styles).write(sorted);
        return workbook;
    }

    private static void sheet(XSSFSheet sheet, Grid grid, CellStyles styles) {
        int width = grid.lines().isEmpty() ? 0 : grid.lines().get(0).cells().size();
        for (int i = 0; i < grid.lines().size(); i++) {
            List<String> cells = grid.lines().get(i).cells();
            XSSFRow row = sheet.createRow(i);
            for (int j = 0; j < cells.size(); j++) {
                styles.write(
                        row, j, cells.get(j), i == 0 ? styles.headerFor(cells.get(j)) : styles.textFor(cells.get(j)));
            }
        }
        sheet.createFreezePane(1, 1);
        if (width > 0) {
            sheet.setAutoFilter(new CellRangeAddress(0, Math.max(1, grid.lines().size() - 1), 0, width - 1));
        }
        for (int j = 0; j < width; j++) {
            sheet.setDefaultColumnStyle(j, styles.text());
            column(sheet, grid, j);
        }
        SheetLayout.finish(sheet);
        sheet.setRepeatingRows(new CellRangeAddress(0, 0, -1, -1));
    }

    private static void column(XSSFSheet sheet, Grid grid, int position) {
        String name = grid.lines().get(0).cells().get(position);
        TableForm.Column column = TableForm.of(grid.name()).columns().stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElse(null);
        SheetLayout.width(sheet, position, column == null ? OTHER_WIDTH : column.width() + 2);
        if (column == null) {
            return;
        }
        boolean isClosed = !column.values().isEmpty();
        XSSFDataValidationConstraint constraint = isClosed
                ? new XSSFDataValidationConstraint(column.values().toArray(String[]::new))
                : new XSSFDataValidationConstraint(ValidationType.ANY, "");
        int last = grid.lines().size() + SPARE_ROWS;
        DataValidation validation = sheet.getDataValidationHelper()
                .createValidation(constraint, new CellRangeAddressList(1, last, position, position));
        validation.createPromptBox(name, column.prompt());
        validation.setShowPromptBox(true);
        validation.setEmptyCellAllowed(true);
        if (isClosed) {
            validation.createErrorBox(name, "One of these expected: " + String.join(", ", column.values()));
            validation.setShowErrorBox(true);
            // In this file format the arrow is shown by "suppressing" it.
            validation.setSuppressDropDownArrow(true);
        }
        sheet.addValidationData(validation);
    }
}
