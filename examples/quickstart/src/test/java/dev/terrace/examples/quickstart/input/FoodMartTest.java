package dev.terrace.examples.quickstart.input;

import static org.assertj.core.api.Assertions.assertThat;

import dev.terrace.core.Attribute;
import dev.terrace.core.Profile;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The expected numbers were counted in the script by a program of its own. */
class FoodMartTest {

    private static Input input;
    private static OrderLog log;

    @BeforeAll
    static void load() {
        input = FoodMart.load(ZoneOffset.UTC, null);
        log = input.log();
    }

    @Test
    void everyCustomerBelongsToThePopulation() {
        assertThat(log.customers()).isEqualTo(10_281);
        assertThat(input.profiles()).hasSize(10_281);
        assertThat(log.customerId(0)).isEqualTo("1");
        assertThat(log.customerId(10_280)).isEqualTo("10281");
        assertThat(IntStream.range(0, log.customers()).filter(c -> log.firstOrder(c) < log.endOrder(c)))
                .hasSize(8_736);
    }

    @Test
    void aCustomerAndDayIsOneOrder() {
        assertThat(log.orders()).isEqualTo(54_537);
        assertThat(log.purchases()).isEqualTo(54_537);
        assertThat(log.refunds()).isZero();
        assertThat(IntStream.range(0, log.orders()).mapToObj(log::orderId)).doesNotHaveDuplicates();
        assertThat(input.reading().rows()).isEqualTo(251_395);
        assertThat(input.reading().rejected()).isZero();
    }

    @Test
    void amountsAddUpToTheSumsOfTheSalesTables() {
        Map<Integer, Long> byYear = new TreeMap<>();
        for (int order = 0; order < log.orders(); order++) {
            int year = log.at(order).atZone(ZoneOffset.UTC).getYear();
            byYear.merge(year, log.amountMinor(order), Math::addExact);
        }

        assertThat(byYear).isEqualTo(Map.of(1997, 56_523_813L, 1998, 107_914_747L));
        assertThat(PurchaseFile.netMinor(log)).isEqualTo(164_438_560);
        assertThat(input.reading().roundedOrders()).isZero();
        assertThat(input.currency()).isEqualTo(FoodMart.CURRENCY);
    }

    @Test
    void anOrderIsDatedToTheStartOfItsDayInTheZone() {
        OrderLog inShanghai = FoodMart.load(ZoneId.of("Asia/Shanghai"), null).log();

        assertThat(log.lastPurchaseAt()).contains(Instant.parse("1998-11-30T00:00:00Z"));
        assertThat(inShanghai.lastPurchaseAt()).contains(Instant.parse("1998-11-29T16:00:00Z"));
        assertThat(inShanghai.orderId(0)).isEqualTo(log.orderId(0));
    }

    @Test
    void aProfileHoldsWhatIsKnown() {
        Profile third = input.profiles().get(2);

        assertThat(log.customerId(2)).isEqualTo("3");
        assertThat(third)
                .hasToString("Profile{city=Issaquah, state=WA, country=USA, birthdate=1910-06-21,"
                        + " account_opened=1991-06-11, gender=F, marital_status=M, yearly_income=$50K - $70K,"
                        + " education=Bachelors Degree, member_card=Bronze, total_children=1, num_cars=2,"
                        + " homeowner=true, occupation=Professional}");
        assertThat(third.value(FoodMartAttributes.BIRTHDATE)).contains(LocalDate.of(1910, 6, 21));
    }

    @Test
    void attributesAreDistributedAsInTheCustomerTable() {
        assertThat(counts(FoodMartAttributes.MEMBER_CARD))
                .isEqualTo(Map.of("Normal", 2_420L, "Bronze", 5_703L, "Silver", 960L, "Golden", 1_198L));
        assertThat(counts(FoodMartAttributes.COUNTRY))
                .isEqualTo(Map.of("USA", 7_359L, "Canada", 1_717L, "Mexico", 1_205L));
        assertThat(counts(FoodMartAttributes.GENDER)).isEqualTo(Map.of("F", 5_097L, "M", 5_184L));
        assertThat(counts(FoodMartAttributes.MARITAL_STATUS)).isEqualTo(Map.of("S", 5_139L, "M", 5_142L));
        assertThat(counts(FoodMartAttributes.HOMEOWNER)).isEqualTo(Map.of(true, 6_187L, false, 4_094L));
        assertThat(counts(FoodMartAttributes.NUM_CARS))
                .isEqualTo(Map.of(0L, 587L, 1L, 2_266L, 2L, 3_103L, 3L, 2_913L, 4L, 1_412L));
        assertThat(counts(FoodMartAttributes.EDUCATION))
                .isEqualTo(Map.of(
                        "Partial High School", 3_094L,
                        "High School Degree", 3_039L,
                        "Partial College", 990L,
                        "Bachelors Degree", 2_619L,
                        "Graduate Degree", 539L));
        assertThat(counts(FoodMartAttributes.YEARLY_INCOME)).hasSize(8).containsEntry("$150K +", 223L);
    }

    private static <T> Map<T, Long> counts(Attribute<T> attribute) {
        return input.profiles().stream()
                .flatMap(profile -> profile.value(attribute).stream())
                .collect(Collectors.groupingBy(Function.identity(), LinkedHashMap::new, Collectors.counting()));
    }
}
