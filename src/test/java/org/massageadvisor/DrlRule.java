package org.massageadvisor;

import java.util.ArrayList;
import java.util.List;

/** DRL text with one rule or more, for tests. */
final class DrlRule {
    private static final String HEAD = "package extra\nimport org.massageadvisor.engine.Client\n";

    private final String id;
    private String then = "POSTPONE_MASSAGE";
    private String asks = "PAIN_SCORE";
    private String when = "Client()";
    private String rightHandSide = "";
    private final List<String> more = new ArrayList<>();

    DrlRule(String id) {
        this.id = id;
    }

    DrlRule then(String outcomes) {
        then = outcomes;
        return this;
    }

    DrlRule asks(String codes) {
        asks = codes;
        return this;
    }

    DrlRule when(String pattern) {
        when = pattern;
        return this;
    }

    DrlRule does(String code) {
        rightHandSide = code;
        return this;
    }

    DrlRule with(String attributeOrAnnotation) {
        more.add(attributeOrAnnotation);
        return this;
    }

    String rule() {
        StringBuilder text = new StringBuilder("rule \"" + id + "\"\n");
        annotation("then", then, text);
        annotation("because", "The score says so.", text);
        annotation("source", "G-17", text);
        annotation("asks", asks, text);
        more.forEach(each -> text.append(each).append('\n'));
        return text + "when\n    " + when + "\nthen " + rightHandSide + "\nend\n";
    }

    private static void annotation(String name, String value, StringBuilder text) {
        if (!value.isEmpty()) {
            text.append("    @").append(name).append("(\"").append(value).append("\")\n");
        }
    }

    String text() {
        return HEAD + rule();
    }

    static String text(DrlRule... rules) {
        StringBuilder text = new StringBuilder(HEAD);
        for (DrlRule rule : rules) {
            text.append(rule.rule());
        }
        return text.toString();
    }

    /** Text between the package and the rule. */
    String textAfter(String declarations) {
        return HEAD + declarations + "\n" + rule();
    }
}
