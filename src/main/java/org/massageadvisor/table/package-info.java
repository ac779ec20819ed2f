/**
 * Tables of text: where they stand ({@link org.massageadvisor.table.TableSource}: a folder of CSV files, a workbook, the library's own
 * jar), what their columns are ({@link org.massageadvisor.table.TableForm}) and what can be wrong with them
 * ({@link org.massageadvisor.table.Problem}). What the cells mean is the business of the room {@code reading}.
 */
@org.jspecify.annotations.NullMarked
package org.massageadvisor.table;
