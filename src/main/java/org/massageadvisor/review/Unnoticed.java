package org.massageadvisor.review;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A change that no worked client notices.
 *
 * @param reached for how many clients the changed rule or finding behaves differently
 * @param shift what the change does to the advice of one of them; null if it changes the advice of none
 */
public record Unnoticed(
        Mutation mutation, int reached, @Nullable Shift shift) {

    /**
     * How the advice for a client changes.
     *
     * @param client the id of the client
     * @param lost the outcomes no longer in force, in the order of the outcomes
     * @param gained the outcomes newly in force
     */
    public record Shift(String client, List<String> lost, List<String> gained) {
        public Shift {
            lost = List.copyOf(lost);
            gained = List.copyOf(gained);
        }
    }
}
