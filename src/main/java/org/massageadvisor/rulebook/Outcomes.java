package org.massageadvisor.rulebook;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.massageadvisor.Disposition;

/** Everything that can be advised: {@code outcomes.csv}. Immutable. */
public final class Outcomes {
    private static final int SHORTEST_PART = 4;

    private final List<Outcome> all;
    private final Map<String, Outcome> byCode;
    private final Map<String, List<Outcome>> byGroup;
    private final List<List<Outcome>> ruledOut;
    private final List<List<Outcome>> rulingOut;
    private final Map<Disposition, Outcome> dispositions;

    /**
     * @param all all outcomes, each at the place that its index names; among them one for each {@link Disposition}
     * @throws IllegalArgumentException if a disposition is missing or an outcome excludes one that does not exist
     */
    public Outcomes(List<Outcome> all) {
        this.all = List.copyOf(all);
        Map<String, Outcome> codes = new LinkedHashMap<>();
        Map<String, List<Outcome>> groups = new LinkedHashMap<>();
        for (Outcome outcome : this.all) {
            if (outcome.index() != codes.size() || codes.put(outcome.code(), outcome) != null) {
                throw new IllegalArgumentException(outcome + " stands twice, or not at its place");
            }
            groups.computeIfAbsent(outcome.group(), group -> new ArrayList<>()).add(outcome);
        }
        groups.replaceAll((group, members) -> List.copyOf(members));
        this.byCode = Collections.unmodifiableMap(codes);
        this.byGroup = Collections.unmodifiableMap(groups);
        this.ruledOut = this.all.stream()
                .map(outcome -> outcome.excludes().stream().map(this::get).toList())
                .toList();
        this.rulingOut = rulingOut();
        this.dispositions = new EnumMap<>(Disposition.class);
        for (Disposition disposition : Disposition.values()) {
            dispositions.put(disposition, get(disposition.name()));
        }
    }

    private List<List<Outcome>> rulingOut() {
        List<List<Outcome>> rulingOut = new ArrayList<>(all.size());
        all.forEach(outcome -> rulingOut.add(new ArrayList<>(0)));
        for (Outcome outcome : all) {
            ruledOutBy(outcome).forEach(each -> rulingOut.get(each.index()).add(outcome));
        }
        rulingOut.replaceAll(List::copyOf);
        return rulingOut;
    }

    /** All outcomes, in the order of the table. */
    public List<Outcome> all() {
        return all;
    }

    /** The outcome of this code, or null if there is none. */
    public @Nullable Outcome find(String code) {
        return byCode.get(code);
    }

    /** The outcome of a code that is known to exist. */
    public Outcome get(String code) {
        Outcome outcome = byCode.get(code);
        if (outcome == null) {
            throw new IllegalArgumentException("no outcome " + code);
        }
        return outcome;
    }

    /** The outcome that is this disposition. */
    public Outcome get(Disposition disposition) {
        return Objects.requireNonNull(dispositions.get(disposition));
    }

    /** The outcomes that this one rules out as soon as a rule asks for it. */
    public List<Outcome> ruledOutBy(Outcome outcome) {
        return ruledOut.get(outcome.index());
    }

    /** The outcomes that rule this one out, in the order of the table. */
    public List<Outcome> rulingOut(Outcome outcome) {
        return rulingOut.get(outcome.index());
    }

    /** The outcomes of a group, in the order of the table; none if there is no such group. */
    public List<Outcome> group(String group) {
        return byGroup.getOrDefault(group, List.of());
    }

    /** Whether it keeps the client from harm: what protects, a precaution, all but the least cautious of a group with ranks. */
    public boolean isCautious(Outcome outcome) {
        Integer rank = outcome.rank();
        return outcome.isProtective()
                || outcome.group().equals(Outcome.PRECAUTION)
                || (rank != null
                        && group(outcome.group()).stream()
                                .map(Outcome::rank)
                                .flatMap(Stream::ofNullable)
                                .anyMatch(other -> other > rank));
    }

    /** The code that was maybe meant, found by spelling or by label; null if nothing comes near. */
    public @Nullable String suggest(String code) {
        String wanted = code.replace('_', ' ').strip();
        for (Outcome outcome : all) {
            if (outcome.label().equalsIgnoreCase(wanted)) {
                return outcome.code();
            }
        }
        String part = code.strip().toUpperCase(Locale.ROOT);
        return byCode.keySet().stream()
                .filter(known ->
                        part.length() >= SHORTEST_PART && known.contains(part) && Spelling.mayStandFor(known, part))
                .findFirst()
                .orElseGet(() -> Spelling.nearest(code, byCode.keySet()));
    }

    /** The names of all groups, in the order of the table. */
    public Set<String> groups() {
        return byGroup.keySet();
    }

    /** All codes, in the order of the table. */
    public Set<String> codes() {
        return byCode.keySet();
    }
}
