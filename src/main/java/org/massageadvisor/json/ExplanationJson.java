package org.massageadvisor.json;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import org.massageadvisor.Explanation;
import org.massageadvisor.Explanation.Part;
import org.massageadvisor.Explanation.TracedRule;
import org.massageadvisor.Mainstay;
import org.massageadvisor.rulebook.Evidence;

/** An explanation as JSON. The same explanation is always written the same, to the byte. */
public final class ExplanationJson {
    private final JsonGenerator json;

    private ExplanationJson(JsonGenerator json) {
        this.json = json;
    }

    /** The explanation on one line, without a line end. */
    public static String write(Explanation explanation) {
        return JsonText.write(json -> new ExplanationJson(json).explanation(explanation));
    }

    private void explanation(Explanation explanation) throws IOException {
        json.writeStartObject();
        json.writeStringField("intakeId", explanation.intakeId());
        json.writeStringField("code", explanation.code());
        json.writeStringField("group", explanation.group());
        json.writeStringField("label", explanation.label());
        json.writeBooleanField("inForce", explanation.isInForce());
        json.writeStringField("standing", explanation.standing().name());
        json.writeStringField("disposition", explanation.disposition().name());
        json.writeBooleanField("mayBeShown", explanation.mayBeShown());
        rules("givenBy", explanation.givenBy());
        rules("excludedBy", explanation.excludedBy());
        JsonText.strings(json, "ruledOutBy", explanation.ruledOutBy());
        json.writeStringField("outrankedBy", explanation.outrankedBy());
        JsonText.strings(json, "openCoreQuestions", explanation.openCoreQuestions());
        json.writeArrayFieldStart("mainstays");
        for (Mainstay mainstay : explanation.mainstays()) {
            mainstay(mainstay);
        }
        json.writeEndArray();
        json.writeBooleanField("mainstaysComplete", explanation.mainstaysComplete());
        json.writeEndObject();
    }

    private void rules(String field, List<TracedRule> rules) throws IOException {
        json.writeArrayFieldStart(field);
        for (TracedRule rule : rules) {
            json.writeStartObject();
            json.writeStringField("rule", rule.rule());
            json.writeStringField("where", rule.where());
            json.writeStringField("reason", rule.reason());
            json.writeBooleanField("fires", rule.fires());
            json.writeFieldName("condition");
            part(rule.condition());
            json.writeArrayFieldStart("evidence");
            for (Evidence evidence : rule.evidence()) {
                json.writeStartObject();
                json.writeStringField("id", evidence.id());
                json.writeStringField("document", evidence.document());
                json.writeStringField("statement", evidence.statement());
                json.writeStringField("certainty", evidence.certainty());
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void part(Part part) throws IOException {
        json.writeStartObject();
        if (part instanceof Explanation.Group group) {
            json.writeStringField("kind", group.all() ? "ALL" : "ANY");
            json.writeStringField("state", part.state().name());
            parts(group.parts());
        } else if (part instanceof Explanation.Asked asked) {
            json.writeStringField("kind", "ANSWER");
            finding(part, asked.finding(), asked.label(), asked.found(), asked.needed());
        } else if (part instanceof Explanation.Derived derived) {
            json.writeStringField("kind", "DERIVED");
            finding(
                    part,
                    derived.finding(),
                    derived.label(),
                    derived.holds() ? "yes" : "no",
                    derived.wanted() ? "yes" : "no");
            parts(derived.parts());
        } else if (part instanceof Explanation.Computed computed) {
            json.writeStringField("kind", "COMPUTED");
            computed(computed);
        }
        json.writeEndObject();
    }

    private void finding(Part part, String code, String label, String found, String needed) throws IOException {
        json.writeStringField("state", part.state().name());
        json.writeStringField("finding", code);
        json.writeStringField("label", label);
        json.writeStringField("found", found);
        json.writeStringField("needed", needed);
    }

    private void computed(Explanation.Computed computed) throws IOException {
        json.writeStringField("state", computed.state().name());
        json.writeStringField("name", computed.name());
        json.writeStringField("found", computed.holds() ? "yes" : "no");
        json.writeStringField("needed", computed.wanted() ? "yes" : "no");
        json.writeArrayFieldStart("reads");
        for (Explanation.Read read : computed.reads()) {
            json.writeStartObject();
            json.writeStringField("finding", read.finding());
            json.writeStringField("label", read.label());
            json.writeStringField("found", read.found());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void parts(List<Part> parts) throws IOException {
        json.writeArrayFieldStart("parts");
        for (Part each : parts) {
            part(each);
        }
        json.writeEndArray();
    }

    private void mainstay(Mainstay mainstay) throws IOException {
        json.writeStartObject();
        json.writeArrayFieldStart("answers");
        for (Mainstay.Held held : mainstay.answers()) {
            json.writeStartObject();
            json.writeStringField("code", held.code());
            json.writeStringField("label", held.label());
            json.writeStringField("answer", held.answer());
            json.writeBooleanField("fixed", held.fixed());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeStringField("without", mainstay.without().name());
        json.writeStringField("ifNo", mainstay.ifNo().name());
        json.writeEndObject();
    }
}
