package org.massageadvisor.export.workbook;

import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.model.ExternalLinksTable;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;
import org.apache.poi.xssf.usermodel.XSSFName;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jspecify.annotations.Nullable;
import org.massageadvisor.table.CellText;
import org.openxmlformats.schemas.spreadsheetml.x2006.main.CTCell;
import org.openxmlformats.schemas.spreadsheetml.x2006.main.CTDataValidation;
import org.openxmlformats.schemas.spreadsheetml.x2006.main.CTDataValidations;
import org.openxmlformats.schemas.spreadsheetml.x2006.main.CTWorksheet;

/** A copy of somebody's workbook in which nothing is worked out: what was a formula is text, and links to other files are gone. */
final class PlainCopy extends XSSFWorkbook {
    /** A list of words, or cells of this workbook: {@code "yes,no"}, {@code 'cases clients'!$A$1:$H$9}. */
    private static final Pattern LIST_OR_PLACE = Pattern.compile(
            "\"[^\"]*\"|('[^'\\[\\]]*'!|[\\w .-]*!)?\\$?[A-Z]*\\$?\\d*(:\\$?[A-Z]*\\$?\\d*)?|-?[0-9.]+");

    private final Map<Short, XSSFCellStyle> quoted = new HashMap<>();

    PlainCopy(InputStream original) throws IOException {
        super(original);
        if (!getCTWorkbook().isSetBookViews()) {
            getCTWorkbook().addNewBookViews().addNewWorkbookView();
        }
        for (Sheet sheet : this) {
            for (Row row : sheet) {
                for (Cell cell : row) {
                    makeText((XSSFCell) cell);
                }
            }
            forgetRules(((XSSFSheet) sheet).getCTWorksheet());
        }
        forgetLinks();
    }

    /** Works on the cell as it was read, because POI would work out what a shared formula means for other cells. */
    private void makeText(XSSFCell cell) {
        CTCell read = cell.getCTCell();
        boolean isFormula = read.isSetF();
        if (isFormula) {
            String formula = "=" + read.getF().getStringValue();
            read.unsetF();
            cell.setCellValue(CellStyles.storable(formula));
        }
        if (isFormula
                || (cell.getCellType() == CellType.STRING && CellText.looksLikeFormula(cell.getStringCellValue()))) {
            XSSFCellStyle before = cell.getCellStyle();
            cell.setCellStyle(quoted.computeIfAbsent(before.getIndex(), key -> {
                XSSFCellStyle style = createCellStyle();
                style.cloneStyleFrom(before);
                style.setQuotePrefixed(true);
                return style;
            }));
        }
    }

    /** Colours that depend on a condition, input checks other than lists, and extensions are worked out when a workbook is opened. */
    private static void forgetRules(CTWorksheet sheet) {
        for (int i = sheet.sizeOfConditionalFormattingArray() - 1; i >= 0; i--) {
            sheet.removeConditionalFormatting(i);
        }
        if (sheet.isSetExtLst()) {
            sheet.unsetExtLst();
        }
        CTDataValidations checks = sheet.getDataValidations();
        for (int i = checks == null ? -1 : checks.sizeOfDataValidationArray() - 1; i >= 0; i--) {
            CTDataValidation check = checks.getDataValidationArray(i);
            if (isWorkedOut(check.getFormula1()) || isWorkedOut(check.getFormula2())) {
                checks.removeDataValidation(i);
            }
        }
        if (checks != null && checks.sizeOfDataValidationArray() == 0) {
            sheet.unsetDataValidations();
        }
    }

    private static boolean isWorkedOut(@Nullable String formula) {
        return formula != null && !LIST_OR_PLACE.matcher(formula).matches();
    }

    private void forgetLinks() {
        if (getCalculationChain() != null) {
            removeRelation(getCalculationChain(), true);
        }
        for (ExternalLinksTable link : List.copyOf(getExternalLinksTables())) {
            removeRelation(link, true);
        }
        if (getCTWorkbook().isSetExternalReferences()) {
            getCTWorkbook().unsetExternalReferences();
        }
        for (XSSFName name : List.copyOf(getAllNames())) {
            if (isWorkedOut(name.getRefersToFormula())) {
                removeName(name);
            }
        }
    }
}
