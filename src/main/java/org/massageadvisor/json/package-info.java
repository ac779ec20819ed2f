/** Intakes, recommendations, explanations and the results of tests as JSON. */
@org.jspecify.annotations.NullMarked
package org.massageadvisor.json;
