package org.massageadvisor.export.page;

import java.util.List;

/** A table of a page: its first cell in each row names the row. On a narrow screen each cell shows the head of its column. */
final class HtmlTable {
    private final Html html;
    private final List<String> columns;
    private int column;

    HtmlTable(Html html, String style, String... columns) {
        this.html = html;
        this.columns = List.of(columns);
        html.open("table", "class", style).newLine().open("thead").open("tr");
        for (String each : columns) {
            html.element("th", each, "scope", "col");
        }
        html.close().close().open("tbody").newLine();
    }

    /** Begins a row; its first cell is open. */
    Html row(String anchor) {
        column = 1;
        return html.open("tr", "id", anchor).open("th", "scope", "row");
    }

    /** Closes the cell before and opens the next one. */
    Html cell() {
        return html.close().open("td", "data-label", columns.get(column++));
    }

    /** A cell for all columns but the first. */
    Html wideCell() {
        return html.close().open("td", "colspan", String.valueOf(columns.size() - 1));
    }

    void endRow() {
        html.close().close();
    }

    void end() {
        html.close().close();
    }
}
