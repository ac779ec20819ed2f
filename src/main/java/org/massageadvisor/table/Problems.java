package org.massageadvisor.table;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.massageadvisor.rulebook.Spelling;
import org.massageadvisor.table.Problem.Severity;

/** Collects what is wrong while a rulebook is read. */
public final class Problems {
    private static final int MOST = 1_000;
    private static final int MOST_SUGGESTIONS = 200;
    private static final int MOST_COMPARED = 200_000;

    private final List<Problem> found = new ArrayList<>();
    private final Set<Place> unreadable = new HashSet<>();
    private int more;
    private long compared;

    /** Something wrong at a place. */
    public void error(Place place, String kind, String message) {
        add(Problem.error(place, kind, message));
    }

    /** Something wrong with a file as a whole. */
    public void error(String file, String kind, String message) {
        add(Problem.error(Place.file(file), kind, message));
    }

    /** Something wrong with a table as a whole. */
    public void error(Table table, String kind, String message) {
        error(table.place(), kind, message);
    }

    /** Something wrong in a row; an empty column means the row as a whole. */
    public void error(Table.Row row, String column, String kind, String message) {
        add(Problem.error(row.place(column), kind, message));
    }

    /** Something wrong at a place in a cell, counted from 0. */
    public void error(Table.Row row, String column, int at, String kind, String message) {
        String cell = row.get(column);
        add(new Problem(row.place(column), Severity.ERROR, kind, message, new Problem.Excerpt(cell, at)));
    }

    /** Something that works, but that the author should look at. */
    public void warning(Table.Row row, String column, String kind, String message) {
        add(Problem.warning(row.place(column), kind, message));
    }

    /** A cell that could not be read; whatever else is said of it later only follows from that. */
    void unreadable(Place place, String kind, String message) {
        add(Problem.error(place, kind, message));
        unreadable.add(place);
    }

    /** Adds a problem, unless its cell could not be read anyway; after very many it only counts them. */
    public void add(Problem problem) {
        if (unreadable.contains(problem.place())) {
            return;
        }
        if (found.size() < MOST) {
            found.add(problem);
        } else {
            more++;
        }
    }

    /** {@code ; maybe X}; after many problems no more suggestions are looked for, so that a spoilt table is refused quickly. */
    public String maybe(String written, Collection<String> known) {
        return maybe(known.size(), () -> Spelling.nearest(written, known));
    }

    /** As {@link #maybe(String, Collection)}, with another way to look for the suggestion among so many words. */
    public String maybe(int words, Supplier<@Nullable String> suggestion) {
        if (!maySuggest()) {
            return "";
        }
        compared(words);
        return Spelling.maybe(suggestion.get());
    }

    /** Whether there is still time to look for what was maybe meant. */
    public boolean maySuggest() {
        return found.size() < MOST_SUGGESTIONS && compared < MOST_COMPARED;
    }

    /** Counts the words among which one was looked for. */
    public void compared(int words) {
        compared += words;
    }

    /** Whether further problems are only counted. */
    public boolean isFull() {
        return found.size() >= MOST;
    }

    /** How many there are so far. */
    public int count() {
        return found.size() + more;
    }

    /** Whether the rulebook cannot be used. */
    public boolean hasErrors() {
        return found.stream().anyMatch(problem -> problem.severity() == Severity.ERROR);
    }

    /** Whether something is wrong already in the file or sheet of this place. */
    public boolean knows(Place place) {
        return found.stream()
                .map(Problem::place)
                .anyMatch(
                        each -> each.file().equals(place.file()) && each.sheet().equals(place.sheet()));
    }

    /** Whether something is wrong with this table already. */
    public boolean knows(Table table) {
        return knows(table.place());
    }

    /** All of them, in the order of files, sheets and rows. */
    public List<Problem> inOrder() {
        List<Problem> sorted = new ArrayList<>(found);
        sorted.sort(Comparator.comparing((Problem problem) -> problem.place().file())
                .thenComparing(problem -> problem.place().sheet())
                .thenComparingInt(problem -> problem.place().row()));
        if (more > 0) {
            sorted.add(
                    Problem.error(Place.file("rulebook"), "more", "and " + more + " more problems; mend these first"));
        }
        return sorted;
    }

    /**
     * Refuses the rulebook if it cannot be used.
     *
     * @throws InvalidRulebookException with everything that was found
     */
    public void throwIfErrors() {
        if (hasErrors()) {
            throw new InvalidRulebookException(inOrder());
        }
    }
}
