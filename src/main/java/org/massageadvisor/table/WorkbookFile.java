package org.massageadvisor.table;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.jspecify.annotations.Nullable;

/**
 * A workbook in a file, a sheet for each table. It is read whole before anything in it is looked at, and only what is small enough, holds no
 * macros and hides nothing is handed on.
 */
public final class WorkbookFile extends TableSource {
    /** The sheet that explains the workbook; it is written, and not read. */
    public static final String GUIDE = "Guide";

    /** The sheet that lists what is wrong; it is written, and not read. */
    public static final String PROBLEMS = "Problems";

    /** How the names of sheets with worked clients begin; a sheet cannot have a slash in its name. */
    public static final String CASES_SHEET = "cases ";

    private static final long LARGEST = 32L << 20;
    private static final long LARGEST_UNPACKED = 128L << 20;
    private static final long LARGEST_SMALL_PART = 4L << 20;
    private static final int MOST_PARTS = 1_000;
    private static final String POI = "org.apache.poi.openxml4j.opc.OPCPackage";

    private final Path path;

    WorkbookFile(Path path) {
        this.path = path;
    }

    /** The name of the sheet for a table. */
    public static String sheetOf(String table) {
        return table.startsWith(CASES) ? CASES_SHEET + table.substring(CASES.length()) : table;
    }

    /** The name of the table on a sheet. */
    static String tableOf(String sheet) {
        return sheet.startsWith(CASES_SHEET) ? CASES + sheet.substring(CASES_SHEET.length()) : sheet;
    }

    /** Whether a sheet is there for whoever works in the workbook and holds no table. */
    public static boolean isForReaders(String sheet) {
        return sheet.equalsIgnoreCase(GUIDE) || sheet.equalsIgnoreCase(PROBLEMS);
    }

    /** What is missing to read and write workbooks; null if it is there. */
    public static @Nullable String missingLibrary() {
        try {
            Class.forName(POI, false, WorkbookFile.class.getClassLoader());
            return null;
        } catch (ClassNotFoundException e) {
            return "workbooks need the library Apache POI, org.apache.poi:poi-ooxml, which is not on the class path";
        }
    }

    @Override
    public List<Grid> grids(boolean withCases, Problems problems) {
        String name = String.valueOf(path.getFileName());
        try {
            if (Files.size(path) > LARGEST) {
                problems.error(name, "too-large", "larger than " + LARGEST + " bytes, which no workbook is");
                return List.of();
            }
            byte[] content = Files.readAllBytes(path);
            String fault = fault(content);
            if (fault != null) {
                problems.error(name, "workbook", fault);
                return List.of();
            }
            return new XlsxReader(name, withCases, problems).read(content);
        } catch (IOException e) {
            problems.error(name, "workbook", "cannot be read as a workbook: " + e.getMessage());
            return List.of();
        }
    }

    private static @Nullable String fault(byte[] content) throws IOException {
        if (startsWith(content, 0xD0, 0xCF, 0x11, 0xE0)) {
            return "a workbook of an old kind (.xls) or with a password found; save it as .xlsx without a password";
        }
        if (!startsWith(content, 'P', 'K')) {
            return "no workbook; a folder of CSV tables or a workbook in the format .xlsx expected";
        }
        return faultOfParts(content);
    }

    private static boolean startsWith(byte[] content, int... begin) {
        for (int i = 0; i < begin.length; i++) {
            if (content.length <= i || content[i] != (byte) begin[i]) {
                return false;
            }
        }
        return true;
    }

    /** Unpacks every part once and counts, because what a part says of its own size cannot be trusted. */
    private static @Nullable String faultOfParts(byte[] content) throws IOException {
        long unpacked = 0;
        int parts = 0;
        boolean isWorkbook = false;
        byte[] buffer = new byte[1 << 16];
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(content))) {
            for (ZipEntry part = zip.getNextEntry(); part != null; part = zip.getNextEntry()) {
                String name = part.getName();
                if (name.contains("vbaProject") || name.contains("macrosheets") || name.contains("activeX")) {
                    return "macros found; save it as .xlsx without macros";
                }
                isWorkbook |= name.equals("xl/workbook.xml");
                boolean mayBeLarge =
                        name.contains("worksheets/") || name.contains("sharedStrings") || name.contains("media/");
                long size = 0;
                for (int read = zip.read(buffer); read >= 0; read = zip.read(buffer)) {
                    size += read;
                    unpacked += read;
                    if (unpacked > LARGEST_UNPACKED || (!mayBeLarge && size > LARGEST_SMALL_PART)) {
                        return "more than " + (mayBeLarge ? LARGEST_UNPACKED : LARGEST_SMALL_PART)
                                + " bytes when unpacked, which no rulebook has";
                    }
                }
                if (++parts > MOST_PARTS) {
                    return "more than " + MOST_PARTS + " parts, which no workbook has";
                }
            }
        }
        return isWorkbook ? null : "no workbook in the format .xlsx";
    }
}
