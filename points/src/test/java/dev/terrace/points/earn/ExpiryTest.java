package dev.terrace.points.earn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.terrace.core.Problems;
import dev.terrace.core.time.Calendar;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExpiryTest {

    @ParameterizedTest
    @CsvSource({
        "2020-07-06T09:30:00Z, 12, 2021-08-01T00:00:00Z",
        "2018-01-22T09:30:00Z, 0, 2018-02-01T00:00:00Z",
        "2018-01-31T23:59:59Z, 1, 2018-03-01T00:00:00Z",
        "2018-12-01T00:00:00Z, 0, 2019-01-01T00:00:00Z"
    })
    void pointsLastToTheEndOfALaterMonth(Instant availableAt, int months, Instant expected) {
        assertThat(Expiry.endOfMonth(months).expiresAt(availableAt, Calendar.utc()))
                .isEqualTo(expected);
    }

    @Test
    void theMonthEndsInTheZoneAndAtTheDayStartOfTheCalendar() {
        Calendar shanghai = Calendar.of(ZoneId.of("Asia/Shanghai")).withDayStart(LocalTime.of(4, 0));
        // 1 February 03:30 in Shanghai still belongs to January.
        assertThat(Expiry.endOfMonth(0).expiresAt(Instant.parse("2026-01-31T19:30:00Z"), shanghai))
                .isEqualTo("2026-01-31T20:00:00Z");
    }

    @Test
    void pointsThatNeverExpireEndAfterEverything() {
        assertThat(Expiry.never().expiresAt(Instant.EPOCH, Calendar.utc())).isEqualTo(Expiry.NEVER);
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 1201})
    void monthsOutOfRangeAreAProblem(int months) {
        Problems problems = new Problems();
        Expiry.endOfMonth(0).check(problems, "fine");
        Expiry.endOfMonth(1200).check(problems, "fine");
        Expiry.never().check(problems, "fine");
        Expiry.endOfMonth(months).check(problems, "expiry");
        assertThatThrownBy(() -> problems.throwIfAny("x"))
                .hasMessageContaining("expiry/months: months must be in [0, 1200] but were " + months);
    }
}
