package org.massageadvisor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.massageadvisor.reading.SmallRulebook;

/** {@code docs/json.md} names every field that the program writes, and no other. */
class JsonFormsTest {
    private static final Pattern WORD = Pattern.compile("`([a-zA-Z]+)`");
    private static final String DESK_WORKER = "src/examples/desk-worker.json";
    private static final String BLOOD_THINNER = "src/examples/blood-thinner.json";

    @TempDir
    Path folder;

    private static String json(String... args) {
        List<String> all = new ArrayList<>(List.of(args));
        all.addAll(List.of("--format", "json"));
        return ProgramRun.of("", all.toArray(String[]::new)).out();
    }

    /** The names of all fields, whatever they stand in. */
    private static Set<String> fields(String... documents) throws IOException {
        Set<String> names = new HashSet<>();
        for (String document : documents) {
            try (JsonParser json = new JsonFactory().createParser(document)) {
                while (json.nextToken() != null) {
                    if (json.currentToken() == JsonToken.FIELD_NAME) {
                        names.add(json.currentName());
                    }
                }
            }
        }
        return names;
    }

    private static List<String> section(String heading) throws IOException {
        return Stream.of(Files.readString(Path.of("docs/json.md")).split("(?m)^## ", -1))
                .filter(section -> section.startsWith(heading))
                .findFirst()
                .orElseThrow()
                .lines()
                .toList();
    }

    private static Set<String> words(Stream<String> lines) {
        Set<String> words = new HashSet<>();
        lines.forEach(line -> {
            Matcher word = WORD.matcher(line);
            while (word.find()) {
                words.add(word.group(1));
            }
        });
        return words;
    }

    private static void assertDescribed(String heading, Set<String> fields) throws IOException {
        List<String> section = section(heading);
        assertThat(words(section.stream())).containsAll(fields);
        Set<String> promised =
                words(section.stream().filter(line -> line.startsWith("| `")).map(line -> line.split("\\|", -1)[1]));
        promised.removeIf(word -> word.equals(word.toUpperCase(Locale.ROOT)));
        assertThat(fields).containsAll(promised);
    }

    @Test
    void aRecommendation() throws IOException {
        assertDescribed("A recommendation", fields(json("advise", DESK_WORKER), json("advise", BLOOD_THINNER)));
    }

    @Test
    void anExplanation() throws IOException {
        assertDescribed(
                "An explanation",
                fields(
                        json("explain", BLOOD_THINNER),
                        json("explain", "--code", "TYPE_DEEP_TISSUE", BLOOD_THINNER),
                        json("explain", "--code", "AREA_QUADRATUS_LUMBORUM", DESK_WORKER)));
    }

    @Test
    void problems() throws IOException {
        new SmallRulebook(folder.resolve("bad"))
                .append("red-flags.csv", "bad,FEVER_CHILLS and and ANY_PAIN,TYPE_SWEDISH,,T-1,");
        String workbook = folder.resolve("bad.xlsx").toString();
        String bad = folder.resolve("bad").toString();
        ProgramRun.of("", "export", bad, workbook);

        assertDescribed("Problems", fields(json("check", bad), json("check", workbook)));
    }

    @Test
    void workedClients() throws IOException {
        new SmallRulebook(folder)
                .withCases()
                .append("cases/clients.csv", "wrong,No pain.,PAIN_SCORE=4,,EMERGENCY_CARE,,,")
                .append("cases/clients.csv", "right,No pain.,PAIN_SCORE=4,,NEEDS_MORE_INFORMATION,,,");

        assertDescribed(
                "Worked clients",
                fields(
                        json("test", folder.toString()),
                        json("test", "--mutate", folder.toString()),
                        json("test", "--mutate")));
    }

    @Test
    void whatAChangeDoesToClients() throws IOException {
        SmallRulebook before = new SmallRulebook(Files.createDirectory(folder.resolve("before")));
        SmallRulebook after = new SmallRulebook(Files.createDirectory(folder.resolve("after")));
        before.append("red-flags.csv", "strong,PAIN_SCORE >= 7,MEDICAL_REVIEW_BEFORE_MASSAGE; REF_DOCTOR,Why.,T-1,");
        after.append("red-flags.csv", "strong,PAIN_SCORE >= 8,MEDICAL_REVIEW_BEFORE_MASSAGE; REF_DOCTOR,Why.,T-1,")
                .write(
                        "accepted-changes.csv",
                        "change,outcome,when,version,because,accepted_by",
                        "less-cautious,MASSAGE_*; NEEDS_*; N*,FEVER_CHILLS,2,Why.,Who",
                        "loses-limit,PREC_*,FEVER_CHILLS,2,Why.,Who");

        Set<String> fields = fields(json(
                "diff",
                folder.resolve("before").toString(),
                folder.resolve("after").toString()));
        fields.removeAll(fields(json("advise", DESK_WORKER)));
        fields.addAll(Set.of("because", "before", "name", "version", "digest", "where"));
        fields.removeIf(name -> name.equals(name.toUpperCase(Locale.ROOT)));

        assertDescribed("What a change does", fields);
    }
}
