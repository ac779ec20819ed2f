package org.massageadvisor.reload;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.massageadvisor.intake.Intake;
import org.massageadvisor.json.IntakeJson;

/**
 * The figures of docs/performance.md about reloading the built-in rulebook: {@code mvn -q -DskipTests package && java -cp
 * "target/test-classes:target/classes:target/lib/*" org.massageadvisor.reload.ReloadFigures}.
 */
public final class ReloadFigures {
    private static final int WARM_UP = 30;
    private static final int ROUNDS = 60;
    private static final int CALLS = 50_000;
    private static final int GARBAGE_ROUNDS = 200;

    private final Path folder;
    private final ReloadingAdvisor advisor;
    private int version = 1;

    private ReloadFigures(Path folder) {
        this.folder = folder;
        this.advisor = ReloadingAdvisor.load(folder);
    }

    public static void main(String[] args) throws Exception {
        Path folder = Files.createTempDirectory(Path.of("target"), "rules");
        try (Stream<Path> tables = Files.list(Path.of("rules"))) {
            for (Path table : tables.filter(Files::isRegularFile).toList()) {
                Files.copy(table, folder.resolve(table.getFileName()));
            }
        }
        ReloadFigures figures = new ReloadFigures(folder);
        figures.reloads();
        figures.adviceBeside();
        figures.firstAdvice();
        figures.garbage();
    }

    private void reloads() {
        List<Double> looks = new ArrayList<>();
        List<Double> times = new ArrayList<>();
        for (int i = 0; i < WARM_UP + ROUNDS; i++) {
            long beforeLook = System.nanoTime();
            FilesSeen.at(folder);
            looks.add((System.nanoTime() - beforeLook) / 1e6);
            times.add(reload());
        }
        print("look at the folder, ms", looks.subList(WARM_UP, looks.size()));
        print("reload(), ms", times.subList(WARM_UP, times.size()));
    }

    /** Whether whoever comes first after a reload has to wait. */
    private void firstAdvice() {
        Intake intake = intake();
        List<Double> first = new ArrayList<>();
        List<Double> second = new ArrayList<>();
        for (int i = 0; i < ROUNDS; i++) {
            reload();
            first.add(adviseMicros(intake));
            second.add(adviseMicros(intake));
        }
        print("first advise() after a reload, µs", first);
        print("second advise() after a reload, µs", second);
    }

    private void adviceBeside() throws InterruptedException {
        Intake intake = intake();
        for (int round = 0; round < 3; round++) {
            List<Double> alone = latencies(intake);
            Reloader beside = new Reloader();
            beside.start();
            List<Double> together = latencies(intake);
            beside.isOver = true;
            beside.join();
            if (round > 0) {
                System.out.printf(
                        "advise() alone: median %.1f, 99 %% %.1f, 99.9 %% %.1f µs; beside %d reloads in a row: median %.1f, 99 %% %.1f, 99.9 %% %.1f µs; ratio of the medians %.2f%n",
                        at(alone, 0.5),
                        at(alone, 0.99),
                        at(alone, 0.999),
                        beside.reloads,
                        at(together, 0.5),
                        at(together, 0.99),
                        at(together, 0.999),
                        at(together, 0.5) / at(alone, 0.5));
            }
        }
    }

    private final class Reloader extends Thread {
        private volatile boolean isOver;
        private volatile int reloads;

        @Override
        public void run() {
            int count = 0;
            while (!isOver) {
                reload();
                count++;
                reloads = count;
            }
        }
    }

    private void garbage() throws InterruptedException {
        List<Double> heap = new ArrayList<>();
        for (int i = 0; i <= GARBAGE_ROUNDS; i++) {
            reload();
            if (i % 50 == 0) {
                System.gc();
                Thread.sleep(50);
                System.gc();
                Runtime runtime = Runtime.getRuntime();
                heap.add((runtime.totalMemory() - runtime.freeMemory()) / 1048576.0);
            }
        }
        System.out.println("heap in use after 0, 50, 100, 150, 200 reloads, MB: " + heap);
    }

    private List<Double> latencies(Intake intake) {
        List<Double> micros = new ArrayList<>(CALLS);
        for (int i = 0; i < CALLS; i++) {
            micros.add(adviseMicros(intake));
        }
        Collections.sort(micros);
        return micros;
    }

    private double adviseMicros(Intake intake) {
        long start = System.nanoTime();
        if (advisor.advise(intake).conclusions().isEmpty()) {
            throw new AssertionError("no conclusions");
        }
        return (System.nanoTime() - start) / 1e3;
    }

    private double reload() {
        version++;
        try {
            Path properties = folder.resolve("rulebook.properties");
            Files.writeString(
                    properties,
                    Files.readString(properties).replaceAll("(?m)^version\\s*=.*$", "version = " + version));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        long start = System.nanoTime();
        Reload result = advisor.reload();
        double millis = (System.nanoTime() - start) / 1e6;
        if (!(result instanceof Reload.TakenUp)) {
            throw new AssertionError(result);
        }
        return millis;
    }

    private static Intake intake() {
        try {
            return IntakeJson.read(Files.readString(Path.of("src/examples/blood-thinner.json")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static double at(List<Double> sorted, double part) {
        return sorted.get((int) (part * (sorted.size() - 1)));
    }

    private static void print(String what, List<Double> values) {
        List<Double> sorted = new ArrayList<>(values);
        Collections.sort(sorted);
        System.out.printf(
                "%s: median %.2f (%.2f to %.2f)%n",
                what, at(sorted, 0.5), sorted.get(0), sorted.get(sorted.size() - 1));
    }
}
