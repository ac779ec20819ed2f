/**
 * A rulebook as a workbook to work in ({@link org.massageadvisor.export.workbook.WorkbookWriter}), and a copy of it with its problems marked
 * ({@link org.massageadvisor.export.workbook.ProblemMarks}).
 */
@org.jspecify.annotations.NullMarked
package org.massageadvisor.export.workbook;
