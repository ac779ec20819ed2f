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
    private static final int SHORTEST_PART = 4;
    private static final int SHORTEST_BEGINNING = 5;
    private static final Set<String> NEGATIONS =
            Set.of("not", "no", "never", "avoid", "without", "nicht", "kein", "keine", "non", "pas", "sans", "ohne");
    private static final Pattern NEGATION = Pattern.compile(
            "^\\s*([!~-]|(not|no|never|avoid|without|nicht|kein|keine|non|pas|sans|ohne)\\s)",
            Pattern.CASE_INSENSITIVE);

    private Spelling() {}

    /**
     * The word of {@code known} that is nearest to {@code written}, or null if none comes near that {@linkplain #mayStandFor may stand for it}.
     */
    public static @Nullable String nearest(String written, Collection<String> known) {
        if (written.isBlank()
                || written.length() > LONGEST
                || NEGATION.matcher(written).find()) {
            return null;
        }
        String word = written.strip().toUpperCase(Locale.ROOT);
        int allowed = Math.max(1, Math.min(4, (word.length() + 1) / 3)) * 2 + 1;
        String best = null;
        int bestDistance = allowed + 1;
        for (String candidate : known) {
            if (!mayStandFor(candidate, written)) {
                continue;
            }
            int distance = distanceTo(word, candidate.toUpperCase(Locale.ROOT), allowed / 2);
            if (distance < bestDistance) {
                bestDistance = distance;
                best = candidate;
            }
        }
        return best;
    }

    /** {@code ; maybe X}, or nothing if no known word comes near. */
    public static String maybe(@Nullable String suggestion) {
        return suggestion == null ? "" : "; maybe " + suggestion;
    }

    /**
     * Whether a word may be suggested instead of another: not if a negation would be lost or won by it, or a whole part of a name lost, for that might
     * have been a negation too.
     */
    static boolean mayStandFor(String candidate, String written) {
        List<String> given = parts(written);
        List<String> offered = parts(candidate);
        boolean isSigned = !written.isBlank() && "!~-".indexOf(written.strip().charAt(0)) >= 0;
        return !isSigned && given.size() <= offered.size() && negations(given) == negations(offered);
    }

    private static List<String> parts(String name) {
        return Pattern.compile("[^\\p{L}\\p{N}]+")
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

    /** In half steps: an edit counts two, and a part of a name matched instead of the whole counts one more. */
    private static int distanceTo(String word, String candidate, int most) {
        int distance = 2 * edits(word, candidate, most);
        String[] parts = candidate.split("[_ -]", -1);
        if (parts.length > 1 && word.length() >= SHORTEST_PART) {
            for (String part : parts) {
                distance = Math.min(distance, 2 * edits(word, part, most) + 1);
            }
            if (word.length() >= SHORTEST_BEGINNING && candidate.length() > word.length()) {
                distance = Math.min(distance, 2 * edits(word, candidate.substring(0, word.length()), most) + 1);
            }
        }
        return distance;
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
