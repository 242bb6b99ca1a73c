package io.karawane.mapping.type;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SamenessTest {
    private static final Manner ROOT = new Manner(Locale.ROOT, ZoneOffset.UTC, false);

    @ParameterizedTest
    @CsvSource(
            nullValues = "null",
            value = {
                "TEXT, ' a ', a, true",
                "TEXT, a, A, false",
                "TEXT, null, '', true",
                "TEXT, null, a, false",
                "EMAIL, a@B.example, A@b.example, true",
                "CHECKBOX, false, null, true",
                "CHECKBOX, true, null, false",
                "NUMBER, 1200, 1200.00, true",
                "NUMBER, 1200, 1200.01, false",
                "NUMBER, x, 1200, false",
                "DATE_TIME, 2026-11-24T09:00:00.000+0000, 2026-11-24T10:00:00+01:00, true",
                "DATE_TIME, 2026-11-24T09:00:00.000+0000, 2026-11-24T09:00:01Z, false",
                "MULTI_PICKLIST, a;b, b;a, true",
                "MULTI_PICKLIST, a;b, a, false",
            })
    void salesforceHoldsTheSame(SalesforceType type, String one, String other, boolean same) {
        assertSame(Field.text("X__c", type), one, other, same);
    }

    @ParameterizedTest
    @CsvSource({
        "TEXTAREA, 'a\r\nb', 'a\nb', true",
        "NUMBER, 1200, 1200.0, true",
        "LISTBOX, ||a||b||, ||b||a||, true",
        "LISTBOX, ||a||b||, ||a||, false",
        "DATETIME, 2026-11-24T09:00:00+00:00, 2026-11-24T03:00:00-06:00, true",
    })
    void activecampaignHoldsTheSame(ActiveCampaignType type, String one, String other, boolean same) {
        assertSame(Field.text("%X%", type), one, other, same);
    }

    @ParameterizedTest
    @CsvSource({"email, true", "firstName, false"})
    void onlyAddressesAreTheSameInCapitals(String name, boolean same) {
        assertSame(Field.text(name, ActiveCampaignType.TEXT), "A@example.org", "a@example.org", same);
    }

    @ParameterizedTest
    @CsvSource({"1.50, true", "2, false"})
    void jsonNumbersAreComparedAsNumbers(BigDecimal other, boolean same) {
        assertSame(Field.text("X__c", SalesforceType.CURRENCY), 1.5, other, same);
        assertSame(Field.text("X__c", SalesforceType.TEXT), List.of(1), List.of(1), true);
    }

    private static void assertSame(Field field, Object one, Object other, boolean same) {
        assertThat(Sameness.same(field, one, other, ROOT)).isEqualTo(same);
        assertThat(Sameness.same(field, other, one, ROOT)).isEqualTo(same);
    }
}
