package org.massageadvisor.rulebook;

import java.util.Locale;

/** What was maybe meant by something that means nothing in a condition. */
final class ConditionHints {
    private static final String QUOTES = "\"'`\u2018\u2019\u201C\u201D\u201E\u00AB\u00BB";
    private static final int LONGEST_SHOWN = 40;

    private ConditionHints() {}

    static String shortened(String word) {
        return word.length() <= LONGEST_SHOWN ? word : word.substring(0, LONGEST_SHOWN) + "...";
    }

    /** For what stands where a finding must stand. */
    static String insteadOfAFinding(String found, boolean isNumber) {
        if (isNumber) {
            return "; a comparison begins with its finding, as in PAIN_SCORE >= 7";
        }
        return switch (found.toLowerCase(Locale.ROOT)) {
            case "!", "-", "no", "nicht", "kein", "keine", "pas", "non", "without", "except" -> "; maybe not";
            case "<", "<=", ">", ">=", "=" ->
                "; each comparison names its finding, as in AGE_YEARS >= 60 and AGE_YEARS <= 75";
            case "yes", "in" -> "; a condition names a finding, such as FEVER_CHILLS";
            case "and", "or" -> "; a finding stands on both sides of it";
            default -> "";
        };
    }

    /** For what stands where {@code and}, {@code or} or the end must stand. */
    static String insteadOfAnOperator(String found, boolean isBehindANumber) {
        return switch (found.toLowerCase(Locale.ROOT)) {
            case "und", "et", "y", "plus", "with" -> "; maybe and";
            case "oder", "ou", "o" -> "; maybe or";
            case "but", "without", "except", "ohne", "sans" -> "; maybe and not";
            case "is", "are" -> "; maybe =";
            case "," ->
                isBehindANumber
                        ? "; a decimal has a point, as in 7.5"
                        : "; several findings are joined by and, or by or";
            case "years", "year", "weeks", "days", "months", "points", "mmhg", "kg", "cm" -> "; leave the unit out";
            default -> "";
        };
    }

    /** For a sign that is no comparison. */
    static String insteadOfAComparison(String sign, Finding finding) {
        return switch (sign) {
            case "=>" -> "; maybe >=";
            case "=<" -> "; maybe <=";
            case "==" -> "; maybe =";
            case "!=", "<>" -> "; maybe not " + finding + " = ...";
            default -> "";
        };
    }

    /** What is said of a sign that no condition has. */
    static String meaningless(char sign) {
        if (QUOTES.indexOf(sign) >= 0) {
            return "a quotation mark found; a condition needs none";
        }
        String maybe =
                switch (sign) {
                    case ';', '+' -> "; maybe and";
                    case '/' -> "; maybe or";
                    case '≥' -> "; maybe >=";
                    case '≤' -> "; maybe <=";
                    case '≠' -> "; maybe not ... = ...";
                    case '-', '–', '—' -> "; maybe not, or PAIN_SCORE >= 7 and PAIN_SCORE <= 10 for a range";
                    default -> "";
                };
        return "\"" + sign + "\" found, which means nothing here" + maybe;
    }

    /** That a word holds a letter which only looks like one of those that codes are made of; else nothing. */
    static String lookAlike(String word) {
        return word.codePoints()
                .filter(c -> c > 'z' && Character.UnicodeScript.of(c) != Character.UnicodeScript.LATIN)
                .mapToObj(c -> String.format("; %s (U+%04X) is a letter of another alphabet", Character.toString(c), c))
                .findFirst()
                .orElse("");
    }
}
