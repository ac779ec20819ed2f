package org.massageadvisor;

import java.util.List;

/**
 * An outcome that must not be recommended, whether or not anything asked for it.
 *
 * @param code the code of the outcome: {@code TYPE_DEEP_TISSUE}
 * @param group its group: {@code massage-type}
 * @param label a short name for lists
 * @param by the outcomes that rule it out ({@code PRESSURE_LIGHT}); empty if rules do so themselves
 * @param because the rules that exclude it, or that ask for what rules it out, in the order of their ids
 * @param askedBy the rules that ask for it, in vain; empty if none does
 */
public record Exclusion(
        String code, String group, String label, List<String> by, List<Reason> because, List<Reason> askedBy) {
    public Exclusion {
        by = List.copyOf(by);
        because = List.copyOf(because);
        askedBy = List.copyOf(askedBy);
    }
}
