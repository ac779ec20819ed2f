package org.massageadvisor.json;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import org.massageadvisor.review.AcceptedChange;
import org.massageadvisor.review.TableEdits;
import org.massageadvisor.review.diff.AffectedClient;
import org.massageadvisor.review.diff.ChangeFound;
import org.massageadvisor.review.diff.DiffResult;
import org.massageadvisor.review.diff.KindFound;

/** What a change to a rulebook does to clients, as JSON. */
public final class DiffJson {
    private final JsonGenerator json;

    private DiffJson(JsonGenerator json) {
        this.json = json;
    }

    /** The result on one line, without a line end. */
    public static String write(DiffResult result) {
        return JsonText.write(json -> new DiffJson(json).result(result));
    }

    private void result(DiffResult result) throws IOException {
        json.writeStartObject();
        JsonText.edition(json, "before", result.before());
        JsonText.edition(json, "after", result.after());
        json.writeBooleanField("equivalent", result.isEquivalent());
        json.writeBooleanField("lessSafe", result.isLessSafe());
        json.writeNumberField("claims", result.claims());
        json.writeNumberField("undecided", result.undecided());
        json.writeArrayFieldStart("kinds");
        for (KindFound kind : result.kinds()) {
            json.writeStartObject();
            json.writeStringField("kind", kind.kind().word());
            json.writeBooleanField("open", kind.isOpen());
            changes("changes", kind.changes());
            json.writeArrayFieldStart("clients");
            for (AffectedClient client : kind.clients()) {
                client(client);
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeArrayFieldStart("edits");
        for (TableEdits edits : result.edits()) {
            json.writeStartObject();
            json.writeStringField("of", edits.of());
            JsonText.strings(json, "added", edits.added());
            JsonText.strings(json, "removed", edits.removed());
            JsonText.strings(json, "changed", edits.changed());
            json.writeEndObject();
        }
        json.writeEndArray();
        accepted("idleAcceptances", result.idleAcceptances());
        accepted("earlierAcceptances", result.earlierAcceptances());
        JsonText.strings(json, "defects", result.defects());
        json.writeEndObject();
    }

    private void changes(String field, List<ChangeFound> changes) throws IOException {
        json.writeArrayFieldStart(field);
        for (ChangeFound change : changes) {
            json.writeStartObject();
            json.writeStringField("kind", change.change().kind().word());
            json.writeStringField("what", change.change().what());
            json.writeStringField("before", change.change().before());
            json.writeBooleanField("open", change.open());
            accepted("accepted", change.accepted());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void accepted(String field, List<AcceptedChange> rows) throws IOException {
        json.writeArrayFieldStart(field);
        for (AcceptedChange row : rows) {
            json.writeStartObject();
            json.writeStringField("where", row.where());
            json.writeStringField("because", row.because());
            json.writeStringField("acceptedBy", row.acceptedBy());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void client(AffectedClient client) throws IOException {
        json.writeStartObject();
        json.writeStringField("story", client.story());
        IntakeJson.answers(client.intake(), json);
        json.writeFieldName("before");
        RecommendationJson.write(client.before(), json);
        json.writeFieldName("after");
        RecommendationJson.write(client.after(), json);
        changes("shows", client.changes());
        json.writeEndObject();
    }
}
