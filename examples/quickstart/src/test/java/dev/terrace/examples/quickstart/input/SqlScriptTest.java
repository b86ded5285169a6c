package dev.terrace.examples.quickstart.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The notation of HSQLDB scripts; the sample data uses only a part of it. */
class SqlScriptTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "'' | \"\"",
                "'plain' | plain",
                "'O''Brien, (Jr.)' | O'Brien, (Jr.)",
                "'''' | '",
                "'Bogot\\u00e1 \\u5F20' | Bogotá 张",
                "'a\\u005cb\\n' | a\\b\\n",
            })
    void aTextIsInQuotes(String sql, String expected) throws IOException {
        SqlInsert insert = insert(sql + ",7");

        assertThat(insert.text()).isEqualTo(expected);
        assertThat(insert.integer()).isEqualTo(7);
    }

    @Test
    void nullIsMissingAndNotText() throws IOException {
        SqlInsert insert = insert("NULL,'NULL',NULL,-5,-0.0100,12.3400");

        assertThat(insert.optionalText()).isEmpty();
        assertThat(insert.optionalText()).contains("NULL");
        assertThat(insert.optionalInteger()).isEmpty();
        assertThat(insert.optionalInteger()).contains(-5);
        assertThat(insert.decimal()).isEqualTo(-100);
        assertThat(insert.decimal()).isEqualTo(123_400);
    }

    @Test
    void valuesCanBePassedOver() throws IOException {
        SqlInsert insert = insert("1,'a,b',NULL,2.5,'it''s',9");

        insert.skip(5);

        assertThat(insert.integer()).isEqualTo(9);
    }

    @Test
    void onlyLinesOfTheWantedTablesAreGiven() throws IOException {
        String script = "CREATE MEMORY TABLE \"t\"(\"a\" INTEGER)\nINSERT INTO \"t\" VALUES(1)\n"
                + "INSERT INTO \"t2\" VALUES(2)\nINSERT INTO \"" + "x".repeat(300_000) + "\" VALUES(3)\n\n"
                + "INSERT INTO \"u\" VALUES(4)";
        SqlScript reader = script(script, "u", "t");

        SqlInsert first = reader.nextInsert().orElseThrow();
        assertThat(first.table()).isEqualTo("t");
        assertThat(first.integer()).isEqualTo(1);
        SqlInsert second = reader.nextInsert().orElseThrow();
        assertThat(second.table()).isEqualTo("u");
        assertThat(second.integer()).isEqualTo(4);
        assertThat(reader.nextInsert()).isEqualTo(Optional.empty());
    }

    @Test
    void damageIsNamed() throws IOException {
        SqlInsert text = insert("'open");
        SqlInsert number = insert("x");
        SqlInsert decimal = insert("1.50");
        SqlInsert escape = insert("'\\u00g1'");
        SqlInsert separator = insert("1;2");
        SqlInsert quote = insert("abc");

        assertDamage(text::text, "a value in a line of t but has the end of the line");
        assertDamage(number::integer, "a digit in a line of t but has 'x'");
        assertDamage(decimal::decimal, "four decimals in a line of t but has ')'");
        assertDamage(escape::text, "a hexadecimal digit in a line of t but has 'g'");
        assertDamage(separator::integer, "a comma or the closing bracket in a line of t but has ';'");
        assertDamage(quote::text, "''' in a line of t but has 'a'");
    }

    private static void assertDamage(ThrowingCallable reading, String problem) {
        assertThatThrownBy(reading)
                .isInstanceOf(InputException.class)
                .hasMessage("the sample data must have " + problem);
    }

    private static SqlInsert insert(String values) throws IOException {
        return script("INSERT INTO \"t\" VALUES(" + values + ")\n", "t")
                .nextInsert()
                .orElseThrow();
    }

    private static SqlScript script(String text, String... tables) {
        return new SqlScript(new ByteArrayInputStream(text.getBytes(StandardCharsets.US_ASCII)), tables);
    }
}
