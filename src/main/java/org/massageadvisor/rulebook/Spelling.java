package org.massageadvisor.rulebook;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds the word that was maybe meant. */
public final class Spelling {
    private static final int LONGEST = 80;
    private static final int SHORTEST_SLIP = 5;
    private static final int SHORTEST_WORD = 4;
    private static final int LETTERS_BESIDE_A_NUMBER = 8;
    private static final int LETTERS_PER_SLIP = 7;
    private static final Set<String> NEGATIONS =
            Set.of("not", "no", "never", "avoid", "without", "nicht", "kein", "keine", "non", "pas", "sans", "ohne");
    private static final Pattern NEGATION = Pattern.compile(
            "^\\s*([!~-]|(not|no|never|avoid|without|nicht|kein|keine|non|pas|sans|ohne)\\s)",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern SEPARATOR = Pattern.compile("[\\p{Pd}\\s_]");
    private static final Pattern NO_DIGIT = Pattern.compile("[^0-9]");
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final int MOST_SLIPS = 3;
    private static final int TOO_FAR = 1_000;

    private Spelling() {}

    /**
     * The word of {@code known} that was maybe meant, or null. One comes near enough that is written so but for a slip of the keyboard in a word of it, or with the same words
     * in another order, and {@linkplain #mayStandFor may stand for it}; not one that has a word more, for that means something else. If two come as near, neither is offered.
     */
    public static @Nullable String nearest(String written, Collection<String> known) {
        if (written.isBlank()
                || written.length() > LONGEST
                || NEGATION.matcher(written).find()) {
            return null;
        }
        String word = plain(written);
        String best = null;
        int bestDistance = Integer.MAX_VALUE;
        for (String candidate : known) {
            int distance = Math.abs(candidate.length() - word.length()) > MOST_SLIPS
                    ? TOO_FAR
                    : distance(word, plain(candidate));
            if (distance == TOO_FAR || distance > bestDistance || !mayStandFor(candidate, written)) {
                continue;
            }
            best = distance == bestDistance ? null : candidate;
            bestDistance = distance;
        }
        return best;
    }

    /** In capitals, and whatever stands between its words is an underscore. */
    private static String plain(String text) {
        return SEPARATOR.matcher(text.strip()).replaceAll("_").toUpperCase(Locale.ROOT);
    }

    /** How many slips apart they are; one more than may be if only the order of their words differs. */
    private static int distance(String written, String candidate) {
        if (written.equals(candidate)) {
            return 0;
        }
        if (Math.max(written.length(), candidate.length()) >= SHORTEST_WORD
                && Math.min(written.length(), candidate.length()) >= SHORTEST_WORD - 1
                && edits(written, candidate, 1) == 1
                && isSameNumber(written, candidate)) {
            return 1;
        }
        if (candidate.indexOf('_') < 0 || written.indexOf('_') < 0) {
            return TOO_FAR;
        }
        List<String> words = parts(written);
        List<String> others = parts(candidate);
        if (words.size() != others.size()) {
            return TOO_FAR;
        }
        if (words.stream().sorted().toList().equals(others.stream().sorted().toList())) {
            return MOST_SLIPS + 1;
        }
        int slips = slips(words, others);
        return slips > Math.min(MOST_SLIPS, written.length() / LETTERS_PER_SLIP) ? TOO_FAR : slips;
    }

    /** At most one in each word; short words have none, or they would be others. */
    private static int slips(List<String> words, List<String> others) {
        int slips = 0;
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            String other = others.get(i);
            if (!word.equals(other)) {
                boolean isSlip = Math.min(word.length(), other.length()) >= SHORTEST_WORD
                        && edits(word, other, 1) == 1
                        && digits(word).equals(digits(other));
                slips += isSlip ? 1 : TOO_FAR;
            }
        }
        return slips;
    }

    /** Another number is no slip: it tells names apart. Only in a long name it may have lost a digit, have one twice or two swapped. */
    private static boolean isSameNumber(String written, String candidate) {
        String digits = digits(written);
        String meant = digits(candidate);
        return digits.equals(meant)
                || (candidate.length() - meant.length() >= LETTERS_BESIDE_A_NUMBER
                        && (digits.length() != meant.length() || sorted(digits).equals(sorted(meant))));
    }

    private static String digits(String word) {
        return NO_DIGIT.matcher(word).replaceAll("");
    }

    private static List<Integer> sorted(String digits) {
        return digits.chars().sorted().boxed().toList();
    }

    /** {@code ; maybe X}, or nothing if no known word comes near. */
    public static String maybe(@Nullable String suggestion) {
        return suggestion == null ? "" : "; maybe " + suggestion;
    }

    /**
     * Whether a word may be suggested instead of another: not if a negation would be lost by it, or a whole part of a name, for that might have been a
     * negation too.
     */
    static boolean mayStandFor(String candidate, String written) {
        List<String> given = parts(written);
        List<String> offered = parts(candidate);
        boolean isSigned = !written.isBlank() && "!~-".indexOf(written.strip().charAt(0)) >= 0;
        return !isSigned && given.size() <= offered.size() && negations(given) <= negations(offered);
    }

    private static List<String> parts(String name) {
        return BETWEEN_WORDS
                .splitAsStream(name.toLowerCase(Locale.ROOT))
                .filter(part -> !part.isEmpty())
                .toList();
    }

    private static long negations(List<String> parts) {
        return parts.stream().filter(NEGATIONS::contains).count();
    }

    /** What stands behind a word or sign of negation; null if the text begins with none. */
    public static @Nullable String negated(String written) {
        Matcher negation = NEGATION.matcher(written);
        return negation.find() ? written.substring(negation.end()).strip() : null;
    }

    /** Whether a word is another with a single slip: one letter more, less, another, or swapped with its neighbour. Short words are not judged. */
    public static boolean isSlip(String written, String meant) {
        return written.length() >= SHORTEST_SLIP && meant.length() >= SHORTEST_SLIP && edits(written, meant, 1) == 1;
    }

    /** The number of single letters to insert, delete, replace or swap with their neighbour; one more than {@code most} if it is more. */
    private static int edits(String a, String b, int most) {
        if (Math.abs(a.length() - b.length()) > most) {
            return most + 1;
        }
        int[] beforeLast = new int[b.length() + 1];
        int[] last = new int[b.length() + 1];
        int[] current = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            last[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            // Further from the diagonal than this no way is short enough.
            int first = Math.max(1, i - most);
            int end = Math.min(b.length(), i + most);
            current[first - 1] = first == 1 ? i : most + 1;
            for (int j = first; j <= end; j++) {
                int cost = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                current[j] = Math.min(Math.min(current[j - 1], last[j]) + 1, last[j - 1] + cost);
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    current[j] = Math.min(current[j], beforeLast[j - 2] + 1);
                }
            }
            if (end < b.length()) {
                current[end + 1] = most + 1;
            }
            int[] spare = beforeLast;
            beforeLast = last;
            last = current;
            current = spare;
        }
        return Math.min(last[b.length()], most + 1);
    }
}
