package org.massageadvisor.review.diff;

import java.util.Collection;
import java.util.List;

/**
 * How statements are put together.
 *
 * @param <T> a statement: true or false of one client, or a claim about any client
 */
interface Logic<T> {
    T constant(boolean truth);

    T all(Collection<T> statements);

    T any(Collection<T> statements);

    T not(T statement);

    default T both(T one, T other) {
        return all(List.of(one, other));
    }

    default T isNew(T before, T after) {
        return both(not(before), after);
    }

    default T differ(T one, T other) {
        return any(List.of(isNew(one, other), isNew(other, one)));
    }
}
