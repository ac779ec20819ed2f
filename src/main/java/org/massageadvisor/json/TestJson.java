package org.massageadvisor.json;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.massageadvisor.review.Coverage;
import org.massageadvisor.review.Difference;
import org.massageadvisor.review.JudgedClient;
import org.massageadvisor.review.Mutation;
import org.massageadvisor.review.MutationResult;
import org.massageadvisor.review.Tally;
import org.massageadvisor.review.TrialResult;
import org.massageadvisor.review.Unnoticed;
import org.massageadvisor.rulebook.Outcome;
import org.massageadvisor.rulebook.Rule;

/** How worked clients fare on a rulebook, as JSON. The same result is always written the same, to the byte. */
public final class TestJson {
    private final JsonGenerator json;

    private TestJson(JsonGenerator json) {
        this.json = json;
    }

    /**
     * The results on one line, without a line end.
     *
     * @param mutations null if no changes were tried
     */
    public static String write(TrialResult result, @Nullable MutationResult mutations) {
        return JsonText.write(json -> new TestJson(json).report(result, mutations));
    }

    private void report(TrialResult result, @Nullable MutationResult mutations) throws IOException {
        json.writeStartObject();
        JsonText.edition(json, "rulebook", result.edition());
        json.writeNumberField("clients", result.clients().size());
        json.writeNumberField(
                "passed", result.clients().size() - result.failed().size());
        json.writeArrayFieldStart("failed");
        for (JudgedClient client : result.failed()) {
            client(client);
        }
        json.writeEndArray();
        coverage(result.coverage());
        if (mutations != null) {
            mutations(mutations);
        }
        json.writeEndObject();
    }

    private void client(JudgedClient judged) throws IOException {
        json.writeStartObject();
        json.writeStringField("id", judged.client().id());
        json.writeStringField("where", judged.client().where());
        json.writeStringField("story", judged.client().story());
        json.writeStringField("disposition", judged.disposition().name());
        json.writeArrayFieldStart("differences");
        for (Difference difference : judged.differences()) {
            json.writeStartObject();
            json.writeStringField("kind", difference.kind().name());
            json.writeStringField("subject", difference.subject());
            JsonText.strings(json, "found", difference.found());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void coverage(Coverage coverage) throws IOException {
        json.writeObjectFieldStart("coverage");
        rules("neverFired", coverage.neverFired());
        rules("withoutNearMiss", coverage.withoutNearMiss());
        JsonText.strings(
                json,
                "neverSeen",
                coverage.neverSeen().stream().map(Outcome::code).toList());
        json.writeEndObject();
    }

    private void rules(String field, List<Rule> rules) throws IOException {
        json.writeArrayFieldStart(field);
        for (Rule rule : rules) {
            json.writeStartObject();
            json.writeStringField("rule", rule.id());
            json.writeStringField("where", rule.where().text());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void mutations(MutationResult mutations) throws IOException {
        json.writeObjectFieldStart("mutations");
        tally("guardingRules", mutations.guardingRules());
        tally("rules", mutations.rules());
        tally("findings", mutations.findings());
        json.writeArrayFieldStart("unnoticed");
        for (Unnoticed each : mutations.unnoticed()) {
            unnoticed(each);
        }
        json.writeEndArray();
        json.writeArrayFieldStart("idle");
        for (Mutation each : mutations.idle()) {
            json.writeStartObject();
            mutation(each);
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void tally(String field, Tally tally) throws IOException {
        json.writeObjectFieldStart(field);
        json.writeNumberField("changes", tally.changes());
        json.writeNumberField("refused", tally.refused());
        json.writeNumberField("idle", tally.idle());
        json.writeNumberField("noticed", tally.noticed());
        json.writeEndObject();
    }

    private void unnoticed(Unnoticed unnoticed) throws IOException {
        json.writeStartObject();
        mutation(unnoticed.mutation());
        json.writeNumberField("reached", unnoticed.reached());
        Unnoticed.Shift shift = unnoticed.shift();
        if (shift != null) {
            json.writeObjectFieldStart("shift");
            json.writeStringField("client", shift.client());
            JsonText.strings(json, "lost", shift.lost());
            JsonText.strings(json, "gained", shift.gained());
            json.writeEndObject();
        }
        json.writeEndObject();
    }

    private void mutation(Mutation mutation) throws IOException {
        json.writeStringField("scope", mutation.scope().name());
        json.writeStringField("kind", mutation.kind().name());
        json.writeStringField("subject", mutation.subject());
        json.writeStringField("where", mutation.where());
        json.writeStringField("note", mutation.note());
        json.writeStringField("change", mutation.change());
        json.writeStringField("becomes", mutation.becomes());
        json.writeStringField(
                "atStake",
                mutation.atStake() == null ? null : mutation.atStake().name());
        json.writeBooleanField("protects", mutation.protects());
    }
}
