package org.massageadvisor.benchmark.floor;

import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.massageadvisor.Disposition;
import org.massageadvisor.Reason;
import org.massageadvisor.rulebook.Evidence;
import org.massageadvisor.rulebook.Outcome;
import org.massageadvisor.rulebook.Rule;

/** A rule, with what of it depends on the rulebook alone. Nothing in it is to be changed. */
final class KnownRule {
    /** The place of its condition among all clauses. */
    final int clause;

    /** What it could do to an advice. */
    final Effect effect;

    /** The indexes of the outcomes that it asks for. */
    final int[] gives;

    /** The indexes of the outcomes that it excludes, itself or by what it asks for. */
    final int[] excludes;

    /** Whether it asks for {@link Disposition#NEEDS_MORE_INFORMATION}; then the open questions on which it rests are core questions. */
    final boolean asksForInformation;

    /** Whether it asks for an area or a stroke. */
    final boolean isForPlan;

    /** The indexes of the regions that it asks for by name. */
    final BitSet regions = new BitSet();

    private final Rule rule;
    private final String where;
    private final List<String> sources;
    private final @Nullable Reason always;

    /** @param always on what it rests that it fires, if that is the same for everybody */
    KnownRule(Rule rule, int clause, Effect effect, @Nullable RestsOn always) {
        this.rule = rule;
        this.clause = clause;
        this.effect = effect;
        this.gives = rule.gives().stream().mapToInt(Outcome::index).toArray();
        this.excludes = effect.excludes().stream().toArray();
        this.asksForInformation = effect.asksFor(Disposition.NEEDS_MORE_INFORMATION);
        this.isForPlan = rule.gives().stream()
                .map(Outcome::group)
                .anyMatch(group -> group.equals(Outcome.AREA) || group.equals(Outcome.STROKE));
        rule.regions().forEach(region -> regions.set(region.index()));
        this.where = rule.where().text();
        this.sources = rule.sources().stream().map(Evidence::id).toList();
        this.always = always == null ? null : newReason(always);
    }

    /** Its reason for a client for whom it fires. */
    Reason reason(Client client) {
        return always == null ? newReason(client.grounds(clause)) : always;
    }

    private Reason newReason(RestsOn grounds) {
        return new Reason(rule.id(), where, rule.because(), grounds.codes(), sources);
    }
}
