package org.massageadvisor.reload;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.massageadvisor.MassageAdvisor;
import org.massageadvisor.Recommendation;
import org.massageadvisor.RulebookEdition;
import org.massageadvisor.intake.Intake;
import org.massageadvisor.intake.InvalidIntakeException;
import org.massageadvisor.table.InvalidRulebookException;
import org.massageadvisor.table.Place;
import org.massageadvisor.table.Problem;
import org.massageadvisor.table.Unreadable;

/**
 * An advisor whose rulebook can be replaced while it serves: told to ({@link #reload}), by watching the files ({@link #watch}), and back again
 * ({@link #restore}). Another rulebook is read, checked and built aside and comes into force in one step; one that cannot be used changes
 * nothing and is reported.
 *
 * <pre>{@code
 * try (ReloadingAdvisor advisor = ReloadingAdvisor.load(Path.of("rules"))) {
 *     advisor.watch(Duration.ofSeconds(10), report -> log.info(report.toString()));
 *     Recommendation advice = advisor.advise(intake);
 *     advice.rulebook().digest(); // the rulebook it was made with
 * }
 * }</pre>
 *
 * <p>Safe for any number of threads. Advice waits for nothing; reloads wait for each other. The rulebook in force and the one before it are
 * kept, all others can be collected as garbage.
 */
public final class ReloadingAdvisor implements AutoCloseable {
    private final Path path;
    private final Function<Path, MassageAdvisor> loader;

    /** Held while files are read, which may take long on a slow disk; never while advice is given, something is restored, or at the end. */
    private final ReentrantLock reading = new ReentrantLock();

    /** Guards what follows, for as long as a reference takes to be changed. */
    private final Object change = new Object();

    private volatile Built inForce;
    private @Nullable Built before;
    private String rejectedDigest = "";
    private @Nullable Watcher watcher;

    private record Built(MassageAdvisor advisor, TableEnds tables) {
        RulebookEdition edition() {
            return advisor.rulebook().edition();
        }
    }

    private ReloadingAdvisor(Path path, Function<Path, MassageAdvisor> loader) {
        this.path = Objects.requireNonNull(path, "path");
        this.loader = loader;
        this.inForce = build(FilesSeen.at(path), path, loader);
    }

    /**
     * An advisor on what {@link MassageAdvisor#load} can read: a folder of tables, or one file.
     *
     * @throws InvalidRulebookException if anything in it is wrong, or it changed while it was read
     */
    public static ReloadingAdvisor load(Path path) {
        return load(path, MassageAdvisor::load);
    }

    static ReloadingAdvisor load(Path path, Function<Path, MassageAdvisor> loader) {
        return new ReloadingAdvisor(path, loader);
    }

    /** The advisor in force. It stays on its rulebook whatever is reloaded: take it once for whatever must be of one mind, as an interview. */
    public MassageAdvisor current() {
        return inForce.advisor();
    }

    /**
     * The advice for one client, on the rulebook in force at the call; {@link Recommendation#rulebook} names it.
     *
     * @throws InvalidIntakeException if an answer does not fit the vocabulary of that rulebook
     */
    public Recommendation advise(Intake intake) {
        return current().advise(intake);
    }

    /**
     * Reads the files now and puts them into force if they can be used. Whoever calls knows that they are complete: other than the watcher
     * this does not wait for them to settle, takes a folder with fewer tables, and takes a rulebook that {@link #restore} had put out of force.
     */
    public Reload reload() {
        return attempt(FilesSeen.at(path), null);
    }

    /**
     * Brings the rulebook back that was in force before the present one; only one is kept. The watcher does not take the present one up again
     * until the files hold another. They stay as they are: a program that starts anew reads what they hold.
     */
    public Reload restore() {
        synchronized (change) {
            Built restored = before;
            if (restored == null) {
                return refused("nothing-to-restore", "no other rulebook was in force before this one", null);
            }
            RulebookEdition rejected = inForce.edition();
            rejectedDigest = rejected.digest();
            before = null;
            inForce = restored;
            return new Reload.TakenUp(rejected, restored.edition());
        }
    }

