/**
 * A rulebook that is replaced while clients are served: {@link org.massageadvisor.reload.ReloadingAdvisor}.
 *
 * <p>What is in force is one reference. A new rulebook is read, checked and built beside it, and takes its place in one step or not at all.
 */
@org.jspecify.annotations.NullMarked
package org.massageadvisor.reload;
