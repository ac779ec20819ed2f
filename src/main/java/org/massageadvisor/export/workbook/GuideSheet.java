package org.massageadvisor.export.workbook;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.massageadvisor.rulebook.Labels;
import org.massageadvisor.table.Grid;
import org.massageadvisor.table.TableForm;
import org.massageadvisor.table.WorkbookFile;

/** The sheet that explains how to fill in the others, with the codes to look up. */
final class GuideSheet {
    private static final float TITLE_HEIGHT = 26;
    private static final int[] WIDTHS = {38, 44, 70, 12, 24};

    private static final List<String> HOW = List.of(
            "Each sheet is a table, each row one entry. The first row names the columns; leave it as it is. Click into a cell to see what belongs there.",
            "A rule: when its condition (when) holds, it asks for outcomes (then), says why (because) and what that rests on (source).",
            "A sheet with the columns when and then is a table of rules, whatever its name. Add your own if a topic has no home.",
            "A sheet whose name begins with \"" + WorkbookFile.CASES_SHEET
                    + "\" holds worked clients: who they are, and what must come out.",
            "Write codes as they stand in the list at the end of this sheet; its header filters and sorts. Several in one cell are separated by semicolons.",
            "Cells are text. A formula, a date or an error is refused when the workbook is read, and so are hidden sheets and macros.",
            "Then check it: the command check names every problem with its cell, check --mark writes a copy with the cells coloured, test runs the worked clients.",
            "This sheet is not read. Codes that you add stand in its list after the next export.");

    private static final List<List<String>> CONDITIONS = List.of(
            List.of("FEVER_CHILLS", "The client answered yes. For a derived finding: its own condition holds."),
            List.of("not FEVER_CHILLS", "The client did not answer yes: no, or no answer."),
            List.of("FEVER_CHILLS = no", "The client answered no."),
            List.of("unknown(FEVER_CHILLS)", "The client did not answer, or does not know."),
            List.of("PAIN_SCORE >= 7", "The client answered such a number. Also < <= = >"),
            List.of(
                    "SKIN_SITE = ELSEWHERE",
                    "The client chose this. SKIN_SITE in (ELSEWHERE, OTHER_BACK): one of these."),
            List.of("x and y", "Both hold."),
            List.of("x or y", "At least one holds. and binds tighter than or; parentheses say what belongs together."));

    private final XSSFSheet sheet;
    private final CellStyles styles;
    private int next;

    GuideSheet(XSSFSheet sheet, CellStyles styles) {
        this.sheet = sheet;
        this.styles = styles;
    }

    void write(List<Grid> grids) {
        for (int i = 0; i < WIDTHS.length; i++) {
            SheetLayout.width(sheet, i, WIDTHS[i]);
        }
        XSSFRow title = sheet.createRow(next++);
        styles.write(title, 0, "How to fill in this workbook", styles.title());
        title.setHeightInPoints(TITLE_HEIGHT);
        for (String line : HOW) {
            sheet.addMergedRegion(new CellRangeAddress(next, next, 0, 2));
            line(line);
        }
        heading("Sheet", "What it holds");
        Set<TableForm> forms = EnumSet.noneOf(TableForm.class);
        for (Grid grid : grids) {
            TableForm form = TableForm.of(grid.name());
            int rows = Math.max(0, grid.lines().size() - 1);
            line(WorkbookFile.sheetOf(grid.name()), form.purpose() + " " + Labels.count(rows, "row", "rows") + ".");
            XSSFCell name = sheet.getRow(next - 1).getCell(0);
            styles.link(name, name.getStringCellValue(), "A1");
            forms.add(form);
        }
        line("codes", "Every code with its label: the list at the end of this sheet.");
        XSSFCell codes = sheet.getRow(next - 1).getCell(0);
        heading("A condition", "It holds if");
        CONDITIONS.forEach(line -> line(line.get(0), line.get(1)));
        for (TableForm form : forms) {
            heading("Column", form.purpose(), "What to fill in");
            form.columns().forEach(column -> line(column.name(), "", column.prompt()));
        }
        heading("Code", "Label", "Question or text", "What it is", "Of which kind");
        int first = next - 1;
        styles.link(codes, sheet.getSheetName(), "A" + next);
        codes(grids, TableForm.VOCABULARY, "finding", "label", "question", "type");
        codes(grids, TableForm.OUTCOMES, "outcome", "label", "text", "group");
        codes(grids, TableForm.EVIDENCE, "evidence", "document", "statement", "certainty");
        sheet.setAutoFilter(new CellRangeAddress(first, Math.max(first + 1, next - 1), 0, WIDTHS.length - 1));
        SheetLayout.finish(sheet);
    }

    private void codes(List<Grid> grids, TableForm form, String what, String... columns) {
        for (Grid grid : grids) {
            if (TableForm.of(grid.name()) != form || grid.lines().isEmpty()) {
                continue;
            }
            List<String> header =
                    grid.lines().get(0).cells().stream().map(String::strip).toList();
            for (Grid.Line line : grid.lines().subList(1, grid.lines().size())) {
                line(
                        cell(line, 0),
                        cell(line, header.indexOf(columns[0])),
                        cell(line, header.indexOf(columns[1])),
                        what,
                        cell(line, header.indexOf(columns[2])));
            }
        }
    }

    private static String cell(Grid.Line line, int position) {
        return position < 0 || position >= line.cells().size()
                ? ""
                : line.cells().get(position).strip();
    }

    private void heading(String... titles) {
        next++;
        XSSFRow row = sheet.createRow(next++);
        for (int i = 0; i < titles.length; i++) {
            styles.write(row, i, titles[i], styles.heading());
        }
    }

    private void line(String... cells) {
        XSSFRow row = sheet.createRow(next++);
        for (int i = 0; i < cells.length; i++) {
            styles.write(row, i, cells[i]);
        }
    }
}
