package org.massageadvisor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.massageadvisor.intake.Intake;
import org.massageadvisor.json.IntakeJson;

/**
 * The figures of docs/performance.md: {@code mvn -q -DskipTests package && java -cp
 * "target/test-classes:target/classes:target/lib/*" org.massageadvisor.FirstFigures}.
 */
public final class FirstFigures {
    private static final int STARTS = 15;
    private static final int BATCHES = 60;
    private static final int BATCH = 2_000;
    private static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();

    private FirstFigures() {}

    /** A program that does nothing, to compare with. */
    public static final class Nothing {
        private Nothing() {}

        public static void main(String[] args) {}
    }

    public static void main(String[] args) throws IOException, InterruptedException {
        MassageAdvisor advisor = MassageAdvisor.builtIn();
        for (String example : List.of("desk-worker", "blood-thinner")) {
            Intake intake = IntakeJson.read(Files.readString(Path.of("src/examples", example + ".json")));
            List<Double> micros = new ArrayList<>();
            for (int batch = 0; batch < BATCHES; batch++) {
                long start = System.nanoTime();
                for (int i = 0; i < BATCH; i++) {
                    if (advisor.advise(intake).conclusions().isEmpty()) {
                        throw new AssertionError("no conclusions");
                    }
                }
                micros.add((System.nanoTime() - start) / 1e3 / BATCH);
            }
            List<Double> warm = micros.subList(BATCHES / 2, BATCHES);
            System.out.printf("advise(), %s: %s µs%n", example, spread(warm));
        }
        List<Double> empty = new ArrayList<>();
        List<Double> advise = new ArrayList<>();
        for (int i = 0; i < STARTS; i++) {
            empty.add(start(JAVA, "-cp", "target/test-classes", "org.massageadvisor.FirstFigures$Nothing"));
            advise.add(start(JAVA, "-jar", "target/massage-advisor.jar", "advise", "src/examples/blood-thinner.json"));
        }
        System.out.printf("start of an empty JVM: %s ms%n", spread(empty));
        System.out.printf("start to advice: %s ms%n", spread(advise));
        System.out.printf("ratio of the medians: %.1f%n", median(advise) / median(empty));
    }

    private static double start(String... command) throws IOException, InterruptedException {
        long start = System.nanoTime();
        Process process = new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        if (process.waitFor() != 0) {
            throw new IOException("exit status " + process.exitValue() + " of " + String.join(" ", command));
        }
        return (System.nanoTime() - start) / 1e6;
    }

    private static double median(List<Double> values) {
        List<Double> sorted = new ArrayList<>(values);
        Collections.sort(sorted);
        return sorted.get(sorted.size() / 2);
    }

    private static String spread(List<Double> values) {
        return String.format(
                "median %.1f (%.1f to %.1f)", median(values), Collections.min(values), Collections.max(values));
    }
}
