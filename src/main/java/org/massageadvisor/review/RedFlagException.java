package org.massageadvisor.review;

import org.massageadvisor.rulebook.Condition;
import org.massageadvisor.rulebook.Finding;
import org.massageadvisor.table.Table;

/**
 * Clients who may say yes to a red flag and still be told that massage is suitable: one row of {@code red-flag-exceptions.csv}.
 *
 * @param when the clients whom it is about
 * @param because why
 * @param row where it stands
 */
public record RedFlagException(Finding finding, Condition when, String because, Table.Row row) {}
