package org.massageadvisor.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.massageadvisor.table.WorkbookFile;

/** What was written holds nothing that a spreadsheet program would run. */
final class SafeForSpreadsheets {
    private static final String STARTS_FORMULA = "=+-@\t\r\uFF1D\uFF0B\uFF0D\uFF20";

    private SafeForSpreadsheets() {}

    static void assertFolder(Path folder) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.walk(folder)) {
            files = all.filter(file -> file.toString().endsWith(".csv")).toList();
        }
        assertThat(files).isNotEmpty();
        for (Path file : files) {
            try (CsvReader<CsvRecord> reader = CsvReader.builder()
                    .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                    .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                    .ofCsvRecord(file)) {
                reader.forEach(line -> line.getFields()
                        .forEach(
                                cell -> assertThat(startsFormula(cell)).as(cell).isFalse()));
            }
        }
    }

    static void assertWorkbook(Path file) throws IOException {
        try (XSSFWorkbook workbook =
                new XSSFWorkbook(new ByteArrayInputStream(WorkbookFile.forCopy(Files.readAllBytes(file))))) {
            assertThat(workbook.isMacroEnabled()).isFalse();
            assertThat(workbook.getExternalLinksTables()).isEmpty();
            for (Sheet sheet : workbook) {
                for (Row row : sheet) {
                    for (Cell cell : row) {
                        assertThat(cell.getCellType()).isIn(CellType.STRING, CellType.BLANK);
                        if (cell.getCellType() == CellType.STRING && startsFormula(cell.getStringCellValue())) {
                            assertThat(cell.getCellStyle().getQuotePrefixed())
                                    .as(cell.getStringCellValue())
                                    .isTrue();
                        }
                    }
                }
            }
        }
    }

    private static boolean startsFormula(String cell) {
        return !cell.isEmpty() && STARTS_FORMULA.indexOf(cell.charAt(0)) >= 0 && !cell.matches("[-+]?\\d+(\\.\\d+)?");
    }
}
