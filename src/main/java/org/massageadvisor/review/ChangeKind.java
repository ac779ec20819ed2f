package org.massageadvisor.review;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** What a change to a rulebook can do to a client, the most dangerous first. */
public enum ChangeKind {
    /** Something less cautious happens, or massage at home is let go with less caution. A massage is less cautious than no advice for one. */
    LESS_CAUTIOUS("less-cautious", true),
    /** What kept the client from harm is no longer in force, or something is no longer ruled out that may now be advised. */
    LOSES_LIMIT("loses-limit", true),
    /** Something more cautious happens, or massage at home is let go with more caution. */
    MORE_CAUTIOUS("more-cautious", false),
    /** Something new keeps the client from harm, or is ruled out that might have been advised. */
    GAINS_LIMIT("gains-limit", false),
    /** A treatment is new. */
    GAINS_TREATMENT("gains-treatment", false),
    /** A treatment is gone. */
    LOSES_TREATMENT("loses-treatment", false),
    /** Other advice is new: about preparation, aftercare, the choice of a therapist. */
    GAINS_ADVICE("gains-advice", false),
    /** Other advice is gone. */
    LOSES_ADVICE("loses-advice", false),
    /** The same is in force, for other reasons: other rules, other sentences or other sources. */
    OTHER_REASONS("other-reasons", false),
    /** The same is in force, in other words, with another figure or in another group. */
    OTHER_WORDS("other-words", false);

    private final String word;
    private final boolean lessSafe;

    ChangeKind(String word, boolean lessSafe) {
        this.word = word;
        this.lessSafe = lessSafe;
    }

    /** Its name in tables and reports: {@code less-cautious}. */
    public String word() {
        return word;
    }

    /** The kind of this name; null if there is none. */
    public static @Nullable ChangeKind of(String word) {
        return Arrays.stream(values())
                .filter(kind -> kind.word.equals(word))
                .findFirst()
                .orElse(null);
    }

    /** Whether it makes the advice less safe, so that somebody has to accept it. */
    public boolean isLessSafe() {
        return lessSafe;
    }
}
