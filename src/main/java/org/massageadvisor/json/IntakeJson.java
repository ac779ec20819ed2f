package org.massageadvisor.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.massageadvisor.intake.Answer;
import org.massageadvisor.intake.Intake;
import org.massageadvisor.intake.IntakeCheck;
import org.massageadvisor.intake.InvalidIntakeException;
import org.massageadvisor.rulebook.Numbers;
import org.massageadvisor.rulebook.Spelling;
import org.massageadvisor.rulebook.Vocabulary;

/**
 * An intake as JSON: {@code {"id": "visit-4711", "answers": {"AGE_YEARS": 46, "LOWER_BACK_PAIN": "yes"}, "screened": ["red-flag"]}}.
 *
 * <p>Answers are {@code "yes"}, {@code "no"}, {@code "unknown"} (or {@code true}, {@code false}, {@code null}), a number, or a choice.
 * {@code id} and {@code screened} may be left out.
 */
public final class IntakeJson {
    static final JsonFactory FACTORY = new JsonFactoryBuilder().build();

    private static final String ANSWER = "\"yes\", \"no\", \"unknown\", a number or a choice";

    private final JsonParser parser;
    private final List<String> problems = new ArrayList<>();
    private final @Nullable Vocabulary vocabulary;
    private Intake.Builder intake = Intake.builder();

    private IntakeJson(JsonParser parser, @Nullable Vocabulary vocabulary) {
        this.parser = parser;
        this.vocabulary = vocabulary;
    }

    /**
     * Reads one intake. Its codes are not checked here, that needs a vocabulary.
     *
     * @throws InvalidIntakeException if the text is not one intake in JSON; it names every problem and its place
     */
    public static Intake read(String json) {
        return readAny(json, null);
    }

    /**
     * Reads one intake whose answers fit a vocabulary.
     *
     * @throws InvalidIntakeException if the text is not one intake in JSON, or its answers do not fit; it names every problem of both kinds and its place
     */
    public static Intake read(String json, Vocabulary vocabulary) {
        return readAny(json, vocabulary);
    }

