package org.massageadvisor.table;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A rulebook cannot be used. It names every problem found, each with its place. */
public final class InvalidRulebookException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final ArrayList<Problem> problems;

    public InvalidRulebookException(List<Problem> problems) {
        super(problems.stream().map(Problem::toString).collect(Collectors.joining("\n")));
        this.problems = new ArrayList<>(problems);
    }

    /** All problems, in the order of files and rows. */
    public List<Problem> problems() {
        return List.copyOf(problems);
    }
}
