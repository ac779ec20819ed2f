package org.massageadvisor.review;

import java.util.List;
import org.massageadvisor.Disposition;
import org.massageadvisor.intake.Intake;

/**
 * A client, and what must come out.
 *
 * <p>One who is named like a rule must make this rule fire: {@code fever-with-pain}, and {@code fever-with-pain-2} if there are more such
 * clients. For one with {@value #NEAR_MISS} behind that name the rule must not fire.
 *
 * @param id unique among all worked clients
 * @param where the table and the line: {@code cases/red-flags.csv:12}
 * @param story who it is, in plain words
 * @param intake what the client answered
 * @param disposition what should happen with this client
 * @param must the outcomes that must be in force; {@code TYPE_*} stands for at least one that begins so
 * @param mustNot the outcomes that must not be in force; {@code TYPE_*} stands for all that begin so
 * @param note for authors, may be empty
 */
public record WorkedClient(
        String id,
        String where,
        String story,
        Intake intake,
        Disposition disposition,
        List<String> must,
        List<String> mustNot,
        String note) {

    /** What stands behind the id of a rule in the name of a client for whom it just does not fire. */
    public static final String NEAR_MISS = "-near-miss";

    public WorkedClient {
        must = List.copyOf(must);
        mustNot = List.copyOf(mustNot);
    }

    /** Whether an outcome is one of those that an entry of {@code must} or {@code mustNot} stands for. */
    public static boolean matches(String pattern, String code) {
        return pattern.endsWith("*")
                ? code.startsWith(pattern.substring(0, pattern.length() - 1))
                : code.equals(pattern);
    }

    @Override
    public String toString() {
        return id + " (" + where + "): " + story;
    }
}
