package dev.terrace.examples.quickstart.input;

import static dev.terrace.examples.quickstart.input.PurchaseFile.lines;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PurchaseCsvTest {

    private static final String GOOD = "7,2026-05-01,1.00";

    @TempDir
    Path folder;

    @Test
    void ordersOfACustomerStandInTimeOrder() {
        Input input = PurchaseFile.ofRows(folder, "9,2026-05-03,3.00", "7,2026-05-02,2.00", "7,2026-05-01,12.5")
                .read();

        assertThat(lines(input.log()))
                .containsExactly(
                        "7 7-1 2026-05-01T00:00:00Z 1250",
                        "7 7-2 2026-05-02T00:00:00Z 200",
                        "9 9-1 2026-05-03T00:00:00Z 300");
        assertThat(input.log().customers()).isEqualTo(2);
        assertThat(input.log().customerOf(0)).isZero();
        assertThat(input.log().customerOf(1)).isZero();
        assertThat(input.log().customerOf(2)).isEqualTo(1);
        assertThat(input.log()).hasToString("OrderLog[2 customers, 3 orders]");
    }

    @Test
    void nothingIsKnownAboutCustomersButTheirOrders() {
        PurchaseFile file = PurchaseFile.ofRows(folder, "7,2026-05-01,1", "8,2026-05-01,1");

        Input input = file.read();

        assertThat(input.schema().attributes()).isEmpty();
        assertThat(input.profiles()).hasSize(2);
        assertThat(input.source()).isEqualTo(file.path().toString());
        assertThat(input.currency()).isEqualTo(PurchaseFile.CNY);
    }

    @Nested
    class WholeFiles {

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "customer_id,date | amount missing in 'customer_id,date'",
                    "id,day,price | customer_id, date, amount missing in 'id,day,price'",
                    "customer_id;date;amount | customer_id, date, amount missing in 'customer_id;date;amount'",
                    "Customer_Id,date,amount | customer_id missing in 'Customer_Id,date,amount'",
                    "7,2026-05-01,1.00 | customer_id, date, amount missing in '7,2026-05-01,1.00'",
                })
        void aHeaderWithoutANeededColumnIsRefused(String header, String problem) {
            PurchaseFile file = PurchaseFile.of(folder, header + "\n" + GOOD + "\n");

            assertThatThrownBy(file::read)
                    .isInstanceOf(InputException.class)
                    .hasMessage(file.path()
                            + ": the header must have the columns customer_id, date and amount, separated by commas,"
                            + " and may have order_id; " + problem);
        }

        @Test
        void aHeaderThatNamesAColumnTwiceIsRefused() {
            PurchaseFile file = PurchaseFile.of(folder, "customer_id,date,amount,amount\n7,2026-05-01,1,2\n");

            assertThatThrownBy(file::read)
                    .isInstanceOf(InputException.class)
                    .hasMessage(file.path()
                            + ": the header must name amount once but has 'customer_id,date,amount,amount'");
        }

        @Test
        void aHeaderOfBinaryDataIsShownShortAndOnOneLine() {
            PurchaseFile file = PurchaseFile.of(folder, "\u0000\u0007" + "x".repeat(500) + "\n" + GOOD);

            assertThatThrownBy(file::read)
                    .isInstanceOf(InputException.class)
                    .hasMessageEndingWith("missing in '  " + "x".repeat(58) + "…'");
        }

        @Test
        void aHeaderWithAnOpenQuoteIsRefused() {
            PurchaseFile file = PurchaseFile.of(folder, "\"customer_id,date,amount\n" + GOOD + "\n");

            assertThatThrownBy(file::read)
                    .isInstanceOf(InputException.class)
                    .hasMessage(file.path()
                            + ": the header must be customer_id,date,amount but cannot be read: a quoted field must be"
                            + " closed by a quote that a comma or the end of the line follows");
        }

        @Test
        void aHeaderOfAMegabyteIsRefused() {
            PurchaseFile file = PurchaseFile.of(folder, "x".repeat(3 << 20));

            assertThatThrownBy(file::read)
                    .isInstanceOf(InputException.class)
                    .hasMessage(file.path() + ": cannot be read: a row must not be longer than 1048576 characters");
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "\n\n", "\uFEFF"})
        void anEmptyFileIsRefused(String text) {
            PurchaseFile file = PurchaseFile.of(folder, text);

            assertThatThrownBy(file::read)
                    .isInstanceOf(InputException.class)
                    .hasMessage(file.path() + ": is empty but must start with the header customer_id,date,amount");
        }

        @Test
        void aFileWithoutRowsIsRefused() {
            PurchaseFile file = PurchaseFile.of(folder, "customer_id,date,amount\n\n");

            assertThatThrownBy(file::read)
                    .isInstanceOf(InputException.class)
                    .hasMessage(file.path() + ": has no rows below its header");
        }

        @Test
        void aFileWithoutAGoodRowIsRefusedAfterItsRowsWereHandedOver() {
            PurchaseFile file = PurchaseFile.ofRows(folder, "7,never,1", "7,2026-05-01,much");

            assertThatThrownBy(file::read)
                    .isInstanceOf(InputException.class)
                    .hasMessage(file.path()
                            + ": has no good row: all 2 were rejected, the first on line 2 because date must be a date,"
                            + " date-time or instant of ISO 8601, such as 2026-03-31, but was 'never'");
            assertThat(file.rejected()).extracting(RejectedRow::line).containsExactly(2L, 3L);
        }

        @Test
        void aMissingFileIsRefused() {
            Path file = folder.resolve("none.csv");

            assertThatThrownBy(() -> readPath(file))
                    .isInstanceOf(InputException.class)
                    .hasMessage(file + ": there is no such file");
        }

        @Test
        void aFolderIsRefused() {
            assertThatThrownBy(() -> readPath(folder))
                    .isInstanceOf(InputException.class)
                    .hasMessage(folder + ": must be a file but is a folder");
        }

        @Test
        void aCurrencyWithoutMinorUnitsIsAMistake() {
            PurchaseFile file = PurchaseFile.ofRows(folder, GOOD);
            Currency gold = Currency.getInstance("XAU");

            assertThatThrownBy(() -> file.read(ZoneOffset.UTC, gold))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("currency must have 0 to 4 decimals but XAU has -1");
        }

        private Input readPath(Path file) {
            return PurchaseCsv.read(file, ZoneOffset.UTC, PurchaseFile.CNY, null, row -> {}, rows -> {});
        }
    }

    @Nested
    class Form {

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "customer_id,date,amount\n7,2026-05-01,1.00\n",
                    "customer_id,date,amount\n7,2026-05-01,1.00",
                    "customer_id,date,amount\r\n7,2026-05-01,1.00\r\n",
                    "customer_id,date,amount\r7,2026-05-01,1.00\r",
                    "\uFEFFcustomer_id,date,amount\n7,2026-05-01,1.00\n",
                    "\n\ncustomer_id,date,amount\n\n   \n7,2026-05-01,1.00\n\n\t\n",
                    "\"customer_id\",\"date\",\"amount\"\n\"7\",\"2026-05-01\",\"1.00\"\n",
                    " customer_id , date , amount \n 7 , 2026-05-01 , 1.00 \n",
                    "amount,customer_id,date\n1.00,7,2026-05-01\n",
                    "date,note,amount,customer_id\n2026-05-01,\"a, b\n\"\"c\"\"\",1.00,7\n",
                    "date,\"no\nte\",amount,customer_id\n2026-05-01,,1.00,7\n",
                })
        void theSameRowIsReadFromEachForm(String text) {
            PurchaseFile file = PurchaseFile.of(folder, text);

            assertThat(lines(file.read().log())).containsExactly("7 7-1 2026-05-01T00:00:00Z 100");
            assertThat(file.rejected()).isEmpty();
        }

        @Test
        void columnsThatAreNotUsedAreNamed() {
            Input input = PurchaseFile.of(folder, "sku,customer_id,date,store,amount\nx,7,2026-05-01,y,1.00\n")
                    .read();

            assertThat(input.reading().ignoredColumns()).containsExactly("sku", "store");
        }

        @Test
        void idsMayBeOfAnyScript() {
            Input input = PurchaseFile.ofOrders(folder, "张三,订单😀1,2026-05-01,1.00", "张三,订单é,2026-05-01,1.00")
                    .read();

            assertThat(lines(input.log()))
                    .containsExactly("张三 订单é 2026-05-01T00:00:00Z 100", "张三 订单😀1 2026-05-01T00:00:00Z 100");
        }

        @Test
        void progressIsToldEveryHundredThousandRows() throws IOException {
            Path file = folder.resolve("many.csv");
            Files.writeString(file, "customer_id,date,amount\n" + (GOOD + "\n").repeat(250_000));
            List<Long> told = new ArrayList<>();

            Input input = PurchaseCsv.read(file, ZoneOffset.UTC, PurchaseFile.CNY, null, row -> {}, told::add);

            assertThat(told).containsExactly(100_000L, 200_000L);
            assertThat(input.reading().rows()).isEqualTo(250_000);
            assertThat(input.reading().accepted()).isEqualTo(250_000);
        }
    }

    @Nested
    class Dates {

        @ParameterizedTest
        @CsvSource({
            // date, zone, instant
            "2026-05-01, UTC, 2026-05-01T00:00:00Z",
            "2026-05-01, Asia/Shanghai, 2026-04-30T16:00:00Z",
            "2024-02-29, UTC, 2024-02-29T00:00:00Z",
            "2026-05-01T10:15, UTC, 2026-05-01T10:15:00Z",
            "2026-05-01T10:15:30, Asia/Shanghai, 2026-05-01T02:15:30Z",
            "2026-05-01 10:15:30, Asia/Shanghai, 2026-05-01T02:15:30Z",
            "2026-05-01T10:15:30.5, UTC, 2026-05-01T10:15:30.500Z",
            "2026-05-01T10:15:30.123456, UTC, 2026-05-01T10:15:30.123456Z",
            "2026-05-01T10:15:30.123456000, UTC, 2026-05-01T10:15:30.123456Z",
            "2026-05-01T10:15:30Z, Asia/Shanghai, 2026-05-01T10:15:30Z",
            "2026-05-01T10:15Z, Asia/Shanghai, 2026-05-01T10:15:00Z",
            "2026-05-01T10:15:30+08:00, UTC, 2026-05-01T02:15:30Z",
            "2026-05-01 10:15:30.25-03:30, UTC, 2026-05-01T13:45:30.250Z",
            "2026-05-01T00:00:00+18:00, UTC, 2026-04-30T06:00:00Z",
            // Paris: 02:00 to 03:00 is skipped on 29 March 2026, and repeated on 25 October.
            "2026-03-29T02:30, Europe/Paris, 2026-03-29T01:30:00Z",
            "2026-10-25T02:30, Europe/Paris, 2026-10-25T00:30:00Z",
            "2026-10-25T02:30+01:00, Europe/Paris, 2026-10-25T01:30:00Z",
            // Beirut skips the first hour of 29 March 2026; the day starts at 01:00.
            "2026-03-29, Asia/Beirut, 2026-03-28T22:00:00Z",
        })
        void eachFormIsTheInstantThatItNames(String date, String zone, Instant expected) {
            Input input = PurchaseFile.ofRows(folder, "7," + date + ",1").read(ZoneId.of(zone));

            assertThat(input.log().at(0)).isEqualTo(expected);
        }

        @Test
        void dayStartsAreNotMixedUp() {
            // 2026-05-01 and 2034-05-01 share a place in the memory of the reader.
            Input input = PurchaseFile.ofRows(folder, "7,2034-05-01,1", "7,2026-05-01,2", "7,2034-05-01,3")
                    .read();

            assertThat(lines(input.log()))
                    .containsExactly(
                            "7 7-1 2026-05-01T00:00:00Z 200",
                            "7 7-2 2034-05-01T00:00:00Z 100",
                            "7 7-3 2034-05-01T00:00:00Z 300");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "''",
                    "'01.05.2026'",
                    "'2026-5-1'",
                    "'20260501'",
                    "'2026-02-29'",
                    "'2100-02-29'",
                    "'2026-04-31'",
                    "'2026-13-01'",
                    "'2026-00-10'",
                    "'2026-05-00'",
                    "'0000-00-00'",
                    "'-026-05-01'",
                    "'２０２６-05-01'",
                    "'2026-05-01T'",
                    "'2026-05-01X10:15'",
                    "'2026-05-01T10'",
                    "'2026-05-01T10:15:'",
                    "'2026-05-01T10:15:3'",
                    "'2026-05-01T24:00'",
                    "'2026-05-01T10:60'",
                    "'2026-05-01T23:59:60Z'",
                    "'2026-05-01T10.15.30'",
                    "'2026-05-01T10:15:30.'",
                    "'2026-05-01T10:15:30.1234567890'",
                    "'2026-05-01T10:15.5'",
                    "'2026-05-01T10:15:30+8'",
                    "'2026-05-01T10:15:30+0800'",
                    "'2026-05-01T10:15:30+18:01'",
                    "'2026-05-01T10:15:30+08:60'",
                    "'2026-05-01T10:15:30+08-00'",
                    "'2026-05-01T10:15:30ZZ'",
                    "'2026-05-01T10:15:30[Asia/Shanghai]'",
                })
        void anyOtherFormIsRejected(String quoted) {
            PurchaseFile file =
                    PurchaseFile.ofRows(folder, "7," + quoted.substring(1, quoted.length() - 1) + ",1", GOOD);

            assertThat(file.read().log().orders()).isEqualTo(1);
            assertThat(file.rejected())
                    .extracting(RejectedRow::reason)
                    .containsExactly(
                            "date must be a date, date-time or instant of ISO 8601, such as 2026-03-31, but was "
                                    + quoted);
        }

        @ParameterizedTest
        @ValueSource(strings = {"0026-05-01", "1900-01-01", "1969-12-31T23:59:59Z", "2200-01-01", "9999-12-31"})
        void anAbsurdDayIsRejected(String date) {
            PurchaseFile file =
                    PurchaseFile.ofRows(folder, "7," + date + ",1", "8,1970-01-01,1", "9,2199-12-31T23:59:59.999999,1");

            assertThat(lines(file.read().log())).hasSize(2);
            assertThat(file.rejected())
                    .extracting(RejectedRow::reason)
                    .containsExactly("date must be from 1970-01-01 to 2199-12-31 but was '" + date + "'");
        }

        @Test
        void whatIsFinerThanAMicrosecondIsRejectedAndNotCutOff() {
            PurchaseFile file = PurchaseFile.ofRows(folder, "7,2026-05-01T10:15:30.123456789Z,1", GOOD);

            assertThat(file.read().log().orders()).isEqualTo(1);
            assertThat(file.rejected())
                    .extracting(RejectedRow::reason)
                    .containsExactly(
                            "date must not be finer than a microsecond but was '2026-05-01T10:15:30.123456789Z'");
        }
    }

    @Nested
    class Amounts {

        @ParameterizedTest
        @CsvSource({
            "12.50, 1250",
            "12.5, 1250",
            "12, 1200",
            "12., 1200",
            "+12.50, 1250",
            "-12.50, -1250",
            ".5, 50",
            "-.5, -50",
            "0, 0",
            "-0.00, 0",
            "007.00, 700",
            "922337203685477.58, 92233720368547758",
            "-922337203685477.58, -92233720368547758",
            // half to even
            "0.125, 12",
            "0.135, 14",
            "-0.125, -12",
            "-0.0051, -1",
            "0.1251, 13",
            "0.0049, 0",
        })
        void anAmountIsExactAndRoundedToCents(String amount, long minor) {
            Input input = PurchaseFile.ofRows(folder, "7,2026-05-01," + amount).read();

            assertThat(input.log().amountMinor(0)).isEqualTo(minor);
        }

        @ParameterizedTest
        @CsvSource({"JPY, 1234, 0", "CNY, 123450, 0", "KWD, 1234500, 0", "CLF, 12345000, 0"})
        void theCurrencySaysWhatAMinorUnitIs(String currency, long minor, int nothingElse) {
            Input input = PurchaseFile.ofRows(folder, "7,2026-05-01,1234.5")
                    .read(ZoneOffset.UTC, Currency.getInstance(currency));

            assertThat(input.log().amountMinor(0)).isEqualTo(minor).isPositive();
            assertThat(input.log().refunds()).isEqualTo(nothingElse);
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                quoteCharacter = '"',
                value = {
                    "'' | a plain decimal, such as 12.50,",
                    "'abc' | a plain decimal, such as 12.50,",
                    "'1 000' | a plain decimal, such as 12.50,",
                    "'1_000' | a plain decimal, such as 12.50,",
                    "'¥12' | a plain decimal, such as 12.50,",
                    "'12.5.0' | a plain decimal, such as 12.50,",
                    "'--1' | a plain decimal, such as 12.50,",
                    "'1-' | a plain decimal, such as 12.50,",
                    "'-' | a plain decimal, such as 12.50,",
                    "'.' | a plain decimal, such as 12.50,",
                    "'1e3' | a plain decimal, such as 12.50,",
                    "'NaN' | a plain decimal, such as 12.50,",
                    "'Infinity' | a plain decimal, such as 12.50,",
                    "'１２' | a plain decimal, such as 12.50,",
                    "'0.12345' | at most 4 decimals",
                    "'1.00000' | at most 4 decimals",
                    "'922337203685477.5808' | at most 922337203685477.5807 either way",
                    "'-922337203685477.5808' | at most 922337203685477.5807 either way",
                    "'99999999999999999999999' | at most 922337203685477.5807 either way",
                    "'18446744073709551617' | at most 922337203685477.5807 either way",
                })
        void anythingElseIsRejected(String quoted, String rule) {
            PurchaseFile file =
                    PurchaseFile.ofRows(folder, "7,2026-05-01," + quoted.substring(1, quoted.length() - 1), GOOD);
            String verb = rule.startsWith("a plain") ? "be " : rule.contains("either") ? "be " : "have ";

            assertThat(file.read().log().orders()).isEqualTo(1);
            assertThat(file.rejected())
                    .extracting(RejectedRow::reason)
                    .containsExactly("amount must " + verb + rule + " but was " + quoted);
        }

        @Test
        void aCommaForDecimalsBreaksTheRowUnlessItIsQuoted() {
            PurchaseFile file = PurchaseFile.ofRows(folder, "7,2026-05-01,12,50", "7,2026-05-01,\"12,50\"", GOOD);

            file.read();

            assertThat(file.rejected())
                    .extracting(RejectedRow::reason)
                    .containsExactly(
                            "a row must have 3 fields, as the header has, but has 4",
                            "amount must be a plain decimal, such as 12.50, but was '12,50'");
        }

        @Test
        void anOrderIsRoundedOnceNotLineByLine() {
            // Rounded one by one, these lines would be 0.12 + 0.12 + 0.12 = 0.36.
            Input input = PurchaseFile.ofOrders(
                            folder, "7,A,2026-05-01,0.125", "7,A,2026-05-01,0.125", "7,A,2026-05-01,0.125")
                    .read();

            assertThat(input.log().amountMinor(0)).isEqualTo(38); // 0.375, half to even
            assertThat(input.reading().roundedOrders()).isEqualTo(1);
        }

        @ParameterizedTest
        @ValueSource(strings = {"A", ""})
        void sumsThatDoNotFitAreRefusedNotWrapped(String orderId) {
            String row = "7," + orderId + ",2026-05-01,922337203685477.58";
            String[] rows = new String[200];
            Arrays.fill(rows, row);
            PurchaseFile file = PurchaseFile.ofOrders(folder, rows);

            assertThatThrownBy(file::read)
                    .isInstanceOf(InputException.class)
                    .hasMessage(file.path() + ": amounts must not add up to more than 64 bits hold");
        }
    }

    @Nested
    class Orders {

        @Test
        void rowsWithTheSameOrderIdAreOneOrderWhereverTheyStand() {
            Input input = PurchaseFile.ofOrders(
                            folder,
                            "7,A1,2026-05-02,10.00",
                            "8,A1,2026-05-01,5.00",
                            "7,B1,2026-05-01,1.00",
                            "7,A1,2026-05-01T12:00:00,2.50",
                            "7,A1,2026-04-03,-0.25")
                    .read();

            assertThat(lines(input.log()))
                    .containsExactly(
                            "7 A1 2026-04-03T00:00:00Z -25",
                            "7 B1 2026-05-01T00:00:00Z 100",
                            "7 A1 2026-05-01T12:00:00Z 1250",
                            "8 A1 2026-05-01T00:00:00Z 500");
        }

        @Test
        void aRowWithoutAnOrderIdIsAnOrderOfItsOwn() {
            Input input = PurchaseFile.ofOrders(
                            folder,
                            "7,,2026-05-01,2.00",
                            "7,A1,2026-05-01,3.00",
                            "7,,2026-05-01,1.00",
                            "7, ,2026-05-01,1")
                    .read();

            assertThat(lines(input.log()))
                    .containsExactly(
                            "7 7-1 2026-05-01T00:00:00Z 100",
                            "7 7-2 2026-05-01T00:00:00Z 100",
                            "7 7-3 2026-05-01T00:00:00Z 200",
                            "7 A1 2026-05-01T00:00:00Z 300");
        }

        @Test
        void ordersOfTheSameInstantStandBeforeRefundsAndAreSortedByIdThenAmount() {
            Input input = PurchaseFile.ofOrders(
                            folder, "7,B,2026-05-01,1", "7,A,2026-05-01,3", "7,,2026-05-01,9", "7,,2026-05-01,-9")
                    .read();

            assertThat(lines(input.log()))
                    .containsExactly(
                            "7 7-1 2026-05-01T00:00:00Z 900",
                            "7 A 2026-05-01T00:00:00Z 300",
                            "7 B 2026-05-01T00:00:00Z 100",
                            "7 7-4 2026-05-01T00:00:00Z -900");
        }

        @Test
        void aMadeUpIdNeverEqualsAGivenOne() {
            Input input = PurchaseFile.ofOrders(
                            folder,
                            "7,7-2,2026-05-01,1",
                            "7,,2026-05-02,2",
                            "7,7-1,2026-05-03,3",
                            "7,7-02,2026-05-04,4",
                            "7,7-x,2026-05-05,5",
                            "8,8-1,2026-05-01,1",
                            "9,x,2026-05-01,1",
                            "9,,2026-05-02,1")
                    .read();

            assertThat(lines(input.log()))
                    .containsExactly(
                            "7 7-2 2026-05-01T00:00:00Z 100",
                            "7 7-4 2026-05-02T00:00:00Z 200",
                            "7 7-1 2026-05-03T00:00:00Z 300",
                            "7 7-02 2026-05-04T00:00:00Z 400",
                            "7 7-x 2026-05-05T00:00:00Z 500",
                            "8 8-1 2026-05-01T00:00:00Z 100",
                            "9 x 2026-05-01T00:00:00Z 100",
                            "9 9-2 2026-05-02T00:00:00Z 100");
        }

        @Test
        void aNegativeRowIsARefund() {
            OrderLog log = PurchaseFile.ofOrders(
                            folder,
                            "7,A,2026-05-01,12.50",
                            "7,B,2026-05-03,-5.00",
                            "7,C,2026-05-02,3.00",
                            "7,C,2026-05-02,-3.00",
                            "8,D,2026-05-04,-1.00")
                    .read()
                    .log();

            assertThat(lines(log))
                    .containsExactly(
                            "7 A 2026-05-01T00:00:00Z 1250",
                            "7 C 2026-05-02T00:00:00Z 300",
                            "7 C 2026-05-02T00:00:00Z -300",
                            "7 B 2026-05-03T00:00:00Z -500",
                            "8 D 2026-05-04T00:00:00Z -100");
            assertThat(log.isRefund(1)).isFalse();
            assertThat(log.isRefund(2)).isTrue();
            assertThat(log.purchases()).isEqualTo(2);
            assertThat(log.refunds()).isEqualTo(3);
            assertThat(log.lastAt()).contains(Instant.parse("2026-05-04T00:00:00Z"));
            assertThat(log.firstPurchaseAt()).contains(Instant.parse("2026-05-01T00:00:00Z"));
            assertThat(log.lastPurchaseAt()).contains(Instant.parse("2026-05-02T00:00:00Z"));
        }

        @Test
        void anOrderThatIsRefundedByMoreThanItsTotalStaysAnOrder() {
            OrderLog log = PurchaseFile.ofOrders(folder, "7,C1,2026-05-01,10", "7,C1,2026-05-03,-30")
                    .read()
                    .log();

            assertThat(lines(log)).containsExactly("7 C1 2026-05-01T00:00:00Z 1000", "7 C1 2026-05-03T00:00:00Z -3000");
        }

        @Test
        void aRefundThatRoundsToNothingIsNone() {
            Input input = PurchaseFile.ofOrders(folder, "7,A,2026-05-01,1", "7,A,2026-05-02,-0.001")
                    .read();

            assertThat(lines(input.log())).containsExactly("7 A 2026-05-01T00:00:00Z 100");
            assertThat(input.reading().roundedOrders()).isEqualTo(1);
        }

        @Test
        void rowsFromTheEndOnAreCountedButNotKnown() {
            Input input = PurchaseFile.ofOrders(
                            folder,
                            "7,A,2026-05-01,1",
                            "7,A,2026-05-05,2",
                            "7,A,2026-05-09,-1",
                            "8,B,2026-05-06,4",
                            "8,B,never,4")
                    .readBefore(Instant.parse("2026-05-05T00:00:00Z"));

            assertThat(lines(input.log())).containsExactly("7 A 2026-05-01T00:00:00Z 100");
            assertThat(input.log().customers()).isEqualTo(2);
            assertThat(input.reading().rowsAfter()).isEqualTo(3);
            assertThat(input.reading().rejected()).isEqualTo(1);
        }

        @Test
        void withoutPurchasesThereIsNoLastOne() {
            OrderLog log = PurchaseFile.ofRows(folder, "7,2026-05-01,-1").read().log();

            assertThat(log.firstPurchaseAt()).isEmpty();
            assertThat(log.lastPurchaseAt()).isEmpty();
        }
    }

    @Nested
    class Customers {

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "10 9 -1 100 | -1 9 10 100",
                    "7 007 6 | 6 007 7",
                    "10 9 a | 10 9 a",
                    "10 9 +1 | +1 10 9",
                    "9223372036854775807 9 | 9 9223372036854775807",
                    "9223372036854775808 9 10 | 10 9 9223372036854775808",
                    "- 10 9 | - 10 9",
                    "b a C 张 | C a b 张",
                })
        void areSortedAsNumbersOnlyIfAllAreNumbers(String given, String expected) {
            String[] rows = given.strip().replaceAll("\\S+", "$0,2026-05-01,1").split(" ");

            OrderLog log = PurchaseFile.ofRows(folder, rows).read().log();

            List<String> ids = new ArrayList<>();
            for (int customer = 0; customer < log.customers(); customer++) {
                ids.add(log.customerId(customer));
            }
            assertThat(String.join(" ", ids)).isEqualTo(expected.strip());
        }
    }

    @Nested
    class Rejection {

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                quoteCharacter = '`',
                value = {
                    "7,A | a row must have 4 fields, as the header has, but has 2",
                    "7,A,2026-05-01,1,2 | a row must have 4 fields, as the header has, but has 5",
                    ",A,2026-05-01,1 | customer_id must not be empty",
                    "\"  \",A,2026-05-01,1 | customer_id must not be empty",
                    "7,A,,1 | date must be a date, date-time or instant of ISO 8601, such as 2026-03-31, but was ''",
                    "7,A,2026-05-01, | amount must be a plain decimal, such as 12.50, but was ''",
                    "\"7\"x,A,2026-05-01,1 | a quoted field must be closed by a quote that a comma or the end of the line"
                            + " follows",
                    "\"7,A,2026-05-01,1 | a quoted field must be closed by a quote that a comma or the end of the line"
                            + " follows",
                })
        void theReasonNamesTheRuleAndTheRowIsKept(String row, String reason) {
            PurchaseFile file = PurchaseFile.ofOrders(folder, "1,A,2026-05-01,1", row, "2,A,2026-05-01,2");

            Input input = file.read();

            assertThat(file.rejected()).containsExactly(new RejectedRow(3, reason, row));
            assertThat(lines(input.log()))
                    .containsExactly("1 A 2026-05-01T00:00:00Z 100", "2 A 2026-05-01T00:00:00Z 200");
            assertThat(input.reading().rows()).isEqualTo(3);
            assertThat(input.reading().rejected()).isEqualTo(1);
            assertThat(input.reading().accepted()).isEqualTo(2);
            assertThat(input.reading().firstRejected()).isEqualTo(file.rejected());
        }

        @ParameterizedTest
        @CsvSource({"customer_id", "order_id"})
        void idsOfMoreThan200CharactersAreRejected(String column) {
            String tooLong = "x".repeat(201);
            PurchaseFile file = PurchaseFile.of(
                    folder,
                    column + (column.equals("order_id") ? ",customer_id" : ",order_id") + ",date,amount\n"
                            + "x".repeat(200) + ",7,2026-05-01,1\n" + tooLong + ",7,2026-05-01,1\n");

            assertThat(file.read().log().orders()).isEqualTo(1);
            assertThat(file.rejected())
                    .extracting(RejectedRow::reason)
                    .containsExactly(column + " must have at most 200 characters but has 201");
        }

        @Test
        void bytesThatAreNotUtf8AreRejectedWhereTheyMatter() {
            byte[] latin = "customer_id,date,amount,city\nJos\u00e9,2026-05-01,1,x\n7,2026-05-01,2,Bogot\u00e1\n"
                    .getBytes(StandardCharsets.ISO_8859_1);
            PurchaseFile file = PurchaseFile.ofBytes(folder, latin);

            assertThat(lines(file.read().log())).containsExactly("7 7-1 2026-05-01T00:00:00Z 200");
            assertThat(file.rejected())
                    .containsExactly(new RejectedRow(
                            2, "customer_id must be UTF-8 but was 'Jos\uFFFD'", "Jos\uFFFD,2026-05-01,1,x"));
        }

        @Test
        void linesAreCountedThroughBlankLinesAndQuotedLineEnds() {
            String text = "customer_id,date,amount,note\r\n" // 1
                    + "\r\n" // 2
                    + "7,2026-05-01,1,\"two\r\nlines\"\r\n" // 3, 4
                    + "7,x,1,\r\n" // 5
                    + "\r\n\r\n" // 6, 7
                    + "7,y,1,\"three\n\nlines\"\r\n" // 8, 9, 10
                    + "7,z,1,"; // 11
            PurchaseFile file = PurchaseFile.of(folder, text);

            assertThat(file.read().log().orders()).isEqualTo(1);
            assertThat(file.rejected()).extracting(RejectedRow::line).containsExactly(5L, 8L, 11L);
            assertThat(file.rejected())
                    .extracting(RejectedRow::row)
                    .containsExactly("7,x,1,", "7,y,1,\"three\n\nlines\"", "7,z,1,");
        }

        @Test
        void aForgottenQuoteCostsNoOtherRow() {
            // The quotes on lines 3 and 5 would otherwise swallow line 4, and the one on line 7 the rest of the file.
            PurchaseFile file = PurchaseFile.ofRows(
                    folder,
                    "1,2026-05-01,1",
                    "2,2026-05-01,\"2",
                    "3,2026-05-01,3",
                    "4,2026-05-01,4\"",
                    "\"5\",2026-05-01,5",
                    "6,2026-05-01,\"6",
                    "7,2026-05-01,7",
                    "8,2026-05-01,8");

            Input input = file.read();

            assertThat(lines(input.log())).extracting(line -> line.charAt(0)).containsExactly('1', '3', '5', '7', '8');
            assertThat(file.rejected()).extracting(RejectedRow::line).containsExactly(3L, 5L, 7L);
            assertThat(input.reading().rows()).isEqualTo(8);
        }

        @Test
        void aForgottenQuoteThatALaterOneClosesCostsNoOtherRow() {
            PurchaseFile file = PurchaseFile.ofRows(
                    folder, "1,2026-05-01,\"1", "2,2026-05-01,2", "3,2026-05-01,3", "x\",y", "4,2026-05-01,4");

            Input input = file.read();

            assertThat(lines(input.log())).extracting(line -> line.charAt(0)).containsExactly('2', '3', '4');
            assertThat(file.rejected())
                    .containsExactly(
                            new RejectedRow(
                                    2, "a row must have 3 fields, as the header has, but has 4", "1,2026-05-01,\"1"),
                            new RejectedRow(5, "a row must have 3 fields, as the header has, but has 2", "x\",y"));
        }

        @Test
        void anIdThatRunsOverTheEndOfItsLineIsRejected() {
            PurchaseFile file = PurchaseFile.ofRows(folder, "\"1", "1\",2026-05-01,1", "2,2026-05-01,2");

            assertThat(lines(file.read().log()))
                    .extracting(line -> line.charAt(0))
                    .containsExactly('1', '2');
            assertThat(file.rejected())
                    .containsExactly(new RejectedRow(2, "a field that is used must end on its line", "\"1"));
        }

        @Test
        void aRowOfMegabytesIsGivenUpAloneAndShownShort() {
            String row = "2,2026-05-01," + "9".repeat(5 << 20);
            PurchaseFile file = PurchaseFile.ofRows(folder, "1,2026-05-01,1", row, "3,2026-05-01,3");

            assertThat(lines(file.read().log()))
                    .extracting(line -> line.charAt(0))
                    .containsExactly('1', '3');
            assertThat(file.rejected())
                    .containsExactly(new RejectedRow(
                            3, "a row must not be longer than 1048576 characters", row.substring(0, 1000) + "…"));
        }

        @Test
        void longNotesAndManyBlankLinesAreNoHardship() {
            String text = "customer_id,date,amount,note\n1,2026-05-01,1," + "n".repeat(900_000) + "\r\n"
                    + "\r\n".repeat(2_000_000) + "2,2026-05-01,2," + "n".repeat(900_000) + "\r\n3,x,3,\r\n";
            PurchaseFile file = PurchaseFile.of(folder, text);

            assertThat(lines(file.read().log()))
                    .extracting(line -> line.charAt(0))
                    .containsExactly('1', '2');
            assertThat(file.rejected()).extracting(RejectedRow::line).containsExactly(2_000_004L);
        }

        @Test
        void manyRejectedRowsAreHandedOverButOnlyTheFirstAreKept() {
            String[] rows = new String[5_001];
            Arrays.fill(rows, "7,x,1");
            rows[2_500] = GOOD;
            PurchaseFile file = PurchaseFile.ofRows(folder, rows);

            Reading reading = file.read().reading();

            assertThat(file.rejected()).hasSize(5_000);
            assertThat(reading.rejected()).isEqualTo(5_000);
            assertThat(reading.firstRejected()).isEqualTo(file.rejected().subList(0, Reading.SHOWN));
        }

        @Test
        void aValueIsShownShortInTheReason() {
            PurchaseFile file = PurchaseFile.ofRows(folder, "7," + "d".repeat(59) + "😀x,1", GOOD);

            file.read();

            assertThat(file.rejected())
                    .extracting(RejectedRow::reason)
                    .containsExactly(
                            "date must be a date, date-time or instant of ISO 8601, such as 2026-03-31, but was '"
                                    + "d".repeat(59) + "…'");
        }
    }

    @Test
    void amountsOfAllSizesAddUp() {
        BigDecimal sum = BigDecimal.ZERO;
        List<String> rows = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            BigDecimal amount = BigDecimal.valueOf((long) i * i * i * 7919, 4);
            sum = sum.add(amount);
            rows.add("7,A,2026-05-01," + amount.toPlainString());
        }

        OrderLog log = PurchaseFile.ofOrders(folder, rows.toArray(String[]::new))
                .read()
                .log();

        assertThat(PurchaseFile.netMinor(log))
                .isEqualTo(
                        sum.setScale(2, RoundingMode.HALF_EVEN).unscaledValue().longValueExact());
    }
}
