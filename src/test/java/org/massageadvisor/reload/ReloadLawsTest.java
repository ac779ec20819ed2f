package org.massageadvisor.reload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.massageadvisor.reload.VersionedFolder.CLIENT;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.massageadvisor.Recommendation;

/** What holds whatever happens to the files, and whoever reloads and restores in between. */
class ReloadLawsTest {
    private static final int STEPS = 30;

    private int inForce;
    private int before;
    private int onDisk;
    private boolean isWhole;
    private int written;

    @Property(tries = 25)
    void onlyWholeRulebooksComeIntoForceAndTheLastOneDoes(@ForAll Random random) throws IOException {
        Path path = Files.createTempDirectory("reload");
        try {
            VersionedFolder folder = new VersionedFolder(path);
            inForce = 1;
            before = 0;
            onDisk = 1;
            isWhole = true;
            written = 1;
            ReloadingAdvisor advisor = ReloadingAdvisor.load(path);
            Watcher watcher = advisor.watcher(report -> {});
            for (int step = 0; step < STEPS; step++) {
                switch (random.nextInt(9)) {
                    case 0, 1 -> write(folder);
                    case 2 -> spoil(folder, random);
                    case 3 -> folder.changed();
                    case 4 -> reload(advisor);
                    case 5 -> restore(advisor);
                    default -> look(watcher, advisor);
                }
                assertInForce(advisor);
            }
            write(folder);
            watcher.look();
            watcher.look();
            inForce = written;
            assertInForce(advisor);
        } finally {
            delete(path);
        }
    }

    private void write(VersionedFolder folder) {
        written++;
        folder.version(written);
        onDisk = written;
        isWhole = true;
    }

    private void spoil(VersionedFolder folder, Random random) {
        write(folder);
        isWhole = false;
        String table = random.nextBoolean() ? "red-flags.csv" : "reasons.csv";
        switch (random.nextInt(3)) {
            case 0 -> folder.broken();
            case 1 -> folder.delete("rulebook.properties");
            default -> {
                String text = folder.text(table);
                int headerAndMore = text.indexOf('\n') + 5;
                folder.write(table, text.substring(0, headerAndMore + random.nextInt(30)));
            }
        }
    }

    private void reload(ReloadingAdvisor advisor) {
        Reload result = advisor.reload();
        if (!isWhole) {
            assertThat(result).isInstanceOf(Reload.Refused.class);
        } else if (onDisk == inForce) {
            assertThat(result).isInstanceOf(Reload.Unchanged.class);
        } else {
            assertThat(result).isInstanceOf(Reload.TakenUp.class);
            before = inForce;
            inForce = onDisk;
        }
    }

    private void restore(ReloadingAdvisor advisor) {
        Reload result = advisor.restore();
        if (before == 0) {
            assertThat(result).isInstanceOf(Reload.Refused.class);
        } else {
            assertThat(result).isInstanceOf(Reload.TakenUp.class);
            inForce = before;
            before = 0;
        }
    }

    /** A look may leave everything as it is, or take up what is whole. */
    private void look(Watcher watcher, ReloadingAdvisor advisor) {
        watcher.look();
        int found = Integer.parseInt(advisor.current().rulebook().edition().version());
        if (found != inForce) {
            assertThat(isWhole).isTrue();
            assertThat(found).isEqualTo(onDisk);
            before = inForce;
            inForce = found;
        }
    }

    private void assertInForce(ReloadingAdvisor advisor) {
        Recommendation advice = advisor.advise(CLIENT);
        assertThat(advice.rulebook().version()).isEqualTo("" + inForce);
        VersionedFolder.assertOfOneVersion(advice);
    }

    private static void delete(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(folder);
    }
}
