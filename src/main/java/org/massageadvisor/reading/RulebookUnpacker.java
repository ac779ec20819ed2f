package org.massageadvisor.reading;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.massageadvisor.Disposition;
import org.massageadvisor.RulebookEdition;
import org.massageadvisor.rulebook.Amount;
import org.massageadvisor.rulebook.AnswerType;
import org.massageadvisor.rulebook.Comparison;
import org.massageadvisor.rulebook.Condition;
import org.massageadvisor.rulebook.CoreScreen;
import org.massageadvisor.rulebook.Evidence;
import org.massageadvisor.rulebook.Finding;
import org.massageadvisor.rulebook.Origin;
import org.massageadvisor.rulebook.Outcome;
import org.massageadvisor.rulebook.Outcomes;
import org.massageadvisor.rulebook.Rule;
import org.massageadvisor.rulebook.Rulebook;
import org.massageadvisor.rulebook.Vocabulary;

/** Takes out what {@link RulebookPacker} packed. Written for a fresh virtual machine, for which each further class and each pass over the text counts. */
final class RulebookUnpacker {
    private final ByteBuffer in;
    private final String[] texts;
    private final Map<String, Outcome> outcomes = new HashMap<>();
    private final Map<String, Evidence> evidence = new LinkedHashMap<>();
    private final List<Finding> findings = new ArrayList<>();

    private RulebookUnpacker(byte[] packed) {
        this.in = ByteBuffer.wrap(packed);
        this.texts = new String[in.getInt()];
        for (int i = 0; i < texts.length; i++) {
            int length = in.getInt();
            texts[i] = new String(packed, in.position(), length, StandardCharsets.UTF_8);
            in.position(in.position() + length);
        }
    }

    static Rulebook unpack(byte[] packed) {
        return new RulebookUnpacker(packed).rulebook();
    }

    private Rulebook rulebook() {
        RulebookEdition edition = new RulebookEdition(text(), text(), text(), text(), text(), text());
        for (int left = in.getInt(); left > 0; left--) {
            Evidence next = new Evidence(text(), text(), text(), text());
            evidence.put(next.id(), next);
        }
        List<Outcome> all = new ArrayList<>();
        for (int left = in.getInt(); left > 0; left--) {
            Outcome next = outcome(all.size());
            all.add(next);
            outcomes.put(next.code(), next);
        }
        for (int left = in.getInt(); left > 0; left--) {
            findings.add(finding());
        }
        Map<String, Condition> definitions = new HashMap<>();
        for (Finding finding : findings) {
            if (finding.isDerived() && !finding.isBuiltIn()) {
                definitions.put(finding.code(), condition());
            }
        }
        List<Rule> rules = new ArrayList<>();
        for (int left = in.getInt(); left > 0; left--) {
            rules.add(rule());
        }
        return new Rulebook(edition, new Vocabulary(findings, definitions), new Outcomes(all), evidence, rules);
    }

    private Outcome outcome(int index) {
        String code = text();
        String group = text();
        boolean isRanked = in.get() != 0;
        int rank = in.getInt();
        String label = text();
        String text = text();
        Set<Disposition> shown = EnumSet.noneOf(Disposition.class);
        for (int left = in.getInt(); left > 0; left--) {
            shown.add(Disposition.valueOf(text()));
        }
        List<String> excludes = texts();
        String amount = text();
        return new Outcome(
                index,
                code,
                group,
                isRanked ? rank : null,
                label,
                text,
                shown,
                excludes,
                amount.isEmpty() ? null : Amount.parse(amount));
    }

    private Finding finding() {
        return new Finding(
                findings.size(),
                text(),
                text(),
                text(),
                text(),
                type(),
                CoreScreen.valueOf(text()),
                in.get() != 0,
                texts(),
                texts(),
                texts());
    }

    private AnswerType type() {
        String name = text();
        return switch (name) {
            case "YesNo" -> new AnswerType.YesNo();
            case "Quantity" -> new AnswerType.Quantity(in.getDouble(), in.getDouble(), text(), in.get() != 0);
            case "Choice" -> new AnswerType.Choice(texts());
            case "Derived" -> new AnswerType.Derived();
            default -> throw new IllegalStateException("no type of answer: " + name);
        };
    }

    private Rule rule() {
        String id = text();
        Condition when = condition();
        List<Outcome> gives = outcomes();
        List<Outcome> excludes = outcomes();
        String because = text();
        List<Evidence> sources = new ArrayList<>();
        for (int left = in.getInt(); left > 0; left--) {
            sources.add(Objects.requireNonNull(evidence.get(text())));
        }
        return new Rule(id, when, gives, excludes, because, sources, text(), new Origin(text(), in.getInt(), text()));
    }

    private List<Outcome> outcomes() {
        List<Outcome> named = new ArrayList<>();
        for (int left = in.getInt(); left > 0; left--) {
            named.add(Objects.requireNonNull(outcomes.get(text())));
        }
        return named;
    }

    private Condition condition() {
        String name = text();
        return switch (name) {
            case "Yes" -> new Condition.Yes(named());
            case "No" -> new Condition.No(named());
            case "Unknown" -> new Condition.Unknown(named());
            case "Compare" -> new Condition.Compare(named(), Comparison.valueOf(text()), in.getDouble());
            case "OneOf" -> new Condition.OneOf(named(), texts());
            case "Not" -> new Condition.Not(operands().get(0));
            case "All" -> new Condition.All(operands());
            case "Any" -> new Condition.Any(operands());
            default -> throw new IllegalStateException("no kind of condition: " + name);
        };
    }

    private List<Condition> operands() {
        List<Condition> operands = new ArrayList<>();
        for (int left = in.getInt(); left > 0; left--) {
            operands.add(condition());
        }
        return operands;
    }

    private Finding named() {
        return findings.get(in.getInt());
    }

    private List<String> texts() {
        int size = in.getInt();
        if (size == 0) {
            return List.of();
        }
        String[] several = new String[size];
        for (int i = 0; i < size; i++) {
            several[i] = text();
        }
        return List.of(several);
    }

    private String text() {
        return texts[in.getInt()];
    }
}
