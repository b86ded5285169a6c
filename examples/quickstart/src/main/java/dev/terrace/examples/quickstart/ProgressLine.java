package dev.terrace.examples.quickstart;

import dev.terrace.examples.quickstart.analysis.Progress;
import java.io.PrintWriter;
import java.util.Locale;
import picocli.CommandLine.Help.Ansi;

/** One line on the terminal that is written over as the work goes on; silent where there is no terminal. */
final class ProgressLine implements Progress {

    private static final String TO_LINE_START_AND_ERASE = "\r\u001b[2K";

    private final PrintWriter terminal;
    private final boolean visible;

    private ProgressLine(PrintWriter terminal, boolean visible) {
        this.terminal = terminal;
        this.visible = visible;
    }

    static ProgressLine onTerminal(PrintWriter terminal) {
        return new ProgressLine(terminal, Ansi.AUTO.enabled());
    }

    @Override
    public void at(String step, long done, long all) {
        show(String.format(Locale.ROOT, "%s %d %%", step, all == 0 ? 100 : 100 * done / all));
    }

    /** Shows a count whose end is not known. */
    void at(String step, long done) {
        show(String.format(Locale.ROOT, "%s %,d", step, done));
    }

    void clear() {
        show("");
    }

    private void show(String text) {
        if (visible) {
            terminal.print(TO_LINE_START_AND_ERASE + text);
            terminal.flush();
        }
    }
}
