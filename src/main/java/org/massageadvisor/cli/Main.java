package org.massageadvisor.cli;

import java.io.FileDescriptor;
import java.io.InputStream;
import java.io.PrintStream;
import org.massageadvisor.engine.RuleEngine;
import org.massageadvisor.engine.TrustedDrlException;
import org.massageadvisor.rulebook.Printable;

/** Starts the program. It names nothing of the parser of the command line, which a plain call does without. */
public final class Main {
    /** Everything as asked for. */
    static final int FINE = 0;
    /** The answer is no: a case failed. */
    static final int NO = 1;
    /** The input or the call is wrong. */
    static final int WRONG = 2;

    private Main() {}

    /** Runs the program and ends the process with its exit status. */
    public static void main(String[] args) {
        if (DrlLibraries.takeOver(args)) {
            return;
        }
        System.setProperty("org.slf4j.simpleLogger.defaultLogLevel", "error");
        System.setProperty("log4j2.StatusLogger.level", "OFF");
        System.setProperty("org.apache.logging.log4j.simplelog.level", "OFF");
        Thread preload = new Thread(RuleEngine::preload, "preload");
        preload.setDaemon(true);
        // What fails there fails again where it is needed, and is told then.
        preload.setUncaughtExceptionHandler((thread, problem) -> {});
        preload.start();
        Channel results = new Channel(FileDescriptor.out);
        PrintStream out = results.stream();
        PrintStream err = new Channel(FileDescriptor.err).stream();
        int status = run(args, System.in, out, err);
        if (out.checkError() && !results.isUnread()) {
            err.println("error: the results could not be written to the end" + results.why());
            status = WRONG;
        }
        err.flush();
        System.exit(status);
    }

    /** Runs one command; returns its exit status. */
    static int run(String[] args, InputStream in, PrintStream out, PrintStream err) {
        AdviseCommand plain = AdviseCommand.plain(args, in, out, err);
        if (plain == null) {
            return CommandParser.run(args, in, out, err);
        }
        try {
            return plain.call();
        } catch (RuntimeException e) {
            return failed(e, err);
        }
    }

    /** Says what went wrong; returns the exit status. */
    static int failed(Exception problem, PrintStream err) {
        err.println(
                problem instanceof TrustedDrlException
                        ? Words.problem(RulesOption.TRUST_DRL, String.valueOf(problem.getMessage()))
                        : "internal error, please report it: " + Printable.text(problem.toString()));
        return WRONG;
    }
}
