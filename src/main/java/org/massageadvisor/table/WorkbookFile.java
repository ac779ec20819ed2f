package org.massageadvisor.table;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A workbook in a file, a sheet for each table. It is read whole before anything in it is looked at, and only what is small enough, holds no
 * macros and has no hidden sheet is handed on.
 */
public final class WorkbookFile extends TableSource {
    /** The sheet that explains the workbook; it is written, and not read. */
    public static final String GUIDE = "Guide";

    /** The sheet that lists what is wrong; it is written, and not read. */
    public static final String PROBLEMS = "Problems";

    /** How the names of sheets with worked clients begin; a sheet cannot have a slash in its name. */
    public static final String CASES_SHEET = "cases ";

    private static final int LARGEST = 32 << 20;
    private static final String MISSING =
            "workbooks need the library Apache POI, org.apache.poi:poi-ooxml, which is not on the class path, or not with all that comes with it";

    /** One class of each library that comes with it, for somebody may have left one out. */
    private static final List<String> PARTS = List.of(
            "org.apache.poi.openxml4j.opc.OPCPackage",
            "org.apache.poi.ss.usermodel.Workbook",
            "org.openxmlformats.schemas.spreadsheetml.x2006.main.CTRow",
            "org.apache.xmlbeans.XmlException",
            "org.apache.commons.compress.archivers.zip.ZipFile",
            "org.apache.commons.collections4.ListValuedMap",
            "org.apache.commons.codec.digest.DigestUtils",
            "org.apache.commons.io.IOUtils",
            "org.apache.logging.log4j.LogManager");

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
        for (String part : PARTS) {
            try {
                Class.forName(part, false, WorkbookFile.class.getClassLoader());
            } catch (ClassNotFoundException e) {
                return MISSING;
            }
        }
        return null;
    }

    @Override
    public Place place(String table) {
        return Place.sheet(name(), sheetOf(table));
    }

    private String name() {
        return String.valueOf(path.getFileName());
    }

    @Override
    public TableSnapshot snapshot() {
        Problems problems = new Problems();
        byte[] content = content(problems);
        List<Grid> grids = content == null ? List.of() : grids(content, true, problems);
        return new TableSnapshot(this, grids, problems, content);
    }

    @Override
    public List<Grid> grids(boolean withCases, Problems problems) {
        byte[] content = content(problems);
        return content == null ? List.of() : grids(content, withCases, problems);
    }

    private byte @Nullable [] content(Problems problems) {
        String missing = missingLibrary();
        if (missing != null) {
            problems.error(name(), "missing-library", missing);
            return null;
        }
        try (InputStream in = Files.newInputStream(path)) {
            byte[] content = in.readNBytes(LARGEST + 1);
            if (content.length <= LARGEST) {
                return content;
            }
            problems.error(name(), "too-large", "larger than " + LARGEST + " bytes, which no workbook is");
        } catch (IOException e) {
            problems.error(name(), Problem.UNREADABLE, "cannot be read: " + Unreadable.reason(e));
        }
        return null;
    }

    private List<Grid> grids(byte[] content, boolean withCases, Problems problems) {
        String name = name();
        try {
            return new XlsxReader(name, withCases, problems).read(XlsxParts.plain(content, false));
        } catch (XlsxParts.RefusedException e) {
            problems.error(name, Problem.NO_WORKBOOK, String.valueOf(e.getMessage()));
            return List.of();
        } catch (IOException e) {
            problems.error(name, Problem.NO_WORKBOOK, "cannot be read as a workbook: " + Unreadable.reason(e));
            return List.of();
        }
    }

    /**
     * A workbook as it can be opened whole, to be copied, which takes many times its size.
     *
     * @throws IOException if it cannot be; the message says why
     */
    public static byte[] forCopy(byte[] content) throws IOException {
        return XlsxParts.plain(content, true);
    }
}
