package org.massageadvisor.reload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.massageadvisor.reload.VersionedFolder.kinds;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.massageadvisor.MassageAdvisor;
import org.massageadvisor.table.InvalidRulebookException;
import org.massageadvisor.table.Place;
import org.massageadvisor.table.Problem;

/** What the watcher takes up, what it reports, and when it stops. Most of these tell it when to look. */
class WatcherTest {
    private static final Duration OFTEN = Duration.ofMillis(5);

    @TempDir
    Path path;

    VersionedFolder folder;
    ReloadingAdvisor advisor;
    Watcher watcher;
    volatile Function<Path, MassageAdvisor> loader = MassageAdvisor::load;
    final List<Reload> reports = new ArrayList<>();
    final List<Path> readings = new ArrayList<>();

    @BeforeEach
    void aWatchedRulebook() {
        folder = new VersionedFolder(path);
        advisor = ReloadingAdvisor.load(path, files -> {
            readings.add(files);
            return loader.apply(files);
        });
        watcher = advisor.watcher(reports::add);
        look(3);
        assertThat(reports).isEmpty();
    }

    @Test
    void aChangeIsTakenUpWhenTwoLooksInARowSawTheSame() {
        folder.version(2);
        look(1);
        assertThat(version()).isEqualTo("1");

        look(1);
        assertThat(version()).isEqualTo("2");
        assertThat(reports).singleElement().isInstanceOf(Reload.TakenUp.class);
    }

    @Test
    void whatDoesNotChangeIsNotReadAgain() {
        int before = readings.size();
        look(10);
        assertThat(readings).hasSize(before);
    }

    @Test
    void anOlderFileThatIsPutBackIsAChangeToo() {
        String first = folder.text("red-flags.csv");
        folder.version(2);
        look(2);
        folder.write("red-flags.csv", first);
        setTime("red-flags.csv", 1_000);
        look(2);

        assertThat(reports).hasSize(2);
    }

    @Test
    void eachBrokenStateIsReportedOnce() {
        folder.version(2).broken();
        look(10);
        folder.changed();
        look(10);
        assertThat(reports).singleElement().satisfies(report -> assertThat(kinds(report))
                .containsExactly("unknown-code"));

        folder.delete("evidence.csv");
        look(10);
        assertThat(reports).hasSize(2);
        assertThat(version()).isEqualTo("1");
    }

    @Test
    void thatABrokenStateIsOverIsReported() {
        folder.broken();
        look(2);
        folder.version(1);
        look(5);

        assertThat(reports).hasSize(2);
        assertThat(reports.get(1)).isInstanceOf(Reload.Unchanged.class);
    }

    @Test
    void anEmptyOrVanishedFolderIsReportedAndNothingChanges() throws IOException {
        for (String file : folder.content().keySet()) {
            folder.delete(file);
        }
        look(5);
        Files.delete(path);
        look(5);

        assertThat(reports).hasSize(2);
        assertThat(kinds(reports.get(0))).containsOnly("missing-table");
        assertThat(kinds(reports.get(1))).containsExactly("unreadable");
        assertThat(version()).isEqualTo("1");

        Files.createDirectory(path);
        folder = new VersionedFolder(path).version(2);
        look(2);
        assertThat(version()).isEqualTo("2");
    }

    @Test
    void aFileThatAnotherProgramHoldsIsReadWhenItIsLetGo() {
        loader = files -> {
            throw new InvalidRulebookException(
                    List.of(Problem.error(Place.file("red-flags.csv"), "unreadable", "used by another process")));
        };
        folder.version(2);
        look(10);
        assertThat(reports).hasSize(1);

        loader = MassageAdvisor::load;
        look(1);
        assertThat(version()).isEqualTo("2");
    }

    @Test
    void anErrorThatIsNotTheRulebooksIsReportedOnceAndTheWatchGoesOn() {
        List<IllegalStateException> thrown = new ArrayList<>();
        loader = files -> {
            thrown.add(new IllegalStateException("failure " + thrown.size()));
            throw thrown.get(thrown.size() - 1);
        };
        folder.version(2);
        look(10);
        assertThat(reports).singleElement().satisfies(report -> assertThat(((Reload.Refused) report).cause())
                .isSameAs(thrown.get(0)));

        loader = MassageAdvisor::load;
        look(2);
        assertThat(version()).isEqualTo("2");
    }

