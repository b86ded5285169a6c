package dev.terrace.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MoneyTest {

    @ParameterizedTest
    @CsvSource({
        "19.99, CNY, 1999, 19.99 CNY",
        "-0.5, USD, -50, -0.50 USD",
        "1000, JPY, 1000, 1000 JPY",
        "1.234, KWD, 1234, 1.234 KWD",
        "2, XAU, 2, 2 XAU",
    })
    void anAmountIsHeldInMinorUnitsOfItsCurrency(String text, String currency, long minorUnits, String shown) {
        Money money = Money.parse(text, currency);
        assertThat(money).isEqualTo(Money.ofMinor(minorUnits, currency));
        assertThat(money).hasToString(shown);
    }

    @ParameterizedTest
    @CsvSource({"19.999, CNY", "1.5, JPY", "ten, USD", "99999999999999999999, USD"})
    void anAmountThatDoesNotFitIsRefusedNotRounded(String text, String currency) {
        assertThatThrownBy(() -> Money.parse(text, currency))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'" + text + "'");
    }

    @Test
    void sumsAndDifferencesAreExact() {
        Money paid = Money.ofMinor(1999, "CNY");
        assertThat(paid.plus(Money.ofMinor(1, "CNY"))).isEqualTo(Money.ofMinor(2000, "CNY"));
        assertThat(paid.minus(Money.ofMinor(2000, "CNY"))).isEqualTo(Money.ofMinor(-1, "CNY"));
    }

    @Test
    void currenciesAreNeverMixed() {
        Money yuan = Money.ofMinor(1, "CNY");
        assertThatThrownBy(() -> yuan.plus(Money.ofMinor(1, "USD")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("currencies must be equal but were CNY and USD");
        assertThatThrownBy(() -> yuan.minus(Money.ofMinor(1, "USD"))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void overflowIsRefusedNotWrapped() {
        Money most = Money.ofMinor(Long.MAX_VALUE, "CNY");
        assertThatThrownBy(() -> most.plus(Money.ofMinor(1, "CNY")))
                .isInstanceOf(ArithmeticException.class)
                .hasMessage("amounts must fit 64 bits but do not: 92233720368547758.07 CNY + 0.01 CNY");
        assertThatThrownBy(() -> Money.ofMinor(Long.MIN_VALUE, "CNY").minus(Money.ofMinor(1, "CNY")))
                .isInstanceOf(ArithmeticException.class);
    }

    @Test
    void anUnknownCurrencyIsRefused() {
        assertThatThrownBy(() -> Money.ofMinor(1, "RMB"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("currency must be an ISO 4217 code but was 'RMB'");
    }
}
