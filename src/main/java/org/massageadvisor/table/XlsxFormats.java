package org.massageadvisor.table;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.poi.ss.usermodel.BuiltinFormats;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.usermodel.DateUtil;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;

/** How the styles of a workbook show what a cell holds: as it is, as a date, or as something else. */
final class XlsxFormats extends XlsxElements {
    private static final int LONGEST_CODE = 255;

    /** To format a number takes long. */
    private static final int MOST_FORMATTED = 20_000;

    private static final int GENERAL = 0;
    private static final Pattern QUOTED = Pattern.compile("\"[^\"]*\"|\\\\.");
    private static final Pattern PLACEHOLDER = Pattern.compile("[0#?@]|general", Pattern.CASE_INSENSITIVE);
    private static final int TEXT_SECTION = 3;

    private final DataFormatter formatter = new DataFormatter(Locale.ROOT);
    private final Map<Integer, Boolean> isDate = new HashMap<>();
    private final Map<Integer, Boolean> showsText = new HashMap<>();
    private final Map<Integer, String> formats = new HashMap<>();
    private final List<Integer> formatOfStyle = new ArrayList<>();
    private boolean inCellStyles;
    private int formatted;

    @Override
    void start(String name, Attributes attributes, int depth) {
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
    void end(String name) {
        inCellStyles &= !name.equals("cellXfs");
    }

    /** The date or time as the cell shows it; null if a cell of this style shows no date. */
    @Nullable String date(double number, @Nullable String style) {
        int format = format(style);
        String code = code(format);
        return code != null && isDate.computeIfAbsent(format, key -> DateUtil.isADateFormat(key, code))
                ? formatter.formatRawCellContents(number, format, code)
                : null;
    }

    /** What a cell of this style shows of a number, if it is not the number; null if it is. */
    @Nullable String otherNumber(double number, @Nullable String style) throws TooLargeException {
        int format = format(style);
        String code = code(format);
        if (code == null || format == GENERAL || code.equalsIgnoreCase("general") || code.equals("@")) {
            return null;
        }
        if (++formatted > MOST_FORMATTED) {
            throw new TooLargeException("more than " + MOST_FORMATTED
                    + " numbers in formats of their own, which no rulebook has; format the columns as text");
        }
        String section = section(code, number);
        if (!PLACEHOLDER.matcher(QUOTED.matcher(section).replaceAll("")).find()) {
            return section.isBlank() ? "nothing" : section;
        }
        String shown = formatter.formatRawCellContents(number, format, code).strip();
        try {
            return Double.parseDouble(shown) == number ? null : shown;
        } catch (NumberFormatException e) {
            return shown;
        }
    }

    /** The part of a format by which a number is shown; a condition in it is taken for one that holds. */
    private static String section(String code, double number) {
        String[] sections = code.split(";", -1);
        int wanted = number > 0 ? 0 : number < 0 ? 1 : 2;
        return sections[wanted < sections.length ? wanted : 0];
    }

    /** Whether a cell of this style shows a text as it is; a format can hide it, or show another. */
    boolean showsText(@Nullable String style) {
        int format = format(style);
        String code = code(format);
        return code == null || showsText.computeIfAbsent(format, key -> leavesTextAlone(code));
    }

    private static boolean leavesTextAlone(String code) {
        String plain = QUOTED.matcher(code).replaceAll("x");
        String[] sections = plain.split(";", -1);
        String last = sections[sections.length - 1];
        boolean hasTextSection = sections.length > TEXT_SECTION || last.contains("@");
        String text = sections.length > TEXT_SECTION ? sections[TEXT_SECTION] : last;
        return !hasTextSection || text.strip().equals("@") || text.strip().equalsIgnoreCase("general");
    }

    private int format(@Nullable String style) {
        int position = number(style);
        return position < 0 || position >= formatOfStyle.size() ? -1 : formatOfStyle.get(position);
    }

    private @Nullable String code(int format) {
        if (formats.containsKey(format)) {
            return formats.get(format);
        }
        return format >= 0 && format < BuiltinFormats.FIRST_USER_DEFINED_FORMAT_INDEX
                ? BuiltinFormats.getBuiltinFormat(format)
                : null;
    }

    private static int number(@Nullable String text) {
        return text != null && text.matches("\\d{1,6}") ? Integer.parseInt(text) : -1;
    }
}
