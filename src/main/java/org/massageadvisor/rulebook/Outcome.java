package org.massageadvisor.rulebook;

import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.massageadvisor.Disposition;

/**
 * Something that can be advised: one row of {@code outcomes.csv}.
 *
 * @param index its place in the table, counted from 0
 * @param code the name that rules use: {@code TYPE_SWEDISH}
 * @param group what kind of advice it is: {@code massage-type}
 * @param rank in a group of which only one can be in force, the lowest rank wins; null elsewhere
 * @param label a short name for lists
 * @param text one or two sentences for the client
 * @param shown the dispositions at which it may appear
 * @param excludes the codes of the outcomes that it rules out as soon as a rule asks for it
 * @param amount the figure that it brings into the plan, or null
 */
public record Outcome(
        int index,
        String code,
        String group,
        @Nullable Integer rank,
        String label,
        String text,
        Set<Disposition> shown,
        List<String> excludes,
        @Nullable Amount amount) {

    /** The group whose outcomes are the {@link Disposition}s. */
    public static final String DISPOSITION = "disposition";

    /** The group that says whether massage at home is fine. */
    public static final String SELF_MASSAGE = "self-care-status";

    /** The group of pressures; the lightest asked for wins. */
    public static final String PRESSURE = "pressure";

    /** Given by rules that say that two answers cannot both be true; see {@link Rule#isContradiction}. */
    public static final String CONTRADICTION = "PROMPT_CONTRADICTION";

    /** The group of what to keep in mind during a massage. */
    public static final String PRECAUTION = "precaution";

    /** The group of the places to work on. */
    public static final String AREA = "area";

    /** The group of the strokes. */
    public static final String STROKE = "stroke";

    /** The group of the people who should see the client. */
    public static final String REFERRAL = "referral";

    private static final Set<String> PROTECTIVE = Set.of(REFERRAL, "safety-net", "prompt", "avoid");

    private static final Set<String> TREATMENT =
            Set.of(AREA, STROKE, PRESSURE, "massage-type", "session", "plan", "frequency", "self-care");

    /** The groups that mean something to the combination of rules, whatever the rulebook. */
    public static final Set<String> FIXED_GROUPS = Stream.concat(
                    Stream.of(DISPOSITION, SELF_MASSAGE, PRESSURE, PRECAUTION), PROTECTIVE.stream())
            .collect(Collectors.toUnmodifiableSet());

    public Outcome {
        shown = Collections.unmodifiableSet(
                shown.isEmpty() ? EnumSet.noneOf(Disposition.class) : EnumSet.copyOf(shown));
        excludes = List.copyOf(excludes);
    }

    /** The same outcome without exclusions of codes that are not among {@code known}. */
    public Outcome excludingOnly(Set<String> known) {
        List<String> kept = excludes.stream().filter(known::contains).toList();
        return new Outcome(index, code, group, rank, label, text, shown, kept, amount);
    }

    /** Whether this protects the client, so that no rule may take it back: referrals, safety nets, prompts, and what to keep off. */
    public boolean isProtective() {
        return PROTECTIVE.contains(group);
    }

    /** Whether it is something to do to the client: where, with which strokes, how hard, how long, how often, and what to do at home. */
    public boolean isTreatment() {
        return TREATMENT.contains(group);
    }

    public boolean isDisposition() {
        return group.equals(DISPOSITION);
    }

    /** Two outcomes of one rulebook are the same if they stand at the same place in it. */
    @Override
    public boolean equals(Object other) {
        return other instanceof Outcome outcome && outcome.index == index && outcome.code.equals(code);
    }

    @Override
    public int hashCode() {
        return code.hashCode();
    }

    @Override
    public String toString() {
        return code;
    }
}
