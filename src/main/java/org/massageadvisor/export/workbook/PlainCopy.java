package org.massageadvisor.export.workbook;

import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.model.ExternalLinksTable;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;
import org.apache.poi.xssf.usermodel.XSSFName;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.massageadvisor.table.CellText;
import org.openxmlformats.schemas.spreadsheetml.x2006.main.CTCell;

/** A copy of somebody's workbook in which nothing is worked out: what was a formula is text, and links to other files are gone. */
final class PlainCopy extends XSSFWorkbook {
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
            if (name.getRefersToFormula() != null && name.getRefersToFormula().contains("[")) {
                removeName(name);
            }
        }
    }
}
