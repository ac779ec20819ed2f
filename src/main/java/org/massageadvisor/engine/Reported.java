package org.massageadvisor.engine;

import org.massageadvisor.rulebook.Answers;

/**
 * The fact that rules match on: something is reported about the client at hand.
 *
 * @param code the code of the finding, or {@link #ANYTHING}
 */
record Reported(String code, Matching matching) {
    /** Inserted for every client, for rules that no reported finding can anchor. No finding has this code. */
    static final String ANYTHING = "";

    Answers answers() {
        return matching.answers();
    }
}
