package dev.terrace.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class EventTypeTest {

    private static final Attribute<Long> AMOUNT = Attribute.ofLong("amount");
    private static final Attribute<String> CATEGORY = Attribute.ofString("category");

    @Test
    void anEventTypeHasANameAndProperties() {
        EventType type = EventType.of("purchase", AMOUNT, CATEGORY);
        assertThat(type.name()).isEqualTo("purchase");
        assertThat(type.properties()).containsExactly(AMOUNT, CATEGORY);
        assertThat(type.layout().indexOf(CATEGORY)).isEqualTo(1);
        assertThat(type).hasToString("purchase");
        assertThat(EventType.of("login").properties()).isEmpty();
    }

    @Test
    void eventTypesAreEqualByNameAndProperties() {
        EventType type = EventType.of("purchase", AMOUNT, CATEGORY);
        assertThat(type)
                .isEqualTo(EventType.of("purchase", List.of(AMOUNT, CATEGORY)))
                .hasSameHashCodeAs(EventType.of("purchase", AMOUNT));
        assertThat(type).isNotEqualTo(EventType.of("purchase", CATEGORY, AMOUNT));
        assertThat(type).isNotEqualTo(EventType.of("order", AMOUNT, CATEGORY));
        assertThat(type).isNotEqualTo(EventType.of("purchase"));
    }

    @Test
    void aBlankNameIsRefused() {
        assertThatThrownBy(() -> EventType.of(" "))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("event type must not be blank but was ' '");
    }

    @Test
    void everyPropertyThatIsDeclaredTwiceIsReported() {
        assertThatThrownBy(() -> EventType.of("purchase", AMOUNT, CATEGORY, Attribute.ofString("amount"), CATEGORY))
                .isInstanceOf(InvalidModelException.class)
                .hasMessage("event type purchase is not valid (2):\n"
                        + "  properties/amount: an attribute name must be declared once but was declared again"
                        + " [DUPLICATE_ATTRIBUTE]\n"
                        + "  properties/category: an attribute name must be declared once but was declared again"
                        + " [DUPLICATE_ATTRIBUTE]");
    }

    @Test
    void aSchemaDeclaresAnEventTypeOnce() {
        Schema.Builder builder = Schema.builder().event("purchase", AMOUNT);
        assertThat(builder.event(EventType.of("purchase", AMOUNT)).build().event("purchase"))
                .hasValue(EventType.of("purchase", AMOUNT));
        assertThat(builder.build().event("login")).isEmpty();
        assertThatThrownBy(() -> builder.event("purchase", CATEGORY).build())
                .hasMessageContaining("events/purchase: an event type must be declared once but was declared again with"
                        + " other properties [DUPLICATE_EVENT]");
    }
}
