/**
 * What the author of a rulebook runs: a {@link org.massageadvisor.review.Trial} of its rules on worked clients, and of the worked clients
 * on small changes to the rules.
 */
@org.jspecify.annotations.NullMarked
package org.massageadvisor.review;
