package org.massageadvisor.rulebook;

import java.util.Locale;

/** Labels and the names of groups as they stand in a sentence. */
public final class Labels {
    private Labels() {}

    /** {@code 1 rule}, {@code 2 rules}. */
    public static String count(int count, String one, String several) {
        return count + " " + (count == 1 ? one : several);
    }

    /** A group as it is said: {@code history and context} for {@code history/context}. */
    public static String group(String code) {
        return code.replace('-', ' ').replace("/", " and ");
    }

    /** A label as it stands within a sentence: its first letter small, unless it begins with an abbreviation. */
    public static String lowerFirst(String label) {
        boolean isAbbreviation = label.length() > 1 && Character.isUpperCase(label.charAt(1));
        return label.isEmpty() || isAbbreviation
                ? label
                : label.substring(0, 1).toLowerCase(Locale.ROOT) + label.substring(1);
    }

    /** A text as it begins a sentence. */
    public static String upperFirst(String text) {
        return text.isEmpty() ? text : text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }
}
