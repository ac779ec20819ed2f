/**
 * Questions about all clients at once, answered by a solver: the conditions of a rulebook and the combination of its results as formulas. The only
 * room that knows LogicNG, which the library does not bring along.
 */
@NullMarked
package org.massageadvisor.review.solver;

import org.jspecify.annotations.NullMarked;
