package org.massageadvisor.engine;

/** Rules given as DRL text cannot be run: a rule failed, or what Drools needs for them is not there. Its message says which. */
public final class TrustedDrlException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String reason;

    /** The parts of Drools for it are missing. */
    TrustedDrlException(String reason, Throwable cause) {
        super(reason, cause);
        this.reason = reason;
    }

    /** A rule of this text failed. */
    TrustedDrlException(String text, String reason, Throwable cause) {
        super(text + ": " + reason, cause);
        this.reason = reason;
    }

    /** The message without the name of the text. */
    public String reason() {
        return reason;
    }
}
