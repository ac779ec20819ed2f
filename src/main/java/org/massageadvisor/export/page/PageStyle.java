package org.massageadvisor.export.page;

import org.massageadvisor.rulebook.Printable;

/** How the page looks, on a screen and on paper. */
final class PageStyle {
    private static final String SHEET = """
            :root { color-scheme: light; }
            * { box-sizing: border-box; }
            body { max-width: 56rem; margin: 0 auto; padding: 1.5rem 1rem 4rem; background: #fff; color: #1a1a1a;
              font: 1rem/1.5 system-ui, "Segoe UI", "Helvetica Neue", Arial, sans-serif; overflow-wrap: break-word; }
            h1, h2, h3, h4 { line-height: 1.25; break-after: avoid; }
            h1 { font-size: 2rem; margin: 0 0 .5rem; }
            h2 { font-size: 1.5rem; margin: 3rem 0 .75rem; padding-bottom: .25rem; border-bottom: 2px solid #1a1a1a; }
            h3 { font-size: 1.2rem; margin: 2rem 0 .5rem; }
            p { margin: .25rem 0; orphans: 2; widows: 2; }
            a { color: #0b4f8a; text-underline-offset: .15em; }
            a:focus-visible { outline: 3px solid #0b4f8a; outline-offset: 2px; }
            a.term { color: inherit; text-decoration: underline dotted #767676; }
            a.term:hover { color: #0b4f8a; text-decoration-style: solid; }
            .derived { font-style: italic; }
            :target { background: #fff3c4; }
            code { font: .75em/1.4 ui-monospace, "DejaVu Sans Mono", Menlo, Consolas, monospace; color: #555; overflow-wrap: anywhere; }
            .review { font-weight: 600; padding: .5rem .75rem; border: 1px solid #8a5a00; background: #fff8e6; }
            dl { margin: .75rem 0; }
            dd { margin: 0; }
            .edition div, .words div { display: grid; grid-template-columns: 14rem 1fr; gap: 0 1rem; padding: .2rem 0;
              break-inside: avoid; }
            dt { font-weight: 600; }
            .edition dd { overflow-wrap: anywhere; }
            nav ul { list-style: none; margin: 0; padding: 0; }
            nav ul ul { columns: 15rem; margin: 0 0 0 1.25rem; }
            nav li { padding: .15rem 0; break-inside: avoid; }
            ol { padding-left: 1.5rem; }
            ol li { margin: .3rem 0; }
            .ranks li { margin: 0; }
            .count { color: #555; margin-bottom: .5rem; break-after: avoid; }
            .rule { display: grid; grid-template-columns: 10.5rem 1fr; gap: 0 1rem; padding: .6rem 0 .6rem .75rem;
              border-left: .3rem solid #d0d0d0; border-bottom: 1px solid #e2e2e2; break-inside: avoid; }
            .rank-1 { border-left-color: #a4161a; }
            .rank-2 { border-left-color: #d9480f; }
            .rank-3 { border-left-color: #e0a100; }
            .rank-4 { border-left-color: #7a5195; }
            .rank-5 { border-left-color: #5c7080; }
            .rank-6, .rank-7 { border-left-color: #2b7a3d; }
            .rule h4 { margin: 0; font-weight: 400; font-size: .75rem; line-height: 1.4; color: #555; break-after: auto; }
            .rule h4 .id { display: block; color: #1a1a1a; }
            .condition { margin: .15rem 0 .25rem; padding-left: 1.25rem; }
            .condition li { break-inside: avoid; }
            .many { columns: 16rem; column-gap: 2rem; }
            .group { color: #555; }
            .because, .out, .lifts, .note { font-size: .9rem; }
            .note { font-style: italic; color: #444; }
            .basis { grid-column: 1 / -1; margin-top: .2rem; font-size: .78rem; line-height: 1.35; color: #333; }
            .basis p, .basis ul { margin: 0; padding: 0; }
            .asked li { display: inline; margin-right: .6em; }
            .asked b { font-weight: 600; }
            .many-asked { columns: 20rem; column-gap: 1.5rem; }
            .many-asked li { display: block; break-inside: avoid; }
            .source a { white-space: nowrap; }
            table { width: 100%; border-collapse: collapse; font-size: .875rem; margin: .5rem 0 1rem; table-layout: fixed; }
            thead { display: table-header-group; }
            tr { break-inside: avoid; }
            th, td { text-align: left; vertical-align: top; padding: .35rem .6rem .35rem 0; border-bottom: 1px solid #d8d8d8; }
            thead th { border-bottom: 2px solid #1a1a1a; }
            tbody th { font-weight: 600; }
            tbody th code { display: block; font-weight: 400; }
            .questions thead th:nth-child(1) { width: 28%; }
            .questions thead th:nth-child(3) { width: 20%; }
            .questions thead th:nth-child(4) { width: 15%; }
            .outcomes thead th:nth-child(1) { width: 30%; }
            .outcomes thead th:nth-child(3) { width: 27%; }
            .evidence thead th:nth-child(1) { width: 9%; }
            .evidence thead th:nth-child(3) { width: 24%; }
            .evidence thead th:nth-child(4) { width: 24%; }
            .evidence td:last-child, .outcomes td:last-child { font-size: .8125rem; }
            .detail { color: #555; font-size: .8125rem; margin-top: .15rem; }
            .sign { margin: 1.25rem 0 0; padding: .75rem 1rem 1rem; border: 1.5px solid #1a1a1a; break-inside: avoid; }
            .sign h3, .sign h4 { margin: 0; font-size: 1rem; }
            .sign dl { display: grid; grid-template-columns: repeat(2, 1fr); gap: .25rem 1.5rem; margin: .25rem 0; }
            .sign dl div { display: flex; align-items: flex-end; gap: .5rem; min-height: 2.5rem; }
            .sign dt { font-weight: 400; white-space: nowrap; }
            .sign dd { flex: 1; border-bottom: 1px solid #1a1a1a; align-self: stretch; }
            .sign .remarks { grid-template-columns: 1fr; }
            .sign .remarks div { min-height: 4.5rem; align-items: flex-start; }
            .verdict { display: flex; flex-wrap: wrap; gap: .25rem 1.5rem; margin: .75rem 0 .5rem; }
            .box { display: inline-block; width: 1em; height: 1em; border: 1.5px solid #1a1a1a; vertical-align: -.12em; }
            @media screen and (max-width: 42rem) {
              .rule, .edition div, .words div { grid-template-columns: 1fr; }
              .rule h4 .id { display: inline; }
              .sign dl { grid-template-columns: 1fr; }
              thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
              table, tbody, tr, tbody th, td { display: block; width: auto; }
              tbody th { border: 0; padding-bottom: 0; }
              td { border: 0; padding: .1rem 0; }
              td[data-label]::before { content: attr(data-label) ": "; color: #555; }
              tr { border-bottom: 1px solid #d8d8d8; padding: .4rem 0; }
            }
            @media print {
              html { font-size: 9.5pt; }
              body { max-width: none; padding: 0; line-height: 1.4; }
              h2 { break-before: page; margin-top: 0; }
              nav h2, .topic:first-of-type h3 { break-before: auto; }
              nav h2 { margin-top: 2rem; }
              h3 { margin-top: 1.4rem; }
              ol li { margin: .15rem 0; }
              a, a.term { color: inherit; text-decoration: none; }
              :target { background: none; }
              .rule { grid-template-columns: 9rem 1fr; padding-top: .35rem; padding-bottom: .35rem; }
              .rule p { margin: .1rem 0; }
              .rule .basis p, .rule .basis ul { margin: 0; }
            }
            """;

    private PageStyle() {}

    /** The style sheet; on paper each page names the rulebook and its digest, and counts. */
    static String sheet(String title, String digest) {
        return SHEET + """
                @page { margin: 20mm 16mm 18mm;
                  @top-left { content: %s; font: 8pt sans-serif; color: #555; }
                  @bottom-left { content: %s; font: 7pt sans-serif; color: #555; white-space: nowrap; }
                  @bottom-right { content: counter(page) " / " counter(pages); font: 8pt sans-serif; color: #555; }
                }
                """.formatted(string(title), string(digest));
    }

    /** A text as a string of a style sheet, everything spelt out that could end it or begin something else. */
    private static String string(String text) {
        StringBuilder string = new StringBuilder("\"");
        Printable.text(text).codePoints().forEach(c -> {
            boolean isPlain = c < 128 && (Character.isLetterOrDigit(c) || c == '.' || c == '-');
            if (isPlain) {
                string.append((char) c);
            } else {
                String hex = "00000" + Integer.toHexString(c);
                string.append('\\').append(hex.substring(hex.length() - 6));
            }
        });
        return string.append('"').toString();
    }
}
