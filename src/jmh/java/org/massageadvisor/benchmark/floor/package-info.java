/**
 * The whole advice written by hand in Java, without an engine: the yardstick for {@code MassageAdvisor.advise}.
 *
 * <p>Start at {@link org.massageadvisor.benchmark.floor.FloorAdvisor}. It gives the same recommendations from the same intakes. What depends on the rulebook alone
 * is worked out once; what depends on the client is never kept.
 */
@org.jspecify.annotations.NullMarked
package org.massageadvisor.benchmark.floor;
