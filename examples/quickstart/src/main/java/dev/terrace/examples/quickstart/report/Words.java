package dev.terrace.examples.quickstart.report;

import dev.terrace.core.Label;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.NumberFormat;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/** The words and number formats of one language. */
final class Words {

    private static final String CHART_PREFIX = "chart.";
    private static final String NOTHING = "–";
    private static final double LEAST_FIGURE = 0.001;

    private final boolean chinese;
    private final Locale locale;
    private final Currency currency;
    private final Properties texts;

    private Words(boolean chinese, Currency currency) {
        this.chinese = chinese;
        this.locale = chinese ? Locale.SIMPLIFIED_CHINESE : Locale.ENGLISH;
        this.currency = currency;
        this.texts = load(chinese ? "words_zh.properties" : "words_en.properties");
    }

    /** The words of a locale: Chinese ones for a Chinese locale, else English ones. */
    static Words of(Locale locale, Currency currency) {
        return new Words(Label.isChinese(locale), currency);
    }

    private static Properties load(String name) {
        Properties texts = new Properties();
        try {
            texts.load(new StringReader(PageFile.read(name)));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + name, e);
        }
        return texts;
    }

    /** The value of the page's {@code lang} attribute. */
    String languageTag() {
        return locale.toLanguageTag();
    }

    /** The name of the part of a {@link Label} in JSON that is in this language. */
    String labelField() {
        return chinese ? "chinese" : "english";
    }

    /** A text; {@code {0}}, {@code {1}} … are replaced by the arguments. */
    String text(String key, String... arguments) {
        String text = texts.getProperty(key);
        if (text == null) {
            throw new IllegalArgumentException("words must have a text '" + key + "' (" + languageTag() + ")");
        }
        for (int i = 0; i < arguments.length; i++) {
            text = text.replace("{" + i + "}", arguments[i]);
        }
        return text;
    }

    String text(Label label) {
        return label.text(locale);
    }

    /** The texts that the charts need, by their keys without the prefix. */
    Map<String, String> chartTexts() {
        Map<String, String> chartTexts = new TreeMap<>();
        for (String key : texts.stringPropertyNames()) {
            if (key.startsWith(CHART_PREFIX)) {
                chartTexts.put(key.substring(CHART_PREFIX.length()), text(key));
            }
        }
        return chartTexts;
    }

    String count(long count) {
        return NumberFormat.getIntegerInstance(locale).format(count);
    }

    /** A name and counts, the row of a table. */
    List<String> row(String name, long... counts) {
        List<String> cells = new ArrayList<>(List.of(name));
        for (long count : counts) {
            cells.add(count(count));
        }
        return cells;
    }

    /** A part of a whole in percent with one decimal; a dash if the whole is nothing. */
    String share(long part, long whole) {
        if (whole <= 0) {
            return NOTHING;
        }
        NumberFormat percent = NumberFormat.getPercentInstance(locale);
        percent.setMinimumFractionDigits(1);
        percent.setMaximumFractionDigits(1);
        return percent.format((double) part / whole);
    }

    /** How many there are for each, with one decimal; a dash if there is no each. */
    String mean(long count, long each) {
        if (each <= 0) {
            return NOTHING;
        }
        NumberFormat mean = NumberFormat.getNumberInstance(locale);
        mean.setMinimumFractionDigits(1);
        mean.setMaximumFractionDigits(1);
        return mean.format((double) count / each);
    }

    String decimal(BigDecimal value) {
        return NumberFormat.getNumberInstance(locale).format(value);
    }

    /** A figure that is known to a few digits; one that is hardly anything is said to be less than 0.001. */
    String figure(double value) {
        NumberFormat figure = NumberFormat.getNumberInstance(locale);
        figure.setMaximumFractionDigits(Math.abs(value) < 0.1 ? 3 : 2);
        return Math.abs(value) < LEAST_FIGURE ? "< " + figure.format(LEAST_FIGURE) : figure.format(value);
    }

    String money(long minor) {
        NumberFormat money = NumberFormat.getCurrencyInstance(locale);
        money.setCurrency(currency);
        money.setMinimumFractionDigits(currencyDecimals());
        money.setMaximumFractionDigits(currencyDecimals());
        return money.format(majorUnits(BigDecimal.valueOf(minor)));
    }

    String meanMoney(long minor, long each) {
        return each <= 0
                ? NOTHING
                : money(BigDecimal.valueOf(minor)
                        .divide(BigDecimal.valueOf(each), 0, RoundingMode.HALF_EVEN)
                        .longValueExact());
    }

    /** Minor units as major units: 1999 fen are 19.99 yuan. */
    BigDecimal majorUnits(BigDecimal minor) {
        return minor.movePointLeft(currencyDecimals());
    }

    int currencyDecimals() {
        // Pseudo currencies have no minor unit and report -1.
        return Math.max(currency.getDefaultFractionDigits(), 0);
    }

    String currencyCode() {
        return currency.getCurrencyCode();
    }

    String day(LocalDate day) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM)
                .withLocale(locale)
                .format(day);
    }

    String month(YearMonth month) {
        return DateTimeFormatter.ofPattern(text("format.month"), locale).format(month);
    }
}
