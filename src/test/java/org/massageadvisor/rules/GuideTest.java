package org.massageadvisor.rules;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.massageadvisor.Disposition;
import org.massageadvisor.cli.ProgramRun;
import org.massageadvisor.intake.Intake;
import org.massageadvisor.json.IntakeJson;
import org.massageadvisor.reload.Reload;
import org.massageadvisor.reload.ReloadingAdvisor;

/** Carries out the worked example of the clinicians' guide, {@code rules/README.md}, block by block as it is written. */
class GuideTest {
    private static final Pattern BLOCK =
            Pattern.compile("^```(\\w*)(?: ([^\\n]+))?\\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL);
    private static final Pattern EDIT = Pattern.compile(
            "`([^`]+)` into the\\s+cell `([A-Z])(\\d+)` of the sheet `([^`]+)`|sheet `([^`]+)`, raise the version\\s+\\(cell `([A-Z])(\\d+)`\\)\\s+to `([^`]+)`");
    private static final String PROGRAM = "java -jar target/massage-advisor.jar ";

    @TempDir
    private Path folder;

    private String printed = "";

    @Test
    void theWorkedExampleWorksAsItIsWritten() throws IOException {
        String guide = Files.readString(Path.of("rules/README.md"));
        String example = guide.substring(guide.indexOf("**1. Get"), guide.indexOf("## The tables"));
        List<MatchResult> steps =
                new ArrayList<>(BLOCK.matcher(example).results().toList());
        steps.addAll(EDIT.matcher(example).results().toList());
        steps.sort((a, b) -> Integer.compare(a.start(), b.start()));
        assertThat(steps).hasSizeGreaterThan(15);

        for (MatchResult step : steps) {
            if (step.group().startsWith("```")) {
                carryOut(step.group(1), step.group(2), step.group(3));
            } else {
                edit(step);
            }
        }
        comesIntoForce(folder.resolve("my-rules.xlsx"), folder.resolve("client.json"));
        // As the guide says, nothing that happens to the new rule goes unnoticed.
        assertThat(ProgramRun.of(
                                "",
                                "test",
                                "--mutate",
                                folder.resolve("my-rules.xlsx").toString())
                        .out())
                .doesNotContain("sickle-cell");
    }

    private void carryOut(String kind, String sheet, String text) throws IOException {
        switch (kind) {
            case "sh" -> run(text.strip());
            case "csv" -> addRows(sheet, text);
            case "json" -> Files.writeString(folder.resolve("client.json"), text);
            default -> assertPrinted(text);
        }
    }

    private void run(String command) {
        assertThat(command).startsWith(PROGRAM);
        String[] args = command.substring(PROGRAM.length()).split(" ");
        for (int i = 0; i < args.length; i++) {
            args[i] = args[i].contains(".") ? folder.resolve(args[i]).toString() : args[i];
        }
        ProgramRun run = ProgramRun.of("", args);
        printed = run.out();
        assertThat(run.err()).isEmpty();
    }

    /** Dots stand for more. How many worked clients there are may change with each of them. */
    private void assertPrinted(String text) {
        String pattern = Pattern.quote(text.strip().replaceAll("\\n\\.\\.\\.$", ""))
                .replaceAll("\\d+ (worked|WORKED)", "\\\\E\\\\d+\\\\Q $1");
        Matcher matcher = Pattern.compile(pattern).matcher(printed);
        assertThat(matcher.lookingAt()).as(printed).isTrue();
        assertThat(text.strip().endsWith("...") || printed.strip().length() == matcher.end())
                .as("the guide shows all that is printed: %s", printed)
                .isTrue();
    }

    private void addRows(String sheet, String rows) throws IOException {
        change(sheet, table -> {
            for (CsvRecord record : CsvReader.builder().ofCsvRecord(rows)) {
                assertThat(record.getFieldCount()).isEqualTo(table.getRow(0).getLastCellNum());
                XSSFRow row = table.createRow(table.getLastRowNum() + 1);
                for (int i = 0; i < record.getFieldCount(); i++) {
                    row.createCell(i).setCellValue(record.getField(i));
                }
            }
        });
    }

    private void edit(MatchResult edit) throws IOException {
        boolean isCell = edit.group(1) != null;
        int column = edit.group(isCell ? 2 : 6).charAt(0) - 'A';
        int row = Integer.parseInt(edit.group(isCell ? 3 : 7)) - 1;
        String text = edit.group(isCell ? 1 : 8);
        change(edit.group(isCell ? 4 : 5), table -> {
            String before = table.getRow(row).getCell(column).getStringCellValue();
            table.getRow(row).getCell(column).setCellValue(isCell ? before.replaceAll("\\w+$", text) : text);
        });
    }

    private interface Change {
        void of(XSSFSheet sheet);
    }

    private void change(String sheet, Change change) throws IOException {
        Path file = folder.resolve("my-rules.xlsx");
        XSSFWorkbook workbook;
        try (InputStream in = Files.newInputStream(file)) {
            workbook = new XSSFWorkbook(in);
        }
        change.of(workbook.getSheet(sheet));
        try (OutputStream out = Files.newOutputStream(file)) {
            workbook.write(out);
        }
        workbook.close();
    }

    private void comesIntoForce(Path changed, Path client) throws IOException {
        Path watched = folder.resolve("rules.xlsx");
        assertThat(ProgramRun.of("", "export", watched.toString()).status()).isZero();
        Intake intake = IntakeJson.read(Files.readString(client).replace(", \"SICKLE_CELL_DISEASE\": \"yes\"", ""));
        try (ReloadingAdvisor advisor = ReloadingAdvisor.load(watched)) {
            assertThat(advisor.advise(intake).disposition()).isEqualTo(Disposition.NEEDS_MORE_INFORMATION);

            Files.copy(changed, watched, StandardCopyOption.REPLACE_EXISTING);

            assertThat(advisor.reload()).isInstanceOfSatisfying(Reload.TakenUp.class, taken -> assertThat(
                            taken.inForce().version())
                    .isEqualTo("0.2.0"));
            assertThat(advisor.advise(IntakeJson.read(Files.readString(client))).disposition())
                    .isEqualTo(Disposition.EMERGENCY_CARE);
        }
    }
}
