package org.massageadvisor.export.drl;

/**
 * Text from tables between the quotes of DRL and Java, from which it cannot get out.
 *
 * <p>DRL text passes through several readers before it is code: the DRL parser, Drools' own replacements in right-hand sides, templates, the
 * Java or MVEL compiler. So only plain letters, digits and harmless signs stand as they are. Of the rest, ASCII is written in octal, because Java
 * replaces {@code \}{@code u0022} by a quote before it looks for the end of a literal.
 */
final class DrlLiteral {
    private static final String HARMLESS = " ,.;:!?()<>=%+-_'";

    private DrlLiteral() {}

    /** The text with quotes around it. */
    static String of(String text) {
        return '"' + escaped(text) + '"';
    }

    /** The text without quotes, on one line and in ASCII, for a comment. */
    static String comment(String text) {
        return escaped(text);
    }

    private static String escaped(String text) {
        StringBuilder result = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (isAlphanumeric(c) || HARMLESS.indexOf(c) >= 0) {
                result.append(c);
            } else if (c < 0x80) {
                result.append('\\')
                        .append((char) ('0' + (c >> 6)))
                        .append((char) ('0' + (c >> 3 & 7)))
                        .append((char) ('0' + (c & 7)));
            } else {
                result.append("\\u");
                for (int shift = 12; shift >= 0; shift -= 4) {
                    result.append(Character.forDigit(c >> shift & 0xf, 16));
                }
            }
        }
        return result.toString();
    }

    private static boolean isAlphanumeric(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    }

    /** The name of a rule: an id as it is, any other text so that no two become the same and none looks like another name in the file. */
    static String ruleName(String id) {
        StringBuilder result = new StringBuilder(id.length());
        for (int i = 0; i < id.length(); i++) {
            char c = id.charAt(i);
            if (isAlphanumeric(c) || c == '-') {
                result.append(c);
            } else {
                result.append('_').append(Integer.toHexString(c)).append('_');
            }
        }
        return '"' + result.toString() + '"';
    }

    /** A code as a name of DRL. */
    static String name(String code) {
        boolean isName = !code.isEmpty() && code.charAt(0) >= 'A' && code.charAt(0) <= 'Z';
        for (int i = 0; i < code.length(); i++) {
            char c = code.charAt(i);
            isName &= (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
        }
        if (!isName) {
            throw new IllegalArgumentException(
                    "\"" + comment(code) + "\" cannot be written as DRL: a code such as FEVER_CHILLS expected");
        }
        return code;
    }
}
