package dev.terrace.core.rule;

import dev.terrace.core.Attribute;
import dev.terrace.core.EventType;
import dev.terrace.core.Kind;
import dev.terrace.core.Layout;
import dev.terrace.core.Problems;
import dev.terrace.core.Schema;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a rule may speak of where it stands: the user, or one event and its properties. Collects what is wrong. */
final class CheckScope {

    private final Schema schema;
    private final Set<String> segments;
    private final Problems problems;
    private final @Nullable EventType event;

    private CheckScope(Schema schema, Set<String> segments, Problems problems, @Nullable EventType event) {
        this.schema = schema;
        this.segments = segments;
        this.problems = problems;
        this.event = event;
    }

    static CheckScope ofUser(Schema schema, Set<String> segments, Problems problems) {
        return new CheckScope(schema, segments, problems, null);
    }

    Problems problems() {
        return problems;
    }

    /** Checks a condition on events where it stands, and that the event type exists. */
    void checkEvents(String path, String type, Rule where) {
        @Nullable EventType declared = checkUser(path, "events") ? eventType(path, type) : null;
        if (declared != null) {
            where.accept(new RuleChecking(new CheckScope(schema, segments, problems, declared), path + "/where"));
        }
    }

    /** Checks that a property belongs to an event type; a type that does not exist is a problem already. */
    void checkProperty(String path, String type, Attribute<?> property) {
        schema.event(type)
                .ifPresent(declared -> checkDeclared(path, declared.layout(), "a property of " + type, property));
    }

    void checkAttribute(String path, Attribute<?> attribute) {
        if (event == null) {
            checkDeclared(path, schema.layout(), "an attribute", attribute);
        } else {
            checkDeclared(path, event.layout(), "a property of " + event.name(), attribute);
        }
    }

    void checkSegment(String path, String key) {
        if (checkUser(path, "segments") && !segments.contains(key)) {
            problems.addUnknownName("UNKNOWN_SEGMENT", path, "a segment", key, segments);
        }
    }

    void checkAllowed(String path, String what, Kind<?> kind, Object value) {
        kind.problemWith(value)
                .ifPresent(problem -> problems.addNear(
                        "VALUE_NOT_ALLOWED", path, what + " " + problem, value.toString(), kind.domain()));
    }

    private @Nullable EventType eventType(String path, String type) {
        @Nullable EventType declared = schema.event(type).orElse(null);
        if (declared == null) {
            problems.addUnknownName("UNKNOWN_EVENT", path, "an event", type, schema.events());
        }
        return declared;
    }

    private boolean checkUser(String path, String what) {
        problems.unless(
                event == null,
                "NOT_FOR_EVENTS",
                path,
                "a condition on an event must not ask for " + what + " but does");
        return event == null;
    }

    private void checkDeclared(String path, Layout layout, String what, Attribute<?> attribute) {
        @Nullable Attribute<?> declared = layout.attribute(attribute.name()).orElse(null);
        if (declared == null) {
            List<String> names =
                    layout.attributes().stream().map(Attribute::name).toList();
            problems.addUnknownName("UNKNOWN_ATTRIBUTE", path, what, attribute.name(), names);
        } else {
            problems.unless(
                    declared.equals(attribute),
                    "OTHER_ATTRIBUTE",
                    path,
                    "'" + attribute.name() + "' is declared as " + declared.kind() + " but used as "
                            + attribute.kind());
        }
    }
}