    @Test
    void whatChangesWhileItIsReadIsLeftUntilItHasSettled() {
        folder.version(2);
        loader = files -> {
            loader = MassageAdvisor::load;
            folder.version(3);
            return MassageAdvisor.load(files);
        };
        look(2);
        assertThat(version()).isEqualTo("1");
        assertThat(reports).isEmpty();

        look(2);
        assertThat(version()).isEqualTo("3");
    }

    @Test
    void filesThatNeverSettleAreReportedOnce() {
        for (int i = 0; i < 3 * Watcher.UNSETTLED; i++) {
            folder.version(2 + i);
            look(1);
        }
        assertThat(reports).singleElement().satisfies(report -> assertThat(kinds(report))
                .containsExactly("unsettled"));
        assertThat(version()).isEqualTo("1");

        look(1);
        assertThat(version()).isEqualTo("" + (1 + 3 * Watcher.UNSETTLED));
    }

    @Test
    void whatWasPutOutOfForceIsNotTakenUpAgainUntilTheFilesHoldAnother() {
        folder.version(2);
        look(2);
        advisor.restore();
        look(5);
        assertThat(version()).isEqualTo("1");
        assertThat(reports).hasSize(1);

        folder.changed();
        look(5);
        assertThat(version()).isEqualTo("1");
        assertThat(reports).hasSize(2);
        assertThat(kinds(reports.get(1))).containsExactly("put-out-of-force");

        folder.version(3);
        look(2);
        assertThat(version()).isEqualTo("3");
        folder.version(2);
        look(2);
        assertThat(version()).isEqualTo("2");
    }

    @Test
    void whatSomebodyReloadedBeforeTheWatcherLookedIsNotReportedAgain() {
        folder.version(2);
        advisor.reload();
        look(5);

        assertThat(version()).isEqualTo("2");
        assertThat(reports).isEmpty();
    }

    @Test
    void aWatchGoesOnWhateverTheListenerDoes() throws InterruptedException {
        BlockingQueue<Throwable> thrown = new LinkedBlockingQueue<>();
        BlockingQueue<String> heard = new LinkedBlockingQueue<>();
        try (ReloadingAdvisor watched = ReloadingAdvisor.load(path)) {
            watched.watch(OFTEN, report -> {
                Thread.currentThread().setUncaughtExceptionHandler((thread, e) -> thrown.add(e));
                heard.add(report.inForce().version());
                throw new IllegalStateException("the listener");
            });
            for (int version = 2; version < 5; version++) {
                folder.versionAtOnce(version);
                assertThat(heard.poll(30, TimeUnit.SECONDS)).isEqualTo("" + version);
                assertThat(thrown.poll(30, TimeUnit.SECONDS)).hasMessage("the listener");
            }
        }
    }

    @Test
    void itWatchesOnOneDaemonThreadThatEndsWithTheWatch() throws Exception {
        CompletableFuture<Thread> heard = new CompletableFuture<>();
        ReloadingAdvisor watched = ReloadingAdvisor.load(path);
        watched.watch(OFTEN, report -> heard.complete(Thread.currentThread()));
        assertThatThrownBy(() -> watched.watch(OFTEN, report -> {})).isInstanceOf(IllegalStateException.class);
        folder.versionAtOnce(2);
        Thread thread = heard.get(30, TimeUnit.SECONDS);
        assertThat(thread.isDaemon()).isTrue();

        watched.close();
        watched.close();
        thread.join(30_000);
        assertThat(thread.isAlive()).isFalse();
        folder.version(3);
        assertThat(watched.current().rulebook().edition().version()).isEqualTo("2");
        assertThat(watched.reload().inForce().version()).isEqualTo("3");
        watched.watch(OFTEN, report -> {});
        watched.close();
    }

    @Test
    void whatIsBeingReadWhenTheWatchEndsIsNotTakenUp() {
        loader = files -> {
            watcher.stop();
            return MassageAdvisor.load(files);
        };
        folder.version(2);
        look(5);

        assertThat(version()).isEqualTo("1");
        assertThat(reports).isEmpty();
    }

    @Test
    void anIntervalIsAboveZero() {
        assertThatThrownBy(() -> advisor.watch(Duration.ZERO, reports::add))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("above zero");
    }

    private void setTime(String file, long millis) {
        try {
            Files.setLastModifiedTime(path.resolve(file), FileTime.fromMillis(millis));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private void look(int times) {
        for (int i = 0; i < times; i++) {
            watcher.look();
        }
    }

    private String version() {
        return advisor.current().rulebook().edition().version();
    }
}
