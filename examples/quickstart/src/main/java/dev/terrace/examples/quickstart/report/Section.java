package dev.terrace.examples.quickstart.report;

/**
 * One chart of the page with what surrounds it.
 *
 * @param id what identifies it on the page
 * @param chart the name of the function of {@code report.js} that draws it
 * @param index which one of several charts of that name it is, from 0
 * @param drawn whether there is anything to draw
 * @param heading what it shows
 * @param reading one sentence on how to read it
 * @param below HTML that stands below the chart; may be empty
 * @param figures its figures
 * @param open whether the figures are shown without being asked for
 */
record Section(
        String id,
        String chart,
        int index,
        boolean drawn,
        String heading,
        String reading,
        String below,
        Table figures,
        boolean open) {

    /** A chart whose id is the beginning of the keys of its heading and its sentence; its figures are shown if asked for. */
    static Section of(Words words, String id, String chart, boolean drawn, String below, Table figures) {
        return new Section(
                id, chart, 0, drawn, words.text(id + ".heading"), words.text(id + ".reading"), below, figures, false);
    }

    /** The same with its figures shown, since they say what the chart does not. */
    Section opened() {
        return new Section(id, chart, index, drawn, heading, reading, below, figures, true);
    }

    String html(Words words) {
        return """
                <figure class="card" id="%s">
                <figcaption><h3 id="%s-heading">%s</h3><p class="reading" id="%s-reading">%s</p></figcaption>
                %s
                %s
                <details%s><summary>%s</summary>%s</details>
                </figure>
                """.formatted(
                        id,
                        id,
                        Html.escape(heading),
                        id,
                        Html.escape(reading),
                        drawn ? container() : Html.element("p", words.text("page.nothing")),
                        below,
                        open ? " open" : "",
                        Html.escape(words.text("page.figures")),
                        figures.html(heading));
    }

    private String container() {
        return """
                <div class="chart" data-chart="%s" data-index="%d" role="img" aria-labelledby="%s-heading" \
                aria-describedby="%s-reading"></div>""".formatted(chart, index, id, id);
    }
}
