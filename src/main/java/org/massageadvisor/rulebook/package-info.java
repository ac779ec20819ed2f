/**
 * The rulebook as immutable data: what can be said about a client ({@link org.massageadvisor.rulebook.Vocabulary}), what can be
 * advised ({@link org.massageadvisor.rulebook.Outcomes}), which statements stand behind it
 * ({@link org.massageadvisor.rulebook.Evidence}) and the rules that lead from one to the other
 * ({@link org.massageadvisor.rulebook.Rule}, {@link org.massageadvisor.rulebook.Condition}).
 *
 * <p>This package knows no rule engine and no file format.
 */
@org.jspecify.annotations.NullMarked
package org.massageadvisor.rulebook;
