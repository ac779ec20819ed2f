/**
 * Tables become a rulebook ({@link org.massageadvisor.reading.RulebookReader}): the whole of it, or a list of everything that is wrong.
 *
 * <p>Every cell is data. Nothing in a table can run.
 */
@org.jspecify.annotations.NullMarked
package org.massageadvisor.reading;
