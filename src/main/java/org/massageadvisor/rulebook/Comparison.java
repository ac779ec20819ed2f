package org.massageadvisor.rulebook;

/** How a number is compared with a bound. */
public enum Comparison {
    LESS("<"),
    AT_MOST("<="),
    EQUAL("="),
    AT_LEAST(">="),
    MORE(">");

    private final String sign;

    Comparison(String sign) {
        this.sign = sign;
    }

    public String sign() {
        return sign;
    }

    public boolean test(double value, double bound) {
        return switch (this) {
            case LESS -> value < bound;
            case AT_MOST -> value <= bound;
            case EQUAL -> value == bound;
            case AT_LEAST -> value >= bound;
            case MORE -> value > bound;
        };
    }
}
