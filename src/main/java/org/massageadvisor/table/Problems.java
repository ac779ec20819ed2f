package org.massageadvisor.table;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.massageadvisor.rulebook.Spelling;

/** Collects what is wrong while a rulebook is read. */
final class Problems {
    private static final int MOST_SUGGESTIONS = 200;

    private final List<Problem> found = new ArrayList<>();

    void error(String file, String kind, String message) {
        add(new Problem(file, 0, "", Problem.Severity.ERROR, kind, message));
    }

    void error(Table.Row row, String column, String kind, String message) {
        add(new Problem(row.file(), row.line(), column, Problem.Severity.ERROR, kind, message));
    }

    void add(Problem problem) {
        found.add(problem);
    }

    /** {@code ; maybe X}; after many problems no more suggestions are looked for, so that a spoilt table is refused quickly. */
    String maybe(String written, Collection<String> known) {
        return found.size() < MOST_SUGGESTIONS ? Spelling.maybe(Spelling.nearest(written, known)) : "";
    }

    int count() {
        return found.size();
    }

    /** Whether something is wrong with this file already. */
    boolean knows(String file) {
        return found.stream().anyMatch(problem -> problem.file().equals(file));
    }

    void throwIfAny() {
        if (!found.isEmpty()) {
            found.sort(Comparator.comparing(Problem::file).thenComparingInt(Problem::row));
            throw new InvalidRulebookException(found);
        }
    }
}
