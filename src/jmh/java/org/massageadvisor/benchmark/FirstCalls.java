package org.massageadvisor.benchmark;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;
import java.util.regex.Pattern;
import org.massageadvisor.MassageAdvisor;
import org.massageadvisor.intake.Intake;

/**
 * How long the first calls of a fresh virtual machine take, until it is warm: what whoever embeds the library sees. Prints a table, of the medians of several
 * virtual machines with the least and the most.
 */
public final class FirstCalls {
    private static final int MACHINES = 11;
    private static final String HERE = "--here";

    /** Of how many calls in a row the mean is taken. */
    private static final List<Integer> CALLS = List.of(1, 9, 90, 900, 9_000, 90_000);

    private FirstCalls() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        if (args.length > 0 && args[0].equals(HERE)) {
            here();
            return;
        }
        List<double[]> machines = new ArrayList<>();
        for (int i = 0; i < MACHINES; i++) {
            System.err.print(i == MACHINES - 1 ? ".\n" : ".");
            machines.add(Pattern.compile(" ")
                    .splitAsStream(AnotherMachine.lastLine(FirstCalls.class, List.of(HERE)))
                    .mapToDouble(Double::parseDouble)
                    .toArray());
        }
        System.out.println("| | ms |\n|---|---|");
        row("`MassageAdvisor.builtIn()`", machines, 0);
        row("the first `advise`", machines, 1);
        int before = 1;
        for (int step = 1; step < CALLS.size(); step++) {
            int last = before + CALLS.get(step);
            row(String.format(Locale.ROOT, "each of calls %,d to %,d", before + 1, last), machines, step + 1);
            before = last;
        }
    }

    private static void row(String what, List<double[]> machines, int step) {
        double[] sorted =
                machines.stream().mapToDouble(millis -> millis[step]).sorted().toArray();
        System.out.println("| " + what + " | " + text(sorted[MACHINES / 2]) + " (" + text(sorted[0]) + " to "
                + text(sorted[MACHINES - 1]) + ") |");
    }

    private static String text(double millis) {
        return String.format(Locale.ROOT, millis < 1 ? "%.3f" : millis < 100 ? "%.1f" : "%.0f", millis);
    }

    /** Prints how many milliseconds it took to build the advisor, and then one call of each stretch. */
    private static void here() {
        long begin = System.nanoTime();
        MassageAdvisor advisor = MassageAdvisor.builtIn();
        StringJoiner line = new StringJoiner(" ").add(String.valueOf((System.nanoTime() - begin) / 1e6));
        List<Intake> clients = SomeClients.of(advisor.rulebook(), 20, Turn.CLIENTS, client -> true);
        int next = 0;
        for (int calls : CALLS) {
            begin = System.nanoTime();
            for (int i = 0; i < calls; i++) {
                advisor.advise(clients.get(next));
                next = (next + 1) % clients.size();
            }
            line.add(String.valueOf((System.nanoTime() - begin) / 1e6 / calls));
        }
        System.out.println(line);
    }
}
