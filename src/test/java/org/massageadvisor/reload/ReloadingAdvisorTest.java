package org.massageadvisor.reload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.massageadvisor.reload.VersionedFolder.CLIENT;
import static org.massageadvisor.reload.VersionedFolder.kinds;

import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.massageadvisor.MassageAdvisor;
import org.massageadvisor.interview.Interview;
import org.massageadvisor.table.InvalidRulebookException;

/** Told to reload, and to bring back what was in force. */
class ReloadingAdvisorTest {
    @TempDir
    Path path;

    VersionedFolder folder;
    volatile Function<Path, MassageAdvisor> loader = MassageAdvisor::load;

    @BeforeEach
    void aRulebook() {
        folder = new VersionedFolder(path);
    }

    @Test
    void aNewRulebookIsInForceFromTheReloadOn() {
        ReloadingAdvisor advisor = ReloadingAdvisor.load(path);
        String first = digest(advisor);

        folder.version(2);
        assertThat(version(advisor)).isEqualTo("1");

        assertThat(advisor.reload()).isInstanceOfSatisfying(Reload.TakenUp.class, taken -> {
            assertThat(taken.before().digest()).isEqualTo(first);
            assertThat(taken.inForce()).isEqualTo(advisor.current().rulebook().edition());
            assertThat(taken)
                    .hasToString("small 2 (" + digest(advisor) + ") is in force instead of small 1 (" + first + ")");
        });
        assertThat(version(advisor)).isEqualTo("2");
        VersionedFolder.assertOfOneVersion(advisor.advise(CLIENT));
    }

    @Test
    void theSameContentLeavesTheAdvisorThatIsInForce() {
        ReloadingAdvisor advisor = ReloadingAdvisor.load(path);
        MassageAdvisor before = advisor.current();

        folder.write("red-flags.csv", folder.text("red-flags.csv").replace("\n", "\r\n"));

        assertThat(advisor.reload())
                .isEqualTo(new Reload.Unchanged(before.rulebook().edition()))
                .asString()
                .isEqualTo("small 1 (" + digest(advisor) + ") is in force already");
        assertThat(advisor.current()).isSameAs(before);
    }

    @Test
    void aBrokenRulebookChangesNothingAndItsProblemsAreReported() {
        ReloadingAdvisor advisor = ReloadingAdvisor.load(path);
        MassageAdvisor before = advisor.current();

        folder.version(2).broken();

        assertThat(advisor.reload())
                .asString()
                .isEqualTo("small 1 (" + digest(advisor)
                        + ") stays in force: red-flags.csv:4:when: error: unknown finding NO_SUCH_FINDING");
        assertThat(advisor.current()).isSameAs(before);
    }

    @Test
    void theFirstRulebookMustBeGood() {
        folder.broken();

        assertThatThrownBy(() -> ReloadingAdvisor.load(path))
                .isInstanceOf(InvalidRulebookException.class)
                .hasMessageContaining("red-flags.csv:4:when");
    }

    @Test
    void anErrorThatIsNotTheRulebooksIsReportedToo() {
        ReloadingAdvisor advisor = ReloadingAdvisor.load(path, files -> loader.apply(files));
        IllegalStateException error = new IllegalStateException("out of luck");
        loader = files -> {
            throw error;
        };
        folder.version(2);

        assertThat(advisor.reload()).isInstanceOfSatisfying(Reload.Refused.class, refused -> {
            assertThat(refused.cause()).isSameAs(error);
            assertThat(refused).asString().endsWith("cannot be built: java.lang.IllegalStateException: out of luck");
        });
        loader = files -> {
            throw new StackOverflowError();
        };
        assertThat(kinds(advisor.reload())).containsExactly("unusable");
        assertThat(version(advisor)).isEqualTo("1");
    }

    @Test
    void whatChangesWhileItIsReadIsNotTakenUp() {
        ReloadingAdvisor advisor = ReloadingAdvisor.load(path, files -> loader.apply(files));
        folder.version(2);
        loader = afterReading(() -> folder.version(3));
        assertThat(kinds(advisor.reload())).containsExactly("changing");
        assertThat(version(advisor)).isEqualTo("1");

        loader = afterReading(() -> folder.write("red-flags.csv.part", "id,when,"));
        assertThat(kinds(advisor.reload())).containsExactly("changing");

        loader = MassageAdvisor::load;
        advisor.reload();
        assertThat(version(advisor)).isEqualTo("3");
    }

