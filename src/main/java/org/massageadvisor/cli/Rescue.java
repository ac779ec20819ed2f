package org.massageadvisor.cli;

import java.io.PrintStream;
import org.jspecify.annotations.Nullable;
import org.massageadvisor.interview.Interview;

/** Saves an interview as far as it has come if the process is ended from outside: by Ctrl-C, or because its window is closed. */
final class Rescue implements AutoCloseable {
    private final Thread atTheEnd;
    private volatile @Nullable Interview latest;

    Rescue(SaveFile target, PrintStream err) {
        this.atTheEnd = new Thread(() -> save(target, err), "rescue");
        Runtime.getRuntime().addShutdownHook(atTheEnd);
    }

    /** Takes note of how far it has come. */
    void at(Interview interview) {
        latest = interview;
    }

    private void save(SaveFile target, PrintStream err) {
        Interview interview = latest;
        if (interview != null) {
            err.println();
            target.write(interview.intake());
            err.flush();
        }
    }

    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(atTheEnd);
        } catch (IllegalStateException e) {
            // The process is ending already; then this saves what there is, and the file is written once.
        }
    }
}
