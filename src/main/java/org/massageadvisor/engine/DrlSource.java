package org.massageadvisor.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.drools.drl.ast.descr.AnnotationDescr;
import org.drools.drl.ast.descr.AttributeDescr;
import org.drools.drl.ast.descr.BaseDescr;
import org.drools.drl.ast.descr.PackageDescr;
import org.drools.drl.ast.descr.QueryDescr;
import org.drools.drl.ast.descr.RuleDescr;
import org.drools.drl.parser.DrlParser;
import org.drools.drl.parser.DroolsError;
import org.drools.drl.parser.DroolsParserException;
import org.drools.util.StringUtils;
import org.jspecify.annotations.Nullable;
import org.massageadvisor.rulebook.Finding;

/** DRL text as it is written, before it is compiled: its rules with their annotations, and what in it is not allowed. */
final class DrlSource {
    /** Attributes that leave it to the answers alone whether a rule fires. */
    private static final Set<String> ATTRIBUTES =
            Set.of("salience", "no-loop", "lock-on-active", "activation-group", "dialect");

    private static final String ASKS = "asks";
    private static final Pattern COMMENT_OR_TEXT =
            Pattern.compile("//[^\n]*|(?s:/\\*.*?\\*/)|\"(?:[^\"\\\\\n]++|\\\\.)*+\"");
    private static final Pattern READ =
            Pattern.compile("\\b(isYes|isNo|isAnswered|number|choice)\\s*\\(\\s*\"([^\"\\\\]*)\"\\s*\\)");

    private final String text;
    private final boolean isParsed;
    private final List<TrustedDrl.WrittenRule> rules = new ArrayList<>();
    private final List<TrustedDrl.Fault> faults = new ArrayList<>();

    DrlSource(String text) {
        this.text = text;
        DrlParser parser = new DrlParser();
        PackageDescr parsed = null;
        try {
            parsed = parser.parse(false, text);
        } catch (DroolsParserException e) {
            faults.add(new TrustedDrl.Fault(0, "not DRL: " + e.getMessage()));
        }
        for (DroolsError error : parser.getErrors()) {
            faults.add(new TrustedDrl.Fault(firstOf(error.getLines()), error.getMessage()));
        }
        this.isParsed = parsed != null && faults.isEmpty();
        if (parsed != null && faults.isEmpty()) {
            read(parsed);
        }
    }

    /** Whether it is DRL by its form. */
    boolean isParsed() {
        return isParsed;
    }

    private static int firstOf(int[] lines) {
        return lines.length == 0 ? 0 : Math.max(0, lines[0]);
    }

    List<TrustedDrl.WrittenRule> rules() {
        return rules;
    }

    List<TrustedDrl.Fault> faults() {
        return faults;
    }

    private void read(PackageDescr parsed) {
        parsed.getGlobals()
                .forEach(global -> fault(global, "a global found, which nobody sets; use a function instead"));
        parsed.getAttributes().forEach(this::check);
        for (RuleDescr rule : parsed.getRules()) {
            if (!(rule instanceof QueryDescr)) {
                rule.getAttributes().values().forEach(this::check);
                rules.add(new TrustedDrl.WrittenRule(rule.getName(), line(rule), annotations(rule)));
            }
        }
        if (rules.isEmpty()) {
            faults.add(new TrustedDrl.Fault(0, "no rule found"));
        }
    }

    private void check(AttributeDescr attribute) {
        if (!ATTRIBUTES.contains(attribute.getName())) {
            fault(
                    attribute,
                    "the attribute " + attribute.getName()
                            + " is not allowed: a rule must fire by the answers alone, not by the clock or by what else is set");
        }
    }

    private Map<String, String> annotations(RuleDescr rule) {
        Map<String, String> values = new LinkedHashMap<>();
        for (AnnotationDescr annotation : rule.getAnnotations()) {
            if (annotation.isDuplicated()) {
                fault(rule, "the annotation @" + annotation.getName() + " stands twice");
            }
            String value = annotation.getSingleValueAsString();
            values.put(
                    annotation.getName(), value == null ? "" : unquoted(value).strip());
        }
        return values;
    }

    private static String unquoted(String value) {
        boolean isQuoted = value.length() >= 2 && value.startsWith("\"") && value.endsWith("\"");
        return isQuoted ? StringUtils.unescapeJava(value.substring(1, value.length() - 1)) : value;
    }

    private void fault(BaseDescr where, String message) {
        faults.add(new TrustedDrl.Fault(line(where), message));
    }

    private static int line(BaseDescr descr) {
        return Math.max(0, descr.getLine());
    }

    /**
     * What is wrong with the findings that are read, if these can be. A code that is worked out while a rule runs cannot be seen here;
     * {@link Client} refuses it when it is read.
     */
    List<TrustedDrl.Fault> faultsOfReading(List<Finding> asked) {
        Set<String> codes = new HashSet<>();
        rules.forEach(rule -> codes.addAll(
                Arrays.stream(rule.annotations().getOrDefault(ASKS, "").split(";", -1))
                        .map(String::strip)
                        .toList()));
        Map<String, Finding> findings = new HashMap<>();
        asked.forEach(finding -> findings.put(finding.code(), finding));
        List<TrustedDrl.Fault> wrong = new ArrayList<>();
        String code = withoutComments();
        Matcher read = READ.matcher(code);
        while (read.find()) {
            Finding finding = findings.get(read.group(2));
            @Nullable String message = finding != null
                    ? Client.misfit(read.group(1), finding)
                    : codes.contains(read.group(2)) ? null : Client.unasked(read.group(2));
            if (message != null) {
                wrong.add(new TrustedDrl.Fault(line(code, read.start()), message));
            }
        }
        return wrong;
    }

    private static int line(String code, int at) {
        return 1 + (int) code.substring(0, at).chars().filter(c -> c == '\n').count();
    }

    private String withoutComments() {
        return COMMENT_OR_TEXT
                .matcher(text)
                .replaceAll(match -> match.group().startsWith("\"")
                        ? Matcher.quoteReplacement(match.group())
                        : match.group().replaceAll("[^\n]", ""));
    }
}
