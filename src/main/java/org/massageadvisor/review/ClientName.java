package org.massageadvisor.review;

import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the id of a worked client says: the rule it is named after, and whether this rule must fire or just not.
 *
 * @param named the id without what marks a near miss
 */
record ClientName(String named, boolean isNearMiss) {
    private static final Pattern NUMBER = Pattern.compile("-\\d+$");

    static ClientName of(String id) {
        boolean isNearMiss = id.endsWith(WorkedClient.NEAR_MISS);
        return new ClientName(
                isNearMiss ? id.substring(0, id.length() - WorkedClient.NEAR_MISS.length()) : id, isNearMiss);
    }

    /** The one of these rules after which the client is named, with or without a number behind it; null if there is none. */
    @Nullable String rule(Set<String> rules) {
        if (rules.contains(named)) {
            return named;
        }
        String withoutNumber = NUMBER.matcher(named).replaceFirst("");
        return rules.contains(withoutNumber) ? withoutNumber : null;
    }
}
