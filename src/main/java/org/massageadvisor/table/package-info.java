/**
 * Rule tables: where they come from ({@link org.massageadvisor.table.TableSource}), how they become a rulebook
 * ({@link org.massageadvisor.table.RulebookReader}) and what can be wrong with them ({@link org.massageadvisor.table.Problem}).
 *
 * <p>Every cell is data. Nothing in a table can run.
 */
@org.jspecify.annotations.NullMarked
package org.massageadvisor.table;
