package org.massageadvisor.reload;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.massageadvisor.table.Place;
import org.massageadvisor.table.Problem;

/**
 * Looks at the files, and has them taken up once they have settled.
 *
 * <p>It polls. The platform's {@code WatchService} says nothing on many network shares and about what a link leads to, can drop events, and
 * tells of the first byte written as of the last, so that one would have to look again after all.
 */
final class Watcher {
    /** After so many looks without two equal ones somebody should hear that nothing is taken up. */
    static final int UNSETTLED = 30;

    private final ReloadingAdvisor advisor;
    private final Path path;
    private final Consumer<? super Reload> listener;
    private final ScheduledThreadPoolExecutor thread;
    private volatile boolean isStopped;

    private @Nullable FilesSeen lastSeen;
    private @Nullable FilesSeen dealtWith;
    private boolean mayPass;
    private int looksSinceSettled;
    private List<Problem> reported = List.of();

    Watcher(ReloadingAdvisor advisor, Path path, Consumer<? super Reload> listener) {
        this.advisor = advisor;
        this.path = path;
        this.listener = listener;
        this.thread = new ScheduledThreadPoolExecutor(1, task -> {
            Thread daemon = new Thread(task, "watching " + path);
            daemon.setDaemon(true);
            return daemon;
        });
    }

    void start(Duration interval) {
        long pause = TimeUnit.NANOSECONDS.convert(interval);
        var unused = thread.scheduleWithFixedDelay(this::lookWhateverHappens, 0, pause, TimeUnit.NANOSECONDS);
    }

    /** No interrupt: it would make a file that is being read look broken. */
    void stop() {
        isStopped = true;
        thread.shutdown();
    }

    boolean isStopped() {
        return isStopped;
    }

    private void lookWhateverHappens() {
        try {
            look();
        } catch (RuntimeException | Error e) {
            Thread current = Thread.currentThread();
            current.getUncaughtExceptionHandler().uncaughtException(current, e);
        }
    }

    /** One look. */
    void look() {
        FilesSeen now = FilesSeen.at(path);
        boolean isSettled = now.equals(lastSeen);
        lastSeen = now;
        if (!isSettled) {
            looksSinceSettled++;
            if (looksSinceSettled == UNSETTLED) {
                report(unsettled());
            }
            return;
        }
        looksSinceSettled = 0;
        // Not even what is in force was dealt with before the watch: it was read without waiting for it to settle.
        boolean isKnown = now.equals(dealtWith);
        if (isKnown && !mayPass) {
            return;
        }
        Reload result = advisor.attempt(now, this);
        boolean isRefused = result instanceof Reload.Refused;
        if (isRefused && !FilesSeen.at(path).equals(now)) {
            return;
        }
        dealtWith = now;
        mayPass = result instanceof Reload.Refused refused && mayPass(refused);
        if (!(isKnown && isRefused)) {
            report(result);
        }
    }

    /** A file that another program holds open, or may not be read, becomes readable without a change that a look could see. */
    private static boolean mayPass(Reload.Refused refused) {
        return refused.cause() != null
                || refused.problems().stream()
                        .anyMatch(problem -> problem.kind().equals(Problem.UNREADABLE));
    }

    private void report(Reload result) {
        List<Problem> before = reported;
        reported = result instanceof Reload.Refused refused ? refused.problems() : List.of();
        boolean isNews = result instanceof Reload.TakenUp || !reported.equals(before);
        if (isNews && !isStopped) {
            listener.accept(result);
        }
    }

    private Reload unsettled() {
        Problem problem = Problem.error(
                Place.file(path.toString()),
                "unsettled",
                "changed at each of the last " + UNSETTLED
                        + " looks; it is taken up when two looks in a row see the same names, sizes and times");
        return new Reload.Refused(advisor.current().rulebook().edition(), List.of(problem), null);
    }
}
