package org.massageadvisor.review;

import org.massageadvisor.rulebook.Outcome;
import org.massageadvisor.table.Table;

/**
 * Two outcomes that must never be in force together: one row of {@code conflicts.csv}.
 *
 * @param because why
 * @param row where it stands
 */
public record Conflict(Outcome outcome, Outcome other, String because, Table.Row row) {}
