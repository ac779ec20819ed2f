package org.massageadvisor.review.diff;

import org.jspecify.annotations.Nullable;
import org.massageadvisor.review.ChangeKind;

/**
 * One thing that is otherwise for some clients.
 *
 * @param what the code of an outcome: what now happens, what was gained or lost; with {@code !} before it, that the outcome is ruled out
 * @param before what happened before, or the figure that was larger or smaller before; null if the code says it all
 */
public record Change(ChangeKind kind, String what, @Nullable String before) {

    /** {@code EMERGENCY_CARE -> MASSAGE_SUITABLE}, {@code PREC_LIGHT_TOUCH}, {@code !TYPE_DEEP_TISSUE}. */
    public String text() {
        return before == null
                ? what
                : kind == ChangeKind.LESS_CAUTIOUS || kind == ChangeKind.MORE_CAUTIOUS
                        ? before + " -> " + what
                        : what + " (before: " + before + ")";
    }
}
