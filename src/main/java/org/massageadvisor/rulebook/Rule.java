package org.massageadvisor.rulebook;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.massageadvisor.Disposition;

/**
 * One row of a rule table.
 *
 * @param id unique in the rulebook: {@code fever-with-pain}
 * @param when when it fires
 * @param gives the outcomes that it asks for
 * @param excludes the outcomes that must not be recommended when it fires
 * @param because one plain sentence for whoever reads the advice
 * @param sources the statements that it rests on
 * @param note for authors, may be empty
 * @param where the row that it stands in: {@code red-flags.csv:12}
 */
public record Rule(
        String id,
        Condition when,
        List<Outcome> gives,
        List<Outcome> excludes,
        String because,
        List<Evidence> sources,
        String note,
        Origin where) {

    public Rule {
        gives = List.copyOf(gives);
        excludes = List.copyOf(excludes);
        sources = List.copyOf(sources);
    }

    /**
     * Whether the rule only says that two answers cannot both be true: it gives {@link Outcome#CONTRADICTION} and
     * {@link Disposition#NEEDS_MORE_INFORMATION} and nothing else, and nothing is excluded by it. Such a rule counts when it fires, but is no reason to ask: a
     * question is not worth asking for an answer that would only be doubted.
     */
    public boolean isContradiction() {
        Set<String> codes = gives.stream().map(Outcome::code).collect(Collectors.toSet());
        return excludes.isEmpty()
                && gives.stream().allMatch(outcome -> outcome.excludes().isEmpty())
                && codes.equals(Set.of(Outcome.CONTRADICTION, Disposition.NEEDS_MORE_INFORMATION.name()));
    }

    /** The regions that it asks for by name; one behind a {@code not} is not asked for. The plan gives an area the strokes of the same region. */
    public Set<Finding> regions() {
        Set<Finding> regions = new LinkedHashSet<>();
        if (gives.stream()
                .anyMatch(outcome ->
                        outcome.group().equals(Outcome.AREA) || outcome.group().equals(Outcome.STROKE))) {
            addRegions(when, regions);
        }
        return regions;
    }

    private static void addRegions(Condition condition, Set<Finding> regions) {
        if (condition instanceof Condition.Yes yes && yes.finding().group().equals(Finding.REGION)) {
            regions.add(yes.finding());
        } else if (condition instanceof Condition.All || condition instanceof Condition.Any) {
            condition.operands().forEach(operand -> addRegions(operand, regions));
        }
    }

    /** The most urgent disposition that the rule asks for, if it asks for one. */
    public Optional<Disposition> disposition() {
        @Nullable Disposition mostUrgent = null;
        for (Outcome outcome : gives) {
            if (outcome.isDisposition()) {
                Disposition disposition = Disposition.valueOf(outcome.code());
                if (mostUrgent == null || disposition.isMoreUrgentThan(mostUrgent)) {
                    mostUrgent = disposition;
                }
            }
        }
        return Optional.ofNullable(mostUrgent);
    }
}
