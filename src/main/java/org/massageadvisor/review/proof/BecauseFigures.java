package org.massageadvisor.review.proof;
/** stub */
final class BecauseFigures {
    static final String OTHER_FIGURE = "other-figure";

    BecauseFigures(org.massageadvisor.rulebook.Rulebook rulebook, Rows rows, Warnings warnings) {}

    void check() {}
}
