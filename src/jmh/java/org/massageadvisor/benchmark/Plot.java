package org.massageadvisor.benchmark;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Microseconds for a client by the number of rules, both in powers of ten, as an SVG picture. A curve of one value is a point. */
final class Plot {
    private static final int LEFT = 60;
    private static final int TOP = 20;
    private static final int WIDTH = 460;
    private static final int HEIGHT = 320;
    private static final double LEAST_RULES = 100;
    private static final double MOST_RULES = 10_000;
    private static final double LEAST_MICROS = 1;
    private static final double MOST_MICROS = 10_000;
    private static final List<String> COLOURS =
            List.of("#0b5394", "#6fa8dc", "#38761d", "#93c47d", "#cc0000", "#e69138", "#674ea7");

    private final Map<String, Map<Integer, Double>> curves;

    /** @param curves for each name, microseconds by number of rules */
    Plot(Map<String, Map<Integer, Double>> curves) {
        this.curves = curves;
    }

    String svg() {
        StringBuilder svg = new StringBuilder();
        svg.append("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 700 390\" font-family=\"sans-serif\""
                + " font-size=\"12\">\n<rect width=\"700\" height=\"390\" fill=\"white\"/>\n");
        for (double micros = LEAST_MICROS; micros <= MOST_MICROS; micros *= 10) {
            line(svg, LEAST_RULES, micros, MOST_RULES, micros);
            text(svg, LEFT - 8, y(micros) + 4, "end", "black", number(micros));
        }
        for (double rules = LEAST_RULES; rules <= MOST_RULES; rules *= 10) {
            line(svg, rules, LEAST_MICROS, rules, MOST_MICROS);
            text(svg, x(rules), TOP + HEIGHT + 18, "middle", "black", number(rules));
        }
        text(svg, LEFT + WIDTH / 2.0, TOP + HEIGHT + 36, "middle", "black", "rules");
        text(svg, LEFT - 8, TOP - 6, "end", "black", "µs");
        int place = 0;
        for (Map.Entry<String, Map<Integer, Double>> curve : curves.entrySet()) {
            curve(svg, curve.getKey(), curve.getValue(), place++);
        }
        return svg.append("</svg>\n").toString();
    }

    private void curve(StringBuilder svg, String name, Map<Integer, Double> values, int place) {
        String colour = COLOURS.get(place % COLOURS.size());
        String points = values.entrySet().stream()
                .map(value -> round(x(value.getKey())) + "," + round(y(value.getValue())))
                .collect(Collectors.joining(" "));
        svg.append(
                "<polyline fill=\"none\" stroke=\"%s\" stroke-width=\"2\" points=\"%s\"/>%n".formatted(colour, points));
        values.forEach((rules, micros) -> svg.append("<circle cx=\"%s\" cy=\"%s\" r=\"3\" fill=\"%s\"/>%n"
                .formatted(round(x(rules)), round(y(micros)), colour)));
        text(svg, LEFT + WIDTH + 16, TOP + 14 + 20.0 * place, "start", colour, name);
    }

    private static void line(StringBuilder svg, double rules, double micros, double toRules, double toMicros) {
        svg.append("<line x1=\"%s\" y1=\"%s\" x2=\"%s\" y2=\"%s\" stroke=\"#dddddd\"/>%n"
                .formatted(round(x(rules)), round(y(micros)), round(x(toRules)), round(y(toMicros))));
    }

    private static void text(StringBuilder svg, double x, double y, String anchor, String colour, String text) {
        svg.append("<text x=\"%s\" y=\"%s\" text-anchor=\"%s\" fill=\"%s\">%s</text>%n"
                .formatted(round(x), round(y), anchor, colour, text));
    }

    private static double x(double rules) {
        return LEFT + WIDTH * Math.log(rules / LEAST_RULES) / Math.log(MOST_RULES / LEAST_RULES);
    }

    private static double y(double micros) {
        return TOP + HEIGHT * (1 - Math.log(micros / LEAST_MICROS) / Math.log(MOST_MICROS / LEAST_MICROS));
    }

    private static String round(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%,d", (long) value);
    }
}
