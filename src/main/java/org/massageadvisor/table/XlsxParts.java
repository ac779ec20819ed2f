package org.massageadvisor.table;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Collections;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/**
 * Unpacks every part of a workbook once and counts, because what a part says of its own size cannot be trusted; and packs them anew without
 * pressing, so that whoever reads the workbook finds what was counted, and repetition is no sign of malice. Parts are found as spreadsheet
 * programs find them, by the list at the end of the file; what else lies in it is passed over.
 */
final class XlsxParts {
    static final String MACROS = "macros found; save it as .xlsx without macros";

    private static final long LARGEST = 64L << 20;
    private static final long LARGEST_TO_COPY = 16L << 20;
    private static final long MOST_MARKUP_TO_COPY = 500_000;
    private static final long LARGEST_SMALL_PART = 4L << 20;
    private static final int MOST_PARTS = 1_000;

    private final boolean toCopy;
    private final byte[] buffer = new byte[1 << 16];
    private long unpacked;
    private long markup;

    /** A workbook that is not read any further. */
    static final class RefusedException extends IOException {
        private static final long serialVersionUID = 1;

        RefusedException(String message) {
            super(message);
        }
    }

    private XlsxParts(boolean toCopy) {
        this.toCopy = toCopy;
    }

    /**
     * The workbook as it is read.
     *
     * @param toCopy whether it is opened whole, which takes many times its size, so that it may hold less
     * @throws RefusedException if it is none, holds macros or is too large; the message says so
     */
    static byte[] plain(byte[] content, boolean toCopy) throws IOException {
        if (startsWith(content, 0xD0, 0xCF, 0x11, 0xE0)) {
            throw new RefusedException(
                    "a workbook of an old kind (.xls) or with a password found; save it as .xlsx without a password");
        }
        if (!startsWith(content, 'P', 'K')) {
            throw new RefusedException(
                    "no workbook; a folder of CSV tables or a workbook in the format .xlsx expected");
        }
        try {
            return new XlsxParts(toCopy).plain(content);
        } catch (IllegalArgumentException e) {
            // What the platform throws for the name of a part that is no text.
            throw new RefusedException("cannot be read as a workbook: a part whose name is no text");
        }
    }

    private static boolean startsWith(byte[] content, int... begin) {
        for (int i = 0; i < begin.length; i++) {
            if (content.length <= i || content[i] != (byte) begin[i]) {
                return false;
            }
        }
        return true;
    }

    private byte[] plain(byte[] content) throws IOException {
        Set<String> names = new HashSet<>();
        ByteArrayOutputStream plain = new ByteArrayOutputStream(content.length);
        try (ZipFile in = open(content);
                ZipOutputStream out = new ZipOutputStream(plain)) {
            out.setLevel(Deflater.NO_COMPRESSION);
            for (ZipArchiveEntry part : Collections.list(in.getEntries())) {
                String name = part.getName();
                if (!names.add(name)) {
                    throw new RefusedException("the part " + name + " stands twice in the workbook");
                }
                if (names.size() > MOST_PARTS) {
                    throw new RefusedException("more than " + MOST_PARTS + " parts, which no workbook has");
                }
                if (name.equals("mimetype")) {
                    throw new RefusedException("an OpenDocument file (.ods) found; save it as .xlsx");
                }
                if (isMacro(name)) {
                    throw new RefusedException(MACROS);
                }
                out.putNextEntry(new ZipEntry(name));
                try (InputStream unpacked = in.getInputStream(part)) {
                    if (namesOtherParts(name)) {
                        ByteArrayOutputStream list = new ByteArrayOutputStream();
                        copy(unpacked, list, false);
                        checkXml(name, list.toByteArray());
                        list.writeTo(out);
                    } else {
                        copy(unpacked, out, mayBeLarge(name));
                    }
                }
                out.closeEntry();
            }
        }
        if (!names.contains("xl/workbook.xml") || !names.contains("[Content_Types].xml")) {
            throw new RefusedException("no workbook in the format .xlsx");
        }
        return plain.toByteArray();
    }

    private static ZipFile open(byte[] content) throws RefusedException {
        try {
            return ZipFile.builder()
                    .setSeekableByteChannel(new SeekableInMemoryByteChannel(content))
                    .get();
        } catch (IOException e) {
            throw new RefusedException(
                    "cannot be read as a workbook: cut off or spoilt, for it does not end as one does");
        }
    }

    private void copy(InputStream in, OutputStream out, boolean mayBeLarge) throws IOException {
        long largest = toCopy ? LARGEST_TO_COPY : LARGEST;
        long size = 0;
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
            size += read;
            unpacked += read;
            if (unpacked > largest || (!mayBeLarge && size > LARGEST_SMALL_PART)) {
                throw new RefusedException("more than " + (unpacked > largest ? largest : LARGEST_SMALL_PART)
                        + " bytes when unpacked, which no rulebook has");
            }
            for (int i = 0; toCopy && i < read; i++) {
                markup += buffer[i] == '<' || buffer[i] == '=' ? 1 : 0;
            }
            if (markup > MOST_MARKUP_TO_COPY) {
                throw new RefusedException("more cells than a workbook can be copied with");
            }
            out.write(buffer, 0, read);
        }
    }

    private static boolean namesOtherParts(String name) {
        return name.endsWith(".rels") || name.equals("[Content_Types].xml");
    }

    /** Who opens the package would print where these parts are no XML. */
    private static void checkXml(String name, byte[] content) throws IOException {
        try {
            XlsxXml.parse(new ByteArrayInputStream(content), new DefaultHandler());
        } catch (SAXException | ParserConfigurationException e) {
            throw new RefusedException(
                    "cannot be read as a workbook: its part " + name + " is spoilt: " + e.getMessage());
        }
    }

    private static boolean mayBeLarge(String name) {
        return name.contains("worksheets/") || name.contains("sharedStrings") || name.contains("media/");
    }

    /** Whether something, in whatever letters it is written, names a part that can be run. */
    static boolean isMacro(String nameOrType) {
        String inSmall = nameOrType.toLowerCase(Locale.ROOT);
        return inSmall.contains("vbaproject") || inSmall.contains("macro") || inSmall.contains("activex");
    }
}
