package io.karawane.mapping.type;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.text.NumberFormat;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AmountsTest {

    @ParameterizedTest(name = "B44: {0} is {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "1.234,56 EUR    | 1234.56",
                "$1,234.56       | 1234.56",
                "1 234,56        | 1234.56",
                "1 234,56 €      | 1234.56",
                "CHF 1'234.50    | 1234.50",
                "CHF 1’234.—     | 1234",
                "Fr. 12.50       | 12.50",
                "1.200,-         | 1200",
                "12,5 %          | 12.5",
                "(300.00)        | -300.00",
                "$(1,300.00)     | -1300.00",
                "-5              | -5",
                "−5,25 €         | -5.25",
                "EUR -5,25       | -5.25",
                "5-              | -5",
                "1,234,567       | 1234567",
                "12,34,567.89    | 1234567.89",
                "0,125           | 0.125",
                "1234,567        | 1234.567",
                ".5              | 0.5",
                "$.50            | 0.50",
                "12.             | 12",
                "1.234.567       | 1234567",
                "٣٫٥             | 3.5",
                "1 000 000 kr    | 1000000",
                "99,99 zł        | 99.99",
                "USD 7           | 7",
                "100 Euro        | 100",
            })
    void B44_amountsAreReadAsPeopleWriteThem(String text, BigDecimal expected) {
        assertThat(Amounts.read(text, Locale.GERMANY)).isEqualByComparingTo(expected);
    }

    @Test
    void whatCanBeReadBothWaysFollowsTheLocale() {
        assertThat(Amounts.read("1,234", Locale.GERMANY)).isEqualByComparingTo("1.234");
        assertThat(Amounts.read("1,234", Locale.US)).isEqualByComparingTo("1234");
        assertThat(Amounts.read("1.234", Locale.GERMANY)).isEqualByComparingTo("1234");
        assertThat(Amounts.read("1.234", Locale.US)).isEqualByComparingTo("1.234");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "viel",
                "5k",
                "1e5",
                "1.2.3",
                "1,23,4",
                "12-34",
                "1..2",
                "--5",
                "1,234.5.6",
                "EUR",
                "-",
                "12 Monate",
                "1 2 3",
                "(5",
                "1.234,567,8",
                "$5 bis $6"
            })
    void whatIsNoNumberIsRefused(String text) {
        assertThatThrownBy(() -> Amounts.read(text, Locale.GERMANY)).isInstanceOf(Unfit.class);
    }

    @Test
    void everyCountrysOwnWayOfWritingAnAmountIsRead() {
        Random random = new Random(44);
        for (Locale locale : Currencies.countries()) {
            BigDecimal amount = BigDecimal.valueOf(random.nextInt(200_000_000) - 100_000_000, 2);
            NumberFormat format = NumberFormat.getCurrencyInstance(locale);
            format.setMinimumFractionDigits(2);
            String text = format.format(amount);
            assertThat(Amounts.read(text, locale)).as("%s in %s", text, locale).isEqualByComparingTo(amount);
        }
    }
}
