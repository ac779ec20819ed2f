/** A rulebook as people read it, print it and sign it: {@link org.massageadvisor.export.page.RuleBookPage}. */
@org.jspecify.annotations.NullMarked
package org.massageadvisor.export.page;
