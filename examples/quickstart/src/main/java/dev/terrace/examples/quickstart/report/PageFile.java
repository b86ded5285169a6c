package dev.terrace.examples.quickstart.report;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** The files that the page is made of, from the class path. */
final class PageFile {

    private static final String ECHARTS = "/META-INF/resources/webjars/echarts/5.5.0/echarts.min.js";

    private PageFile() {}

    /** A file that lies beside this class. */
    static String read(String name) {
        return readResource(name);
    }

    /** The chart library, with its licence notice on top. */
    static String echarts() {
        return readResource(ECHARTS);
    }

    private static String readResource(String name) {
        try (InputStream in = PageFile.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("class path must hold " + name + " but does not");
            }
            return new String(in.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + name, e);
        }
    }
}
