package org.massageadvisor.table;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;
import org.xml.sax.SAXException;

/** The texts that the cells of a workbook share. What the part says of its own size is not believed. */
final class XlsxTexts extends XlsxElements {
    private static final Pattern ESCAPE = Pattern.compile("_x([0-9A-Fa-f]{4})_");

    private final List<String> texts = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private long characters;
    private boolean inText;

    /** The text at this place, as written; null if there is none. */
    @Nullable String at(String index) {
        int position = index.length() <= 7 && index.matches("\\d+") ? Integer.parseInt(index) : -1;
        return position < 0 || position >= texts.size() ? null : texts.get(position);
    }

    /** The text that the format writes so: {@code _x0041_} stands for a character, and a line ends with one sign. */
    static String plain(String written) {
        String plain = written;
        if (written.contains("_x")) {
            plain = ESCAPE.matcher(written)
                    .replaceAll(escape ->
                            Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(escape.group(1), 16))));
        }
        return plain.indexOf('\r') < 0 ? plain : plain.replace("\r\n", "\n");
    }

    @Override
    void start(String name, Attributes attributes, int depth) {
        if (name.equals("si")) {
            text.setLength(0);
        }
        inText = name.equals("t");
    }

    @Override
    void text(char[] letters, int start, int length) {
        if (inText) {
            text.append(letters, start, length);
        }
    }

    @Override
    void end(String name) throws SAXException {
        inText = false;
        if (name.equals("si")) {
            add(plain(text.toString()));
        }
    }

    private void add(String shared) throws SAXException {
        characters += shared.length();
        if (texts.size() >= Allowance.MOST_CELLS || characters > Allowance.MOST_CHARACTERS) {
            throw new TooLargeException("more than " + Allowance.MOST_CELLS + " texts or " + Allowance.MOST_CHARACTERS
                    + " characters, which no rulebook has");
        }
        texts.add(shared);
    }
}
