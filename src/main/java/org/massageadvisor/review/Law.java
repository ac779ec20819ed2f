package org.massageadvisor.review;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.massageadvisor.Disposition;
import org.massageadvisor.rulebook.Condition;
import org.massageadvisor.rulebook.Outcome;
import org.massageadvisor.table.Table;

/**
 * Something that an author wants to be true of every client: one row of {@code laws.csv}.
 *
 * @param id its name, unique among the laws
 * @param when the clients whom it is about
 * @param must for each entry the outcomes of which at least one must be in force
 * @param mustNot the outcomes that must not be in force
 * @param atLeast what should happen, or something more urgent; null if that does not matter
 * @param because why
 * @param row where it stands
 */
public record Law(
        String id,
        Condition when,
        List<List<Outcome>> must,
        List<Outcome> mustNot,
        @Nullable Disposition atLeast,
        String because,
        Table.Row row) {
    public Law {
        must = must.stream().map(List::copyOf).toList();
        mustNot = List.copyOf(mustNot);
    }
}
