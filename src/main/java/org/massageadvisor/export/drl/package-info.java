/** A rulebook as DRL, for other Drools installations. */
@org.jspecify.annotations.NullMarked
package org.massageadvisor.export.drl;
