package org.massageadvisor.reading;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.massageadvisor.Disposition;
import org.massageadvisor.rulebook.AnswerType;
import org.massageadvisor.rulebook.Condition;
import org.massageadvisor.rulebook.Evidence;
import org.massageadvisor.rulebook.Finding;
import org.massageadvisor.rulebook.Outcome;
import org.massageadvisor.rulebook.Rule;
import org.massageadvisor.rulebook.Rulebook;
import org.massageadvisor.rulebook.Vocabulary;

/**
 * Packs a rulebook that was read and checked, so that it can be taken out again without either ({@link RulebookUnpacker}). The build packs the built-in
 * one; the form is for one version of the library only.
 *
 * <p>All texts come first, each once; whatever else refers to them by number.
 */
final class RulebookPacker {
    private final Map<String, Integer> texts = new LinkedHashMap<>();
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final DataOutputStream out = new DataOutputStream(bytes);

    private RulebookPacker() {}

    static byte[] pack(Rulebook rulebook) {
        try {
            RulebookPacker packer = new RulebookPacker();
            packer.write(rulebook);
            return packer.packed();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private byte[] packed() throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        DataOutputStream header = new DataOutputStream(all);
        header.writeInt(texts.size());
        for (String text : texts.keySet()) {
            byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
            header.writeInt(utf8.length);
            header.write(utf8);
        }
        bytes.writeTo(all);
        return all.toByteArray();
    }

    private void write(Rulebook rulebook) throws IOException {
        text(rulebook.edition().name());
        text(rulebook.edition().version());
        text(rulebook.edition().language());
        text(rulebook.edition().reviewedBy());
        text(rulebook.edition().reviewedOn());
        text(rulebook.edition().digest());
        out.writeInt(rulebook.evidence().size());
        for (Evidence evidence : rulebook.evidence().values()) {
            text(evidence.id());
            text(evidence.document());
            text(evidence.statement());
            text(evidence.certainty());
        }
        out.writeInt(rulebook.outcomes().all().size());
        for (Outcome outcome : rulebook.outcomes().all()) {
            write(outcome);
        }
        Vocabulary vocabulary = rulebook.vocabulary();
        out.writeInt(vocabulary.findings().size());
        for (Finding finding : vocabulary.findings()) {
            write(finding);
        }
        for (Finding finding : vocabulary.findings()) {
            if (finding.isDerived() && !finding.isBuiltIn()) {
                write(vocabulary.definition(finding));
            }
        }
        out.writeInt(rulebook.rules().size());
        for (Rule rule : rulebook.rules()) {
            write(rule);
        }
    }

    private void write(Outcome outcome) throws IOException {
        text(outcome.code());
        text(outcome.group());
        Integer rank = outcome.rank();
        out.writeBoolean(rank != null);
        out.writeInt(rank == null ? 0 : rank);
        text(outcome.label());
        text(outcome.text());
        out.writeInt(outcome.shown().size());
        for (Disposition disposition : outcome.shown()) {
            text(disposition.name());
        }
        texts(outcome.excludes());
        text(outcome.amount() == null ? "" : outcome.amount().text());
    }

    private void write(Finding finding) throws IOException {
        text(finding.code());
        text(finding.group());
        text(finding.label());
        text(finding.question());
        text(finding.type().getClass().getSimpleName());
        if (finding.type() instanceof AnswerType.Quantity quantity) {
            out.writeDouble(quantity.min());
            out.writeDouble(quantity.max());
            text(quantity.unit());
            out.writeBoolean(quantity.whole());
        } else if (finding.type() instanceof AnswerType.Choice choice) {
            texts(choice.choices());
        }
        text(finding.coreScreen().name());
        out.writeBoolean(finding.fixed());
        texts(finding.synonyms());
        texts(finding.icd10());
        texts(finding.snomed());
    }

    private void write(Rule rule) throws IOException {
        text(rule.id());
        write(rule.when());
        texts(rule.gives().stream().map(Outcome::code).toList());
        texts(rule.excludes().stream().map(Outcome::code).toList());
        text(rule.because());
        texts(rule.sources().stream().map(Evidence::id).toList());
        text(rule.note());
        text(rule.where().table());
        out.writeInt(rule.where().row());
        text(rule.where().text());
    }

    private void write(Condition condition) throws IOException {
        text(condition.getClass().getSimpleName());
        if (condition instanceof Condition.Not
                || condition instanceof Condition.All
                || condition instanceof Condition.Any) {
            out.writeInt(condition.operands().size());
            for (Condition operand : condition.operands()) {
                write(operand);
            }
            return;
        }
        if (condition instanceof Condition.Computed) {
            throw new IllegalArgumentException("code cannot be packed: " + condition.text());
        }
        List<Finding> named = new ArrayList<>();
        condition.eachFinding(named::add);
        out.writeInt(named.get(0).index());
        if (condition instanceof Condition.Compare compare) {
            text(compare.comparison().name());
            out.writeDouble(compare.bound());
        } else if (condition instanceof Condition.OneOf oneOf) {
            texts(oneOf.choices());
        }
    }

    private void texts(Collection<String> all) throws IOException {
        out.writeInt(all.size());
        for (String each : all) {
            text(each);
        }
    }

    private void text(String text) throws IOException {
        Integer number = texts.get(text);
        if (number == null) {
            number = texts.size();
            texts.put(text, number);
        }
        out.writeInt(number);
    }
}
