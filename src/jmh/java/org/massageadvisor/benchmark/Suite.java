package org.massageadvisor.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.results.format.ResultFormatType;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/** Runs the benchmarks with JMH and allocation, and writes what was seen as JSON and, where it says how time grows with rules, as a plot. */
public final class Suite {
    private static final String ANSWERS = "20";

    private Suite() {}

    /**
     * Runs what is asked for.
     *
     * @param args a file for the results without its ending, then the names of benchmarks and options as JMH takes them
     */
    public static void main(String[] args) throws RunnerException, CommandLineOptionException, IOException {
        String[] options = new String[args.length - 1];
        System.arraycopy(args, 1, options, 0, options.length);
        Collection<RunResult> results = new Runner(new OptionsBuilder()
                        .parent(new CommandLineOptions(options))
                        .addProfiler(GCProfiler.class)
                        .resultFormat(ResultFormatType.JSON)
                        .result(args[0] + ".json")
                        .build())
                .run();
        Map<String, Map<Integer, Double>> curves = new LinkedHashMap<>();
        for (RunResult each : results) {
            BenchmarkParams params = each.getParams();
            String name = name(params);
            if (!name.isEmpty()) {
                curves.computeIfAbsent(name, key -> new TreeMap<>())
                        .put(
                                Integer.valueOf(params.getParam("rules")),
                                each.getPrimaryResult().getScore() / 1_000);
            }
        }
        if (!curves.isEmpty()) {
            Files.writeString(Path.of(args[0] + ".svg"), new Plot(curves).svg());
        }
    }

    /** How a curve of the plot is called to which a benchmark belongs; empty if it belongs to none. */
    private static String name(BenchmarkParams params) {
        String[] path = params.getBenchmark().split("\\.", -1);
        String method = path[path.length - 2] + "." + path[path.length - 1];
        boolean isPlotted =
                params.getParam("answers") == null || params.getParam("answers").equals(ANSWERS);
        return !isPlotted
                ? ""
                : switch (method) {
                    case "EngineBenchmark.engine" -> "engine alone";
                    case "EngineBenchmark.floor" -> "engine by hand";
                    case "AdviceBenchmark.advise" -> "advise() whole";
                    case "AdviceBenchmark.floor" -> "advise() by hand";
                    case "RivalBenchmark.fire" -> params.getParam("name").equals("ours") ? "" : params.getParam("name");
                    default -> "";
                };
    }
}