    /**
     * Looks at the files again and again, on one daemon thread, until {@link #close}. Files are taken up when two looks in a row saw the same
     * names, sizes and times; a folder that lost a table, or has a table whose last line is cut off, is not.
     *
     * @param interval the pause between two looks: longer than whoever writes the files pauses between two of them, than the steps of the
     *     disk's file times (two seconds on the coarsest), and than a network share remembers sizes and times
     * @param listener hears, on the watcher's thread, of each rulebook that the watcher took up, of each broken state once, and when the files
     *     hold what is in force after a broken state; what it throws goes to the thread's handler of uncaught exceptions, and the watch goes on
     * @throws IllegalArgumentException if the interval is not above zero
     * @throws IllegalStateException if the files are being watched already
     */
    public void watch(Duration interval, Consumer<? super Reload> listener) {
        if (interval.isNegative() || interval.isZero()) {
            throw new IllegalArgumentException("an interval of " + interval + " found, one above zero expected");
        }
        synchronized (change) {
            if (watcher != null) {
                throw new IllegalStateException(path + " is being watched already; close() ends that");
            }
            watcher = watcher(listener);
            watcher.start(interval);
        }
    }

    /** A watcher that looks when it is told to. */
    Watcher watcher(Consumer<? super Reload> listener) {
        return new Watcher(this, path, listener);
    }

    /**
     * Ends the watch: nothing that it is still reading is taken up. Advice is given, {@link #reload} works, and
     * a new watch can begin, as before.
     */
    @Override
    public void close() {
        synchronized (change) {
            if (watcher != null) {
                watcher.stop();
                watcher = null;
            }
        }
    }

    /**
     * Builds from these files, and only from these, and puts the result into force.
     *
     * @param by the watcher, if it is not somebody who knows that the files are complete
     */
    Reload attempt(FilesSeen files, @Nullable Watcher by) {
        reading.lock();
        try {
            return putInForce(build(files, path, loader), by);
        } catch (InvalidRulebookException e) {
            return new Reload.Refused(inForce.edition(), e.problems(), null);
        } catch (RuntimeException | Error e) {
            // Whatever it is, it must not end the watch, and what is in force was not touched.
            return refused("unusable", "cannot be built: " + e, e);
        } finally {
            reading.unlock();
        }
    }

    private static Built build(FilesSeen files, Path path, Function<Path, MassageAdvisor> loader) {
        MassageAdvisor advisor = loader.apply(path);
        // Drools makes some of its parts at the first advice; no client should wait for them, or be the one for whom
        // they fail.
        var unused = advisor.advise(Intake.builder().build());
        TableEnds tables;
        try {
            tables = TableEnds.at(path);
        } catch (IOException e) {
            throw new InvalidRulebookException(
                    List.of(problem(path, Problem.UNREADABLE, "cannot be read: " + Unreadable.reason(e))));
        }
        if (!FilesSeen.at(path).equals(files)) {
            throw new InvalidRulebookException(
                    List.of(problem(path, "changing", "changed while it was read; nothing of it is taken up")));
        }
        return new Built(advisor, tables);
    }

    private Reload putInForce(Built next, @Nullable Watcher by) {
        synchronized (change) {
            Built present = inForce;
            // Not the digest alone: who reviewed the rulebook is no part of it.
            if (next.edition().equals(present.edition())) {
                rejectedDigest = "";
                inForce = new Built(present.advisor(), next.tables());
                return new Reload.Unchanged(present.edition());
            }
            if (by != null) {
                Reload refused = refusalOf(next, by);
                if (refused != null) {
                    return refused;
                }
            }
            rejectedDigest = "";
            before = present;
            inForce = next;
            return new Reload.TakenUp(present.edition(), next.edition());
        }
    }

    /** Why the watcher must not put this into force, null if it may. */
    private @Nullable Reload refusalOf(Built next, Watcher by) {
        if (by.isStopped()) {
            return refused("closed", "no longer watched", null);
        }
        if (next.edition().digest().equals(rejectedDigest)) {
            return refused(
                    "put-out-of-force",
                    "the files hold " + next.edition().name() + " "
                            + next.edition().version()
                            + ", which restore() put out of force; change them, or reload() takes it up again",
                    null);
        }
        List<Problem> signs = next.tables().signsOfHalf(inForce.tables());
        return signs.isEmpty() ? null : new Reload.Refused(inForce.edition(), signs, null);
    }

    private Reload refused(String kind, String message, @Nullable Throwable cause) {
        return new Reload.Refused(inForce.edition(), List.of(problem(path, kind, message)), cause);
    }

    private static Problem problem(Path path, String kind, String message) {
        return Problem.error(Place.file(path.toString()), kind, message);
    }
}
