package org.massageadvisor.reload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.massageadvisor.reload.VersionedFolder.CLIENT;
import static org.massageadvisor.reload.VersionedFolder.assertOfOneVersion;

import java.lang.ref.WeakReference;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.massageadvisor.MassageAdvisor;
import org.massageadvisor.Recommendation;
import org.massageadvisor.RulebookEdition;

/** Reloads while all cores advise. */
class ReloadUnderLoadTest {
    private static final int RELOADS = 200;
    private static final int WARM = 50;
    private static final long MOST_GROWTH = 4L << 20;

    @TempDir
    Path path;

    private final Set<RulebookEdition> served = ConcurrentHashMap.newKeySet();
    private final Queue<Throwable> failures = new ConcurrentLinkedQueue<>();
    private volatile boolean isOver;

    @Test
    void twoHundredReloadsUnderFullLoadFailNoCallMixNoAnswerAndLeaveNoMemoryBehind() throws Exception {
        VersionedFolder folder = new VersionedFolder(path);
        ReloadingAdvisor advisor = ReloadingAdvisor.load(path);
        List<RulebookEdition> taken = new ArrayList<>();
        taken.add(advisor.current().rulebook().edition());
        List<WeakReference<MassageAdvisor>> advisors = new ArrayList<>();
        long heapWhenWarm = 0;
        List<Thread> clients = serve(advisor);
        try {
            for (int reload = 1; reload <= RELOADS; reload++) {
                boolean isBroken = write(folder, reload);
                Reload result = advisor.reload();

                assertThat(result).isInstanceOf(isBroken ? Reload.Refused.class : Reload.TakenUp.class);
                if (!isBroken) {
                    taken.add(result.inForce());
                }
                advisors.add(new WeakReference<>(advisor.current()));
                if (reload == WARM) {
                    heapWhenWarm = heapInUse();
                }
            }
        } finally {
            isOver = true;
            for (Thread client : clients) {
                client.join();
            }
        }

        assertThat(failures).isEmpty();
        assertThat(taken).hasSize(1 + RELOADS * 4 / 5).doesNotHaveDuplicates();
        assertThat(taken)
                .containsAll(served)
                .extracting(RulebookEdition::digest)
                .doesNotHaveDuplicates();
        assertThat(served).hasSizeGreaterThan(10);
        assertThat(heapInUse()).isLessThan(heapWhenWarm + MOST_GROWTH);
        assertThat(advisors.stream().map(WeakReference::get).distinct())
                .as("the advisor in force, the one before it, and null")
                .hasSizeLessThanOrEqualTo(3)
                .contains(advisor.current());
    }

    private List<Thread> serve(ReloadingAdvisor advisor) {
        List<Thread> clients = new ArrayList<>();
        for (int i = 0; i < Math.max(2, Runtime.getRuntime().availableProcessors()); i++) {
            Thread client = new Thread(() -> {
                try {
                    while (!isOver) {
                        check(advisor.advise(CLIENT));
                    }
                } catch (RuntimeException | Error e) {
                    failures.add(e);
                }
            });
            client.start();
            clients.add(client);
        }
        return clients;
    }

    private void check(Recommendation advice) {
        served.add(advice.rulebook());
        assertOfOneVersion(advice);
    }

    /** Every fifth rulebook is broken, each time in another way. */
    private static boolean write(VersionedFolder folder, int reload) {
        int version = reload + 1;
        folder.version(version);
        if (reload % 5 != 0) {
            return false;
        }
        switch (reload / 5 % 4) {
            case 0 -> folder.broken();
            case 1 -> folder.write("red-flags.csv", "");
            case 2 -> folder.write("reasons.csv", folder.text("reasons.csv").substring(0, 90));
            default -> folder.write("rulebook.properties", "version = " + version + "\n");
        }
        return true;
    }

    private static long heapInUse() throws InterruptedException {
        for (int i = 0; i < 3; i++) {
            System.gc();
            Thread.sleep(20);
        }
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
