package dev.terrace.examples.quickstart.report;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What surrounds the charts: the masthead with the key figures, and the identities at the end. */
final class Frame {

    private final Summary summary;
    private final Words words;

    Frame(Summary summary, Words words) {
        this.summary = summary;
        this.words = words;
    }

    String title() {
        return words.text("page.title", summary.header().source());
    }

    String masthead() {
        Header header = summary.header();
        return "<p class=\"overline\">" + Html.escape(words.text("page.overline")) + "</p>"
                + Html.element("h1", header.source())
                + "<p class=\"facts\">" + facts(header) + "</p>"
                + navigation()
                + "<dl class=\"tiles\">" + tiles(summary.totals()) + "</dl>";
    }

    private String facts(Header header) {
        String span = header.firstPurchase() == null || header.lastPurchase() == null
                ? words.text("page.noPurchases")
                : words.text("page.span", words.day(header.firstPurchase()), words.day(header.lastPurchase()));
        return Stream.of(
                        words.text("page.asOf", words.day(header.asOf())),
                        span,
                        header.zone().toString())
                .map(fact -> Html.element("span", fact))
                .collect(Collectors.joining());
    }

    private String navigation() {
        return Stream.of("value", "segments", "lifecycle", "loyalty", "checks")
                .map(id -> "<a href=\"#" + id + "\">" + Html.escape(words.text("group." + id)) + "</a>")
                .collect(Collectors.joining(
                        "", "<nav aria-label=\"" + Html.escape(words.text("page.contents")) + "\">", "</nav>"));
    }

    private String tiles(Totals totals) {
        return tile(
                        "revenue",
                        words.money(totals.revenue().minor()),
                        words.meanMoney(totals.revenue().minor(), totals.orders()))
                + tile("customers", words.count(totals.customers()), "")
                + tile(
                        "buyers",
                        words.count(totals.customersWithOrders()),
                        words.share(totals.customersWithOrders(), totals.customers()))
                + tile(
                        "orders",
                        words.count(totals.orders()),
                        words.mean(totals.orders(), totals.customersWithOrders()))
                + tile("refunds", words.count(totals.refunds()), words.mean(totals.refunds() * 100, totals.orders()))
                + tile("rejectedRows", words.count(totals.rejectedRows()), "");
    }

    private String tile(String id, String figure, String note) {
        return "<div class=\"tile\" id=\"tile-" + id + "\">" + Html.element("dt", words.text("tile." + id))
                + Html.element("dd", figure)
                + "<dd class=\"note\">" + Html.escape(words.text("tile." + id + ".note", note)) + "</dd></div>";
    }

    String checks() {
        Table table = new Table(
                1,
                Stream.of("word.identity", "word.left", "word.right", "word.result")
                        .map(key -> words.text(key))
                        .toList());
        for (IdentityCheck check : summary.checks()) {
            table.row(List.of(
                    words.text(check.name()),
                    words.count(check.left()),
                    words.count(check.right()),
                    words.text(check.holds() ? "check.holds" : "check.fails")));
        }
        return Html.element("h2", words.text("group.checks")) + verdict() + table.html(words.text("group.checks"));
    }

    private String verdict() {
        String all = words.count(summary.checks().size());
        long failed = summary.checks().stream().filter(check -> !check.holds()).count();
        return failed == 0
                ? "<p class=\"reading\">" + Html.escape(words.text("checks.hold", all)) + "</p>"
                : "<p class=\"warning\">" + Html.escape(words.text("checks.fail", words.count(failed), all)) + "</p>";
    }
}
