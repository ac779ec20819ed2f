package org.massageadvisor.table;

import org.xml.sax.Attributes;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/**
 * Passes on the elements of a part of a workbook that belong to the spreadsheet format itself, and their text. What other formats, extensions and
 * reading aids put among them is shown to nobody and not read.
 */
abstract class XlsxElements extends DefaultHandler {
    private static final String FORMAT = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

    private int depth;

    /** How deep the element lies of which nothing is passed on; 0 if there is none. */
    private int strange;

    @Override
    public final void startElement(String space, String name, String qualified, Attributes attributes)
            throws SAXException {
        depth++;
        if (strange > 0) {
            return;
        }
        boolean isForeign = !space.equals(FORMAT);
        if (isForeign) {
            foreign(qualified);
        }
        if (isForeign || name.equals("extLst") || name.equals("rPh")) {
            strange = depth;
        } else {
            start(name, attributes, depth);
        }
    }

    @Override
    public final void endElement(String space, String name, String qualified) throws SAXException {
        if (strange == 0) {
            end(name);
        } else if (strange == depth) {
            strange = 0;
        }
        depth--;
    }

    @Override
    public final void characters(char[] letters, int start, int length) {
        if (strange == 0) {
            text(letters, start, length);
        }
    }

    /** @param depth 1 for the outermost element of the part */
    abstract void start(String name, Attributes attributes, int depth) throws SAXException;

    void end(String name) throws SAXException {}

    void text(char[] letters, int start, int length) {}

    /** An element of another format. */
    void foreign(String name) throws SAXException {}

    /** Whether an attribute that is on or off is on. */
    static boolean isOn(Attributes attributes, String name) {
        String value = attributes.getValue(name);
        return value != null
                && !value.isBlank()
                && !value.strip().equals("0")
                && !value.strip().equals("false");
    }

    /** A measure; infinite if it is not given. */
    static double measure(Attributes attributes, String name) {
        String value = attributes.getValue(name);
        return value != null && value.strip().matches("\\d{1,9}(\\.\\d{1,20})?")
                ? Double.parseDouble(value.strip())
                : Double.POSITIVE_INFINITY;
    }
}
