package org.massageadvisor.table;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.poi.openxml4j.exceptions.OpenXML4JException;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.openxml4j.opc.PackagePart;
import org.apache.poi.openxml4j.opc.PackageRelationship;
import org.apache.poi.openxml4j.opc.PackageRelationshipCollection;
import org.apache.poi.openxml4j.opc.PackageRelationshipTypes;
import org.apache.poi.xssf.usermodel.XSSFRelation;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/** Reads the sheets of a workbook as a stream, so that what it takes grows with the text in it and with nothing else. */
final class XlsxReader {
    private static final int MOST_SHEETS = 250;
    private static final int DEPTH_OF_SHEETS = 3;

    private final String file;
    private final boolean withCases;
    private final Problems problems;

    XlsxReader(String file, boolean withCases, Problems problems) {
        this.file = file;
        this.withCases = withCases;
        this.problems = problems;
    }

    /** A sheet as the workbook lists it. */
    private record Sheet(String name, String relation, boolean hidden) {}

    List<Grid> read(byte[] content) throws IOException {
        try {
            return read(OPCPackage.open(new ByteArrayInputStream(content)));
        } catch (TooLargeException e) {
            problems.error(file, "too-large", String.valueOf(e.getMessage()));
            return List.of();
        } catch (SAXException e) {
            boolean isType = String.valueOf(e.getMessage()).contains("DOCTYPE");
            throw new IOException(
                    isType ? "a part with a document type found, which no spreadsheet program writes" : e.getMessage(),
                    e);
        } catch (OpenXML4JException | ParserConfigurationException e) {
            throw new IOException(e.getMessage(), e);
        } catch (RuntimeException e) {
            // POI throws whatever it meets where a part of a spoilt workbook is not what it should be.
            throw new IOException("its parts do not fit together", e);
        }
    }

    private List<Grid> read(OPCPackage parts)
            throws IOException, OpenXML4JException, SAXException, ParserConfigurationException {
        try {
            if (holdsMacros(parts)) {
                problems.error(file, Problem.NO_WORKBOOK, XlsxParts.MACROS);
                return List.of();
            }
            PackagePart workbook = workbook(parts);
            List<Sheet> sheets = sheets(workbook);
            if (sheets.size() > MOST_SHEETS) {
                problems.error(file, "too-large", "more than " + MOST_SHEETS + " sheets, which no rulebook has");
                return List.of();
            }
            XlsxTexts texts = new XlsxTexts();
            parse(only(workbook, XSSFRelation.SHARED_STRINGS), texts);
            XlsxFormats formats = new XlsxFormats();
            parse(only(workbook, XSSFRelation.STYLES), formats);
            return grids(workbook, sheets, texts, formats);
        } finally {
            parts.revert();
        }
    }

    private static PackagePart workbook(OPCPackage parts) throws IOException {
        List<PackagePart> found = parts.getPartsByRelationshipType(PackageRelationshipTypes.CORE_DOCUMENT);
        if (found.size() != 1) {
            throw new IOException("no workbook in it, or one of the kind Strict Open XML; save it as .xlsx");
        }
        return found.get(0);
    }

    /** The part of the workbook that stands in this relation to it; null if there is none. */
    private static @Nullable PackagePart only(PackagePart workbook, XSSFRelation relation) throws OpenXML4JException {
        PackageRelationshipCollection found = workbook.getRelationshipsByType(relation.getRelation());
        return found.isEmpty() ? null : workbook.getRelatedPart(found.getRelationship(0));
    }

    private static PackagePart part(PackagePart workbook, Sheet sheet) throws IOException, OpenXML4JException {
        PackageRelationship relation = workbook.getRelationship(sheet.relation());
        if (relation == null) {
            throw new IOException("the sheet " + sheet.name() + " has no part of its own");
        }
        return workbook.getRelatedPart(relation);
    }

    /** A part says what it is, whatever its name. */
    private static boolean holdsMacros(OPCPackage parts) throws OpenXML4JException {
        for (PackagePart part : parts.getParts()) {
            if (XlsxParts.isMacro(part.getContentType())) {
                return true;
            }
        }
        return false;
    }

    private static List<Sheet> sheets(PackagePart workbook)
            throws IOException, OpenXML4JException, SAXException, ParserConfigurationException {
        List<Sheet> sheets = new ArrayList<>();
        parse(workbook, new XlsxElements() {
            @Override
            void start(String name, Attributes attributes, int depth) {
                if (name.equals("sheet") && depth == DEPTH_OF_SHEETS && sheets.size() <= MOST_SHEETS) {
                    String state = attributes.getValue("state");
                    sheets.add(new Sheet(
                            String.valueOf(attributes.getValue("name")),
                            String.valueOf(relation(attributes)),
                            state != null && !state.equals("visible")));
                }
            }
        });
        return sheets;
    }

    private static String relation(Attributes attributes) {
        for (int i = 0; i < attributes.getLength(); i++) {
            if (attributes.getLocalName(i).equals("id") && !attributes.getURI(i).isEmpty()) {
                return attributes.getValue(i);
            }
        }
        return "";
    }

    private List<Grid> grids(PackagePart workbook, List<Sheet> sheets, XlsxTexts texts, XlsxFormats formats)
            throws IOException, OpenXML4JException, SAXException, ParserConfigurationException {
        List<Grid> grids = new ArrayList<>();
        Set<String> names = new HashSet<>();
        Allowance allowance = new Allowance();
        for (Sheet sheet : sheets) {
            Place place = Place.sheet(file, sheet.name());
            if (!CellText.isSheetName(sheet.name())) {
                problems.error(
                        place,
                        "sheet-name",
                        "at most 31 characters, all of which can be seen, and none of / \\ ? * [ ] : expected in the name of a sheet");
            } else if (!names.add(sheet.name().toLowerCase(Locale.ROOT))) {
                problems.error(place, "duplicate-table", "two sheets of this name");
            } else if (sheet.hidden()) {
                problems.error(
                        place,
                        "hidden",
                        "a hidden sheet found; show it, or delete it, so that nobody overlooks a rule");
            } else {
                XlsxSheet cells = new XlsxSheet(texts, formats, allowance);
                try {
                    parse(part(workbook, sheet), cells);
                    String table = WorkbookFile.tableOf(sheet.name());
                    add(new Grid(table, file, sheet.name(), cells.lines(), cells.faults()), grids);
                } catch (TooLargeException e) {
                    problems.error(place, "too-large", String.valueOf(e.getMessage()));
                    continue;
                }
                if (!WorkbookFile.isForReaders(sheet.name())) {
                    cells.hidden().warn(file, sheet.name(), cells.lines(), problems);
                }
            }
        }
        return grids;
    }

    private void add(Grid grid, List<Grid> grids) {
        boolean isCases = grid.name().startsWith(TableSource.CASES);
        if (WorkbookFile.isForReaders(grid.sheet())) {
            if (!grid.lines().isEmpty() && grid.lines().get(0).cells().containsAll(List.of("when", "then"))) {
                problems.error(
                        grid.place(0, -1),
                        "unread-table",
                        "nobody reads this sheet; give a table of rules another name");
            }
        } else if (withCases || !isCases) {
            grids.add(grid);
        }
    }

    /** Reads a part; a workbook without shared texts or styles has no such part. */
    private static void parse(@Nullable PackagePart part, DefaultHandler handler)
            throws IOException, SAXException, ParserConfigurationException {
        if (part == null) {
            return;
        }
        try (InputStream in = part.getInputStream()) {
            XlsxXml.parse(in, handler);
        }
    }
}
