package org.massageadvisor.table;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.poi.ss.usermodel.BuiltinFormats;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.usermodel.DateUtil;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;
import org.xml.sax.helpers.DefaultHandler;

/** Which styles of a workbook show a number as a date. */
final class XlsxDateStyles extends DefaultHandler {
    private static final int LONGEST_CODE = 255;

    private final DataFormatter formatter = new DataFormatter(Locale.ROOT);
    private final Map<Integer, Boolean> isDate = new HashMap<>();
    private final Map<Integer, String> formats = new HashMap<>();
    private final List<Integer> formatOfStyle = new ArrayList<>();
    private boolean inCellStyles;

    @Override
    public void startElement(String space, String name, String qualified, Attributes attributes) {
        if (name.equals("numFmt")) {
            String code = String.valueOf(attributes.getValue("formatCode"));
            formats.put(
                    number(attributes.getValue("numFmtId")),
                    code.length() <= LONGEST_CODE ? code : code.substring(0, LONGEST_CODE));
        } else if (name.equals("cellXfs")) {
            inCellStyles = true;
        } else if (name.equals("xf") && inCellStyles) {
            formatOfStyle.add(number(attributes.getValue("numFmtId")));
        }
    }

    @Override
    public void endElement(String space, String name, String qualified) {
        inCellStyles &= !name.equals("cellXfs");
    }

    /** The date or time as the cell shows it; null if a cell of this style shows no date. */
    @Nullable String date(double number, @Nullable String style) {
        int position = number(style);
        int format = position < 0 || position >= formatOfStyle.size() ? -1 : formatOfStyle.get(position);
        String code = formats.containsKey(format)
                ? formats.get(format)
                : format >= 0 && format < BuiltinFormats.FIRST_USER_DEFINED_FORMAT_INDEX
                        ? BuiltinFormats.getBuiltinFormat(format)
                        : null;
        return code != null && isDate.computeIfAbsent(format, key -> DateUtil.isADateFormat(key, code))
                ? formatter.formatRawCellContents(number, format, code)
                : null;
    }

    private static int number(@Nullable String text) {
        return text != null && text.matches("\\d{1,6}") ? Integer.parseInt(text) : -1;
    }
}