    private static Intake readAny(String json, @Nullable Vocabulary vocabulary) {
        try (JsonParser parser = FACTORY.createParser(json)) {
            return new IntakeJson(parser, vocabulary).run();
        } catch (StreamConstraintsException e) {
            throw new InvalidIntakeException(List.of("a name, a number or the nesting is longer than in any intake"));
        } catch (JsonProcessingException e) {
            throw new InvalidIntakeException(List.of(notJson(e)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether a text is one JSON value as a whole, of whatever kind. */
    public static boolean isOneValue(String text) {
        try (JsonParser parser = FACTORY.createParser(text)) {
            if (parser.nextToken() == null) {
                return false;
            }
            parser.skipChildren();
            return parser.nextToken() == null;
        } catch (IOException e) {
            return false;
        }
    }

    private static String notJson(JsonProcessingException e) {
        String message = e.getOriginalMessage();
        for (String detail : List.of(
                "\n", " (for Object", " (start marker", " at [Source", ": enable `", ", enable `", " (enable `")) {
            int from = message.indexOf(detail);
            message = from < 0 ? message : message.substring(0, from);
        }
        JsonLocation at = e.getLocation();
        String where = at == null
                ? ""
                : (at.getLineNr() > 1 ? "line " + at.getLineNr() + ", " : "") + "column " + at.getColumnNr() + ": ";
        return where + "not JSON: " + message;
    }

    private Intake run() throws IOException {
        JsonToken first = parser.nextToken();
        if (first == null) {
            throw new InvalidIntakeException(List.of("empty; an intake such as {\"answers\": {...}} expected"));
        }
        if (first != JsonToken.START_OBJECT) {
            throw new InvalidIntakeException(
                    List.of(describe(first) + " found, an intake such as {\"answers\": {...}} expected"));
        }
        List<Runnable> fill = new ArrayList<>();
        String id = fields(fill);
        if (parser.nextToken() != null) {
            problems.add("more text behind the intake; one JSON object expected");
        }
        intake = id == null ? Intake.builder() : Intake.builder(id);
        fill.forEach(Runnable::run);
        Intake read = intake.build();
        if (vocabulary != null) {
            problems.addAll(IntakeCheck.problems(read, vocabulary));
        }
        if (!problems.isEmpty()) {
            throw new InvalidIntakeException(problems);
        }
        return read;
    }

    private @Nullable String fields(List<Runnable> fill) throws IOException {
        Set<String> seen = new HashSet<>();
        String id = null;
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String field = parser.currentName();
            JsonToken value = parser.nextToken();
            if (!seen.add(field)) {
                problems.add(field + ": stands twice");
                parser.skipChildren();
                continue;
            }
            switch (field) {
                case "id" -> {
                    if (value == JsonToken.VALUE_STRING) {
                        id = parser.getText();
                        if (!StandardCharsets.UTF_8.newEncoder().canEncode(id)) {
                            problems.add(
                                    "id: " + describe(value) + " found, which holds half a character; text expected");
                        }
                    } else {
                        wrong("id", value, "text");
                    }
                }
                case "answers" -> answers(value, fill);
                case "screened" -> screened(value, fill);
                default -> {
                    problems.add(field + ": unknown field, expected id, answers or screened"
                            + Spelling.maybe(Spelling.nearest(field, List.of("id", "answers", "screened"))));
                    parser.skipChildren();
                }
            }
        }
        if (!seen.contains("answers")) {
            problems.add("answers: missing; an object such as {\"LOWER_BACK_PAIN\": \"yes\"} expected");
        }
        return id;
    }

    private void answers(JsonToken value, List<Runnable> fill) throws IOException {
        if (value != JsonToken.START_OBJECT) {
            wrong("answers", value, "an object such as {\"LOWER_BACK_PAIN\": \"yes\"}");
            return;
        }
        Set<String> seen = new HashSet<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String code = parser.currentName();
            JsonToken token = parser.nextToken();
            if (!seen.add(code)) {
                problems.add("answers." + code + ": answered twice");
                parser.skipChildren();
                continue;
            }
            Answer answer = answer(code, token);
            if (answer != null) {
                fill.add(() -> intake.answer(code, answer));
            }
        }
    }

    private @Nullable Answer answer(String code, JsonToken token) throws IOException {
        switch (token) {
            case VALUE_TRUE -> {
                return Answer.Word.YES;
            }
            case VALUE_FALSE -> {
                return Answer.Word.NO;
            }
            case VALUE_NULL -> {
                return Answer.Word.UNKNOWN;
            }
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> {
                double number = parser.getDoubleValue();
                if (Double.isInfinite(number)) {
                    problems.add("answers." + code + ": " + shortened(parser.getText())
                            + " found, which is too large for any answer");
                    return null;
                }
                if (!isExactly(parser.getText(), number)) {
                    problems.add("answers." + code + ": " + shortened(parser.getText())
                            + " found, which has more digits than can be told apart");
                    return null;
                }
                return new Answer.Quantity(number);
            }
            case VALUE_STRING -> {
                String text = parser.getText();
                for (Answer.Word word : Answer.Word.values()) {
                    if (word.word().equals(text)) {
                        return word;
                    }
                }
                return new Answer.Choice(text);
            }
            default -> {
                wrong("answers." + code, token, ANSWER);
                return null;
            }
        }
    }

    private static boolean isExactly(String text, double number) {
        try {
            return new BigDecimal(text).compareTo(BigDecimal.valueOf(number)) == 0;
        } catch (NumberFormatException e) {
            // An exponent beyond everything that can be counted.
            return false;
        }
    }

    private void screened(JsonToken value, List<Runnable> fill) throws IOException {
        if (value != JsonToken.START_ARRAY) {
            wrong("screened", value, "a list of groups such as [\"red-flag\"]");
            return;
        }
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (parser.currentToken() == JsonToken.VALUE_STRING) {
                String group = parser.getText();
                fill.add(() -> intake.screened(group));
            } else {
                wrong("screened", parser.currentToken(), "the name of a group such as \"red-flag\"");
            }
        }
    }

    private void wrong(String path, JsonToken found, String expected) throws IOException {
        problems.add(path + ": " + describe(found) + " found, " + expected + " expected");
        parser.skipChildren();
    }

    private String describe(JsonToken token) throws IOException {
        return switch (token) {
            case START_OBJECT -> "an object";
            case START_ARRAY -> "a list";
            case VALUE_STRING -> '"' + shortened(parser.getText()) + '"';
            default -> shortened(parser.getText());
        };
    }

    private static String shortened(String text) {
        return text.length() <= 40 ? text : text.substring(0, 40) + "...";
    }

    /** Writes an intake on one line; {@link #read} gives it back. */
    public static String write(Intake intake) {
        return JsonText.write(json -> {
            json.writeStartObject();
            if (intake.id() != null) {
                json.writeStringField("id", intake.id());
            }
            answers(intake, json);
            if (!intake.screened().isEmpty()) {
                json.writeArrayFieldStart("screened");
                for (String group : intake.screened()) {
                    json.writeString(group);
                }
                json.writeEndArray();
            }
            json.writeEndObject();
        });
    }

    /** The field with the answers. */
    static void answers(Intake intake, JsonGenerator json) throws IOException {
        json.writeObjectFieldStart("answers");
        for (Map.Entry<String, Answer> entry : intake.answers().entrySet()) {
            json.writeFieldName(entry.getKey());
            if (entry.getValue() instanceof Answer.Quantity quantity) {
                json.writeNumber(Numbers.text(quantity.value()));
            } else if (entry.getValue() instanceof Answer.Choice choice) {
                json.writeString(choice.code());
            } else {
                json.writeString(((Answer.Word) entry.getValue()).word());
            }
        }
        json.writeEndObject();
    }
}
