package org.massageadvisor.json;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.massageadvisor.Conclusion;
import org.massageadvisor.Exclusion;
import org.massageadvisor.OpenQuestion;
import org.massageadvisor.Plan;
import org.massageadvisor.Reason;
import org.massageadvisor.Recommendation;

/** A recommendation as JSON. The same recommendation is always written the same, to the byte. */
public final class RecommendationJson {
    private final JsonGenerator json;

    private RecommendationJson(JsonGenerator json) {
        this.json = json;
    }

    /** The recommendation on one line, without a line end. */
    public static String write(Recommendation recommendation) {
        return JsonText.write(json -> new RecommendationJson(json).recommendation(recommendation));
    }

    /** The recommendation as a value within a larger text. */
    static void write(Recommendation recommendation, JsonGenerator json) throws IOException {
        new RecommendationJson(json).recommendation(recommendation);
    }

    private void recommendation(Recommendation advice) throws IOException {
        json.writeStartObject();
        json.writeStringField("intakeId", advice.intakeId());
        json.writeStringField("disposition", advice.disposition().name());
        json.writeBooleanField("settled", advice.settled());
        json.writeStringField("atMost", advice.atMost().name());
        json.writeStringField("selfMassage", advice.selfMassage().name());
        json.writeArrayFieldStart("conclusions");
        for (Conclusion conclusion : advice.conclusions()) {
            json.writeStartObject();
            json.writeStringField("code", conclusion.code());
            json.writeStringField("group", conclusion.group());
            json.writeStringField("label", conclusion.label());
            json.writeStringField("text", conclusion.text());
            reasons("because", conclusion.because());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeArrayFieldStart("excluded");
        for (Exclusion exclusion : advice.excluded()) {
            json.writeStartObject();
            json.writeStringField("code", exclusion.code());
            json.writeStringField("group", exclusion.group());
            json.writeStringField("label", exclusion.label());
            JsonText.strings(json, "by", exclusion.by());
            reasons("because", exclusion.because());
            reasons("askedBy", exclusion.askedBy());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeFieldName("plan");
        plan(advice.plan());
        json.writeArrayFieldStart("openQuestions");
        for (OpenQuestion question : advice.openQuestions()) {
            json.writeStartObject();
            json.writeStringField("code", question.code());
            json.writeStringField("label", question.label());
            json.writeStringField("question", question.question());
            json.writeBooleanField("core", question.core());
            json.writeStringField("couldLeadTo", question.couldLeadTo().name());
            json.writeBooleanField("couldLift", question.couldLift());
            json.writeBooleanField("declined", question.declined());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeObjectFieldStart("rulebook");
        json.writeStringField("name", advice.rulebook().name());
        json.writeStringField("version", advice.rulebook().version());
        json.writeStringField("digest", advice.rulebook().digest());
        json.writeStringField("reviewedBy", advice.rulebook().reviewedBy());
        json.writeStringField("reviewedOn", advice.rulebook().reviewedOn());
        json.writeEndObject();
        json.writeEndObject();
    }

    private void reasons(String field, List<Reason> reasons) throws IOException {
        json.writeArrayFieldStart(field);
        for (Reason reason : reasons) {
            json.writeStartObject();
            json.writeStringField("rule", reason.rule());
            json.writeStringField("where", reason.where());
            json.writeStringField("reason", reason.reason());
            JsonText.strings(json, "findings", reason.findings());
            JsonText.strings(json, "sources", reason.sources());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void plan(@Nullable Plan plan) throws IOException {
        if (plan == null) {
            json.writeNull();
            return;
        }
        json.writeStartObject();
        JsonText.strings(json, "types", plan.types());
        JsonText.strings(json, "strokes", plan.strokes());
        json.writeArrayFieldStart("areas");
        for (Plan.Area area : plan.areas()) {
            json.writeStartObject();
            json.writeStringField("code", area.code());
            JsonText.strings(json, "strokes", area.strokes());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeStringField("pressure", plan.pressure());
        json.writeFieldName("minutes");
        if (plan.minutes() == null) {
            json.writeNull();
        } else {
            json.writeStartObject();
            json.writeNumberField("min", plan.minutes().min());
            json.writeNumberField("max", plan.minutes().max());
            json.writeEndObject();
        }
        number("holdSeconds", plan.holdSeconds());
        JsonText.strings(json, "frequency", plan.frequency());
        number("reviewAfterWeeks", plan.reviewAfterWeeks());
        json.writeEndObject();
    }

    private void number(String field, @Nullable Integer number) throws IOException {
        json.writeFieldName(field);
        if (number == null) {
            json.writeNull();
        } else {
            json.writeNumber(number);
        }
    }
}
