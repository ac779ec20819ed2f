package org.massageadvisor.hostile;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A workbook put together part by part, without any library, so that it can be wrong in every way. */
public final class RawWorkbook {
    private static final String HEAD = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
    static final String MAIN = "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"";
    private static final String RELATION =
            "xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"";
    static final String NO_RELATIONS =
            "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"/>";
    private static final String TYPES = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
    private static final String KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml.";

    private final Map<String, Sheet> sheets = new LinkedHashMap<>();
    private final Map<String, byte[]> parts = new LinkedHashMap<>();

    private record Sheet(String attributes, String data) {}

    /** A workbook of these tables, a sheet for each. */
    public static RawWorkbook of(Map<String, List<List<String>>> tables) {
        RawWorkbook workbook = new RawWorkbook();
        tables.forEach((name, rows) -> workbook.sheet(name, rows(rows)));
        return workbook;
    }

    /** The rows of a sheet, as texts. */
    static String rows(List<List<String>> rows) {
        StringBuilder xml = new StringBuilder();
        for (int i = 0; i < rows.size(); i++) {
            xml.append("<row r=\"").append(i + 1).append("\">");
            for (int j = 0; j < rows.get(i).size(); j++) {
                String name = (char) ('A' + j) + String.valueOf(i + 1);
                xml.append(text(name, rows.get(i).get(j)));
            }
            xml.append("</row>");
        }
        return xml.toString();
    }

    /** A cell that holds a text. */
    static String text(String name, String text) {
        return "<c r=\"" + name + "\" t=\"inlineStr\"><is><t xml:space=\"preserve\">" + escaped(text) + "</t></is></c>";
    }

    static String escaped(String text) {
        StringBuilder xml = new StringBuilder();
        String plain = text.replaceAll("_(?=x[0-9A-Fa-f]{4}_)", "_x005F_");
        plain.codePoints().forEach(c -> {
            boolean isAllowed = c == '\n' || c == '\t' || (c >= ' ' && c < 0xD800) || (c > 0xDFFF && c < 0xFFFE);
            if (c > 0xFFFF) {
                xml.appendCodePoint(c);
            } else if (!isAllowed) {
                xml.append(String.format("_x%04X_", c));
            } else {
                xml.append(c == '<' ? "&lt;" : c == '&' ? "&amp;" : c == '>' ? "&gt;" : String.valueOf((char) c));
            }
        });
        return xml.toString();
    }

    /** Adds or replaces a sheet: its rows as XML. */
    public RawWorkbook sheet(String name, String data) {
        return sheet(name, "", data);
    }

    /** Adds or replaces a sheet with attributes in the workbook's list of sheets. */
    RawWorkbook sheet(String name, String attributes, String data) {
        sheets.put(name, new Sheet(attributes, data));
        return this;
    }

    /** Puts XML before and behind the rows of the sheet of this number. */
    RawWorkbook around(int sheet, String before, String after) {
        String name = "xl/worksheets/sheet" + sheet + ".xml";
        return part(
                name,
                part(name)
                        .replace("<sheetData>", before + "<sheetData>")
                        .replace("</sheetData>", "</sheetData>" + after));
    }

    /** The number of the sheet of this name. */
    int number(String sheet) {
        return List.copyOf(sheets.keySet()).indexOf(sheet) + 1;
    }

    /** Adds or replaces a part. */
    RawWorkbook part(String name, String content) {
        return part(name, content.getBytes(StandardCharsets.UTF_8));
    }

    RawWorkbook part(String name, byte[] content) {
        parts.put(name, content);
        return this;
    }

    /** Gives the first sheet a part with comments that is nothing of the kind; nobody looks at it before the workbook is copied. */
    void spoilComments() {
        String types = part("[Content_Types].xml");
        part("xl/worksheets/_rels/sheet1.xml.rels", relations(relation("rId1", "comments", "../comments1.xml")));
        part("xl/comments1.xml", "no comments");
        part("[Content_Types].xml", types.replace("</Types>", override("comments1.xml", "comments+xml") + "</Types>"));
    }

    /** A part as it would be written. */
    String part(String name) {
        return new String(all().get(name), StandardCharsets.UTF_8);
    }

    private Map<String, byte[]> all() {
        StringBuilder types = new StringBuilder(HEAD
                + "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
                + "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
                + "<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
                + "<Default Extension=\"bin\" ContentType=\"application/octet-stream\"/>"
                + override("workbook.xml", "sheet.main+xml"));
        StringBuilder list = new StringBuilder();
        StringBuilder relations = new StringBuilder();
        Map<String, String> all = new LinkedHashMap<>();
        int number = 0;
        for (Map.Entry<String, Sheet> sheet : sheets.entrySet()) {
            String file = "worksheets/sheet" + ++number + ".xml";
            types.append(override(file, "worksheet+xml"));
            list.append("<sheet name=\"" + escaped(sheet.getKey()).replace("\"", "&quot;") + "\" sheetId=\"" + number
                    + "\" r:id=\"rId" + number + "\" " + sheet.getValue().attributes() + "/>");
            relations.append(relation("rId" + number, "worksheet", file));
            all.put(
                    "xl/" + file,
                    HEAD + "<worksheet " + MAIN + " " + RELATION + "><sheetData>"
                            + sheet.getValue().data() + "</sheetData></worksheet>");
        }
        if (parts.containsKey("xl/sharedStrings.xml")) {
            types.append(override("sharedStrings.xml", "sharedStrings+xml"));
            relations.append(relation("rIdTexts", "sharedStrings", "sharedStrings.xml"));
        }
        if (parts.containsKey("xl/styles.xml")) {
            types.append(override("styles.xml", "styles+xml"));
            relations.append(relation("rIdStyles", "styles", "styles.xml"));
        }
        Map<String, byte[]> result = new LinkedHashMap<>();
        result.put("[Content_Types].xml", bytes(types + "</Types>"));
        result.put("_rels/.rels", bytes(relations(relation("rId1", "officeDocument", "xl/workbook.xml"))));
        result.put(
                "xl/workbook.xml",
                bytes(HEAD + "<workbook " + MAIN + " " + RELATION + "><sheets>" + list + "</sheets></workbook>"));
        result.put("xl/_rels/workbook.xml.rels", bytes(relations(relations.toString())));
        all.forEach((name, content) -> result.put(name, bytes(content)));
        result.putAll(parts);
        return result;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String override(String file, String kind) {
        return "<Override PartName=\"/xl/" + file + "\" ContentType=\"" + KIND + kind + "\"/>";
    }

    private static String relations(String all) {
        return HEAD + "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">" + all
                + "</Relationships>";
    }

    private static String relation(String id, String type, String target) {
        return "<Relationship Id=\"" + id + "\" Type=\"" + TYPES + type + "\" Target=\"" + target + "\"/>";
    }

    /** The file. */
    public byte[] bytes() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.setLevel(Deflater.BEST_SPEED);
            for (Map.Entry<String, byte[]> part : all().entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue());
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    public Path write(Path file) throws IOException {
        return Files.write(file, bytes());
    }
}
