package dev.terrace.examples.quickstart.analysis;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.terrace.core.InvalidModelException;
import dev.terrace.core.Schema;
import dev.terrace.core.segment.Segment;
import dev.terrace.core.segment.SegmentCodec;
import dev.terrace.examples.quickstart.input.InputException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Segments as a person writes them: a JSON file, of which only the syntax is known to be right. */
public final class SegmentsFile {

    private static final String STANDARD = "segments.json";

    /** A file this long was named by mistake. */
    private static final long MOST_BYTES = 50_000_000;

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final String name;
    private final @Nullable Object tree;

    private SegmentsFile(String name, @Nullable Object tree) {
        this.name = name;
        this.tree = tree;
    }

    /** {@return the segments of the quickstart itself, which are a file to copy and edit, too} */
    public static SegmentsFile standard() {
        try (InputStream bytes = requireNonNull(SegmentsFile.class.getResourceAsStream(STANDARD))) {
            return new SegmentsFile(STANDARD, MAPPER.readValue(bytes, Object.class));
        } catch (IOException e) {
            throw new UncheckedIOException(STANDARD, e);
        }
    }

    /**
     * Reads a file.
     *
     * @param file the file; JSON in UTF-8
     * @return what it says
     * @throws InputException if it cannot be read or is no JSON
     */
    public static SegmentsFile read(Path file) {
        try {
            if (Files.size(file) > MOST_BYTES) {
                throw new InputException(file + ": must be at most 50 MB but is larger");
            }
            return new SegmentsFile(file.toString(), MAPPER.readValue(Files.readAllBytes(file), Object.class));
        } catch (JacksonException e) {
            throw new InputException(file + ": is no JSON" + at(e.getLocation()) + ": " + firstLine(e), e);
        } catch (NumberFormatException e) {
            throw new InputException(file + ": is no JSON: a number has an exponent that is too large", e);
        } catch (IOException e) {
            throw new InputException(file + ": cannot be read: " + e.getMessage(), e);
        }
    }

    private static String at(@Nullable JsonLocation location) {
        return location == null ? "" : " (line " + location.getLineNr() + ", column " + location.getColumnNr() + ")";
    }

    private static String firstLine(JacksonException e) {
        return String.valueOf(e.getOriginalMessage()).lines().findFirst().orElse("");
    }

    /** {@return the name of the file, for people} */
    public String name() {
        return name;
    }

    /**
     * The segments, checked.
     *
     * @param schema the vocabulary that their rules may use
     * @throws SegmentsException listing everything that is wrong
     */
    List<Segment> segments(Schema schema) {
        try {
            return SegmentCodec.read(tree, schema);
        } catch (InvalidModelException e) {
            throw new SegmentsException(name, e);
        }
    }
}
