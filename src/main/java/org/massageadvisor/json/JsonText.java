package org.massageadvisor.json;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import org.massageadvisor.RulebookEdition;

/** JSON into a text, on one line and without a line end. */
final class JsonText {
    private JsonText() {}

    /** Writes with a generator. */
    interface Writing {
        void to(JsonGenerator json) throws IOException;
    }

    static String write(Writing writing) {
        StringWriter out = new StringWriter(4096);
        try (JsonGenerator json = IntakeJson.FACTORY.createGenerator(out)) {
            writing.to(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString();
    }

    /** A field with texts. */
    static void strings(JsonGenerator json, String field, List<String> texts) throws IOException {
        json.writeArrayFieldStart(field);
        for (String each : texts) {
            json.writeString(each);
        }
        json.writeEndArray();
    }

    /** A field that tells which rulebook it is. */
    static void edition(JsonGenerator json, String field, RulebookEdition edition) throws IOException {
        json.writeObjectFieldStart(field);
        json.writeStringField("name", edition.name());
        json.writeStringField("version", edition.version());
        json.writeStringField("digest", edition.digest());
        json.writeEndObject();
    }
}
