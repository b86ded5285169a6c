package dev.terrace.examples.quickstart.report;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A table of figures. The first column names the row; after the columns of text all hold numbers. Not thread-safe. */
final class Table {

    private final int textColumns;
    private final List<String> header;
    private final List<List<String>> rows = new ArrayList<>();

    Table(int textColumns, List<String> header) {
        this.textColumns = textColumns;
        this.header = List.copyOf(header);
    }

    /** A table whose headings are words. */
    static Table of(Words words, int textColumns, String... keys) {
        return new Table(
                textColumns, Stream.of(keys).map(key -> words.text(key)).toList());
    }

    Table row(List<String> cells) {
        rows.add(List.copyOf(cells));
        return this;
    }

    /** The table in a box that scrolls sideways, where it is wider than the page. */
    String html(String name) {
        StringBuilder html = new StringBuilder("<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"")
                .append(Html.escape(name))
                .append("\"><table><thead>");
        appendRow(html, header, "th scope=\"col\"");
        html.append("</thead><tbody>");
        rows.forEach(row -> appendRow(html, row, "td"));
        return html.append("</tbody></table></div>").toString();
    }

    private void appendRow(StringBuilder html, List<String> cells, String element) {
        html.append("<tr>");
        for (int column = 0; column < header.size(); column++) {
            String text = column < cells.size() ? cells.get(column) : "";
            html.append('<')
                    .append(column == 0 && element.equals("td") ? "th scope=\"row\"" : element)
                    .append(column < textColumns ? ">" : " class=\"number\">")
                    .append(Html.escape(text));
        }
        html.append("</tr>\n");
    }
}
