package org.massageadvisor.rulebook;

/** Text from outside, made safe to show: one line, and nothing in it steers a terminal or turns the direction of reading. */
public final class Printable {
    private Printable() {}

    /** The text with each control or formatting character replaced by its code: {@code \u001b}. */
    public static String text(String text) {
        if (text.codePoints().noneMatch(Printable::isHidden)) {
            return text;
        }
        StringBuilder result = new StringBuilder();
        text.codePoints().forEach(c -> {
            if (isHidden(c)) {
                result.append(String.format("\\u%04x", c));
            } else {
                result.appendCodePoint(c);
            }
        });
        return result.toString();
    }

    /** Whether it cannot be seen: a control or formatting character, a line separator, half a surrogate pair. */
    public static boolean isHidden(int c) {
        int type = Character.getType(c);
        return Character.isISOControl(c)
                || type == Character.FORMAT
                || type == Character.SURROGATE
                || type == Character.LINE_SEPARATOR
                || type == Character.PARAGRAPH_SEPARATOR
                || isNoncharacter(c);
    }

    /** Code points that no text may hold, and no XML either. */
    private static boolean isNoncharacter(int c) {
        return (c & 0xFFFE) == 0xFFFE || (c >= 0xFDD0 && c <= 0xFDEF);
    }
}