    @Test
    void theFirstRulebookMustNotChangeWhileItIsRead() {
        assertThatThrownBy(() -> ReloadingAdvisor.load(path, afterReading(() -> folder.version(2))))
                .isInstanceOf(InvalidRulebookException.class)
                .hasMessageContaining("changed while it was read");
    }

    @Test
    void whoeverIsBeingServedFinishesOnTheRulebookItBeganWith() {
        ReloadingAdvisor advisor = ReloadingAdvisor.load(path);
        MassageAdvisor mine = advisor.current();
        Interview begun = mine.interview();

        folder.version(2)
                .write("vocabulary.csv", folder.text("vocabulary.csv").replace("LOWER_BACK_PAIN", "BACK_PAIN"));
        folder.write("red-flags.csv", folder.text("red-flags.csv").replace("LOWER_BACK_PAIN", "BACK_PAIN"));
        folder.write("reasons.csv", folder.text("reasons.csv").replace("LOWER_BACK_PAIN", "BACK_PAIN"));
        assertThat(advisor.reload()).isInstanceOf(Reload.TakenUp.class);

        Interview ended = begun.answer(CLIENT.answers());
        assertThat(ended.recommendation().rulebook().version()).isEqualTo("1");
        assertThat(mine.advise(CLIENT)).isEqualTo(mine.advise(ended.intake()));
        assertThat(mine.explain(CLIENT).isInForce()).isTrue();
        assertThatThrownBy(() -> advisor.advise(CLIENT)).hasMessageContaining("LOWER_BACK_PAIN");
    }

    @Test
    void theRulebookBeforeComesBackOnce() {
        ReloadingAdvisor advisor = ReloadingAdvisor.load(path);
        MassageAdvisor first = advisor.current();
        assertThat(kinds(advisor.restore())).containsExactly("nothing-to-restore");

        folder.version(2);
        advisor.reload();
        assertThat(advisor.restore()).isInstanceOfSatisfying(Reload.TakenUp.class, taken -> {
            assertThat(taken.before().version()).isEqualTo("2");
            assertThat(taken.inForce().version()).isEqualTo("1");
        });
        assertThat(advisor.current()).isSameAs(first);
        assertThat(kinds(advisor.restore())).containsExactly("nothing-to-restore");
        assertThat(advisor.current()).isSameAs(first);
    }

    @Test
    void aBrokenRulebookIsNotWhatComesBack() {
        ReloadingAdvisor advisor = ReloadingAdvisor.load(path);
        folder.version(2);
        advisor.reload();
        folder.version(3).broken();
        advisor.reload();

        advisor.restore();

        assertThat(version(advisor)).isEqualTo("1");
    }

    @Test
    void whoeverAsksForItGetsBackWhatWasPutOutOfForce() {
        ReloadingAdvisor advisor = ReloadingAdvisor.load(path);
        folder.version(2);
        advisor.reload();
        advisor.restore();

        assertThat(advisor.reload()).isInstanceOf(Reload.TakenUp.class);
        assertThat(version(advisor)).isEqualTo("2");
        advisor.restore();
        assertThat(version(advisor)).isEqualTo("1");
    }

    @Test
    void restoringAdvisingAndClosingDoNotWaitForASlowDisk() throws Exception {
        CountDownLatch isReading = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        ReloadingAdvisor advisor = ReloadingAdvisor.load(path, files -> loader.apply(files));
        folder.version(2);
        advisor.reload();
        folder.version(3);
        loader = files -> {
            isReading.countDown();
            await(goOn);
            return MassageAdvisor.load(files);
        };
        CompletableFuture<Reload> slow = CompletableFuture.supplyAsync(advisor::reload);
        await(isReading);

        advisor.restore();
        assertThat(advisor.advise(CLIENT).rulebook().version()).isEqualTo("1");
        advisor.close();
        assertThat(slow).isNotDone();

        goOn.countDown();
        assertThat(slow.get(30, TimeUnit.SECONDS).inForce().version()).isEqualTo("3");
    }

    private static Function<Path, MassageAdvisor> afterReading(Runnable change) {
        return files -> {
            MassageAdvisor read = MassageAdvisor.load(files);
            change.run();
            return read;
        };
    }

    static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static String version(ReloadingAdvisor advisor) {
        return advisor.current().rulebook().edition().version();
    }

    private static String digest(ReloadingAdvisor advisor) {
        return advisor.current().rulebook().edition().digest();
    }
}
