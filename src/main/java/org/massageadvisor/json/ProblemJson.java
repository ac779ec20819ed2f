package org.massageadvisor.json;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import org.massageadvisor.table.Problem;

/** Writes the problems of a rulebook as JSON. */
public final class ProblemJson {
    private ProblemJson() {}

    /**
     * A list of objects with {@code file}, {@code row}, {@code column}, {@code severity}, {@code kind} and {@code message}; for a workbook also
     * {@code sheet} and {@code cell}; where a part of a cell is wrong also {@code found}, the text of the cell, and {@code at}, the place in it
     * counted from 0.
     */
    public static String write(List<Problem> problems) {
        return JsonText.write(json -> {
            json.writeStartArray();
            for (Problem problem : problems) {
                write(problem, json);
            }
            json.writeEndArray();
        });
    }

    private static void write(Problem problem, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("file", problem.place().file());
        if (!problem.place().sheet().isEmpty()) {
            json.writeStringField("sheet", problem.place().sheet());
            json.writeStringField("cell", problem.place().cell());
        }
        json.writeNumberField("row", problem.place().row());
        json.writeStringField("column", problem.place().column());
        json.writeStringField("severity", problem.severity().word());
        json.writeStringField("kind", problem.kind());
        json.writeStringField("message", problem.message());
        Problem.Excerpt excerpt = problem.excerpt();
        if (excerpt != null) {
            json.writeStringField("found", excerpt.cell());
            json.writeNumberField("at", excerpt.at());
        }
        json.writeEndObject();
    }
}
