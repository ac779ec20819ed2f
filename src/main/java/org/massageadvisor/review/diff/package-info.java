/** What a change to a rulebook does to clients: for every kind of change whether anybody is touched by it, and the smallest client who is. */
@NullMarked
package org.massageadvisor.review.diff;

import org.jspecify.annotations.NullMarked;
