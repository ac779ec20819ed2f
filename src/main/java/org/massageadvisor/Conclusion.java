package org.massageadvisor;

import java.util.List;

/**
 * An outcome in force, with its reasons.
 *
 * @param code the code of the outcome: {@code AREA_PIRIFORMIS}
 * @param group its group: {@code area}
 * @param label a short name for lists
 * @param text one or two sentences for the client
 * @param because the rules that ask for it, in the order of their ids
 */
public record Conclusion(String code, String group, String label, String text, List<Reason> because) {
    public Conclusion {
        because = List.copyOf(because);
    }
}
