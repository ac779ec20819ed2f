package org.massageadvisor.review.diff;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.massageadvisor.review.ChangeKind;

/**
 * One thing that is otherwise for some clients.
 *
 * @param kind what kind of change it is
 * @param what the code of an outcome: what now happens, which pressure now holds, what was gained or lost; with {@code !} before it, that the outcome is or was
 *     ruled out
 * @param before what happened or which pressure held before, or the figure that was longer or shorter before; null if the code says it all
 */
public record Change(ChangeKind kind, String what, @Nullable String before) {
    private static final Pattern CODE = Pattern.compile("[A-Z][A-Z0-9_]*");

    /** {@code EMERGENCY_CARE -> MASSAGE_SUITABLE}, {@code PREC_LIGHT_TOUCH}, {@code !TYPE_DEEP_TISSUE}, {@code SESSION_CAP_60 (before: 15-60 minutes)}. */
    public String text() {
        return before == null
                ? what
                : CODE.matcher(before).matches() ? before + " -> " + what : what + " (before: " + before + ")";
    }
}
