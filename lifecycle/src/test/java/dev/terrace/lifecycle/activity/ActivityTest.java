package dev.terrace.lifecycle.activity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.terrace.core.Event;
import dev.terrace.core.InvalidModelException;
import dev.terrace.core.Problem;
import java.time.Instant;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

class ActivityTest {

    private static final Event READ = Event.of("read", Instant.EPOCH);
    private static final Event PING = Event.of("ping", Instant.EPOCH);

    @Test
    void everyEventCountsByDefault() {
        assertThat(Activity.any().counts(PING)).isTrue();
        assertThat(Activity.any().types()).isEmpty();
        assertThat(Activity.any()).hasToString("any event");
    }

    @Test
    void onlyTheNamedTypesCount() {
        Activity activity = Activity.of("write", "read");

        assertThat(activity.counts(READ)).isTrue();
        assertThat(activity.counts(PING)).isFalse();
    }

    @Test
    void theOrderAndTheRepetitionOfTypesDoNotMatter() {
        Activity activity = Activity.of("write", "read", "write");

        assertThat(activity).isEqualTo(Activity.of("read", "write")).hasSameHashCodeAs(Activity.of("read", "write"));
        assertThat(activity).isNotEqualTo(Activity.of("read")).hasToString("[read, write]");
        assertThat(activity.types()).containsExactly("read", "write");
    }

    @Test
    void anActivityNeedsAType() {
        assertThatThrownBy(Activity::of)
                .isInstanceOf(InvalidModelException.class)
                .hasMessageContaining("must name at least one event type but named none");
    }

    @Test
    void aBlankTypeIsNoType() {
        assertThatThrownBy(() -> Activity.of("read", " "))
                .asInstanceOf(InstanceOfAssertFactories.type(InvalidModelException.class))
                .extracting(InvalidModelException::problems, InstanceOfAssertFactories.list(Problem.class))
                .extracting(Problem::code)
                .containsExactly("BLANK_EVENT_TYPE");
    }
}
