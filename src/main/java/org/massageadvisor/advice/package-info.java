/**
 * From the rules that fired to one recommendation: how results combine, the plan, what is still to be asked, why, why not, and what
 * holds it. Nothing here depends
 * on the order in which rules fired.
 */
@org.jspecify.annotations.NullMarked
package org.massageadvisor.advice;
