package org.massageadvisor.cli;

import java.io.Console;
import java.io.PrintStream;
import java.lang.reflect.InvocationTargetException;
import org.jspecify.annotations.Nullable;

/** How far proofs have come, in one line that is written over; nothing where nobody watches. */
final class ProgressLine implements Runnable, AutoCloseable {
    private static final int STEP = 100;
    private static final String LEAD = "\rDecided for all clients: ";

    private final PrintStream err;
    private final boolean isWatched;
    private int claims;

    ProgressLine(PrintStream err) {
        this(err, isTerminal(System.console()));
    }

    ProgressLine(PrintStream err, boolean isWatched) {
        this.err = err;
        this.isWatched = isWatched;
    }

    /** From Java 22 on there is a console even where there is no terminal, and it can be asked. */
    private static boolean isTerminal(@Nullable Console console) {
        if (console == null) {
            return false;
        }
        try {
            return (Boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (NoSuchMethodException e) {
            return true;
        } catch (IllegalAccessException | InvocationTargetException e) {
            return false;
        }
    }

    /** One more claim. */
    @Override
    public void run() {
        claims++;
        if (isWatched && claims % STEP == 0) {
            err.print(line());
            err.flush();
        }
    }

    private String line() {
        return LEAD + claims + " claims";
    }

    /** Wipes the line. */
    @Override
    public void close() {
        if (isWatched && claims >= STEP) {
            err.print("\r" + " ".repeat(line().length()) + "\r");
            err.flush();
        }
    }
}
