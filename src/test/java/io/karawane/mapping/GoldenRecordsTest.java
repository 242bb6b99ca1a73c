package io.karawane.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.karawane.mapping.type.ActiveCampaignType;
import io.karawane.mapping.type.Field;
import io.karawane.mapping.type.SalesforceType;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Records that are hard on a mapping, through fields that have types, there and back. */
class GoldenRecordsTest {
    private static final String SURNAME = "Österreicher-".repeat(6) + "Öh";
    private static final Map<String, Field> TYPES = new HashMap<>();

    static {
        salesforce("LastName", SalesforceType.TEXT, 80, -1);
        salesforce("Budget__c", SalesforceType.CURRENCY, 18, 2);
        salesforce("Born__c", SalesforceType.DATE, 0, -1);
        salesforce("Met__c", SalesforceType.DATE_TIME, 0, -1);
        salesforce("Day__c", SalesforceType.DATE_TIME, 0, -1);
        salesforce("Likes__c", SalesforceType.MULTI_PICKLIST, 0, -1);
        salesforce("Vip__c", SalesforceType.CHECKBOX, 0, -1);
        activecampaign("%BORN%", ActiveCampaignType.DATE);
        activecampaign("%MET%", ActiveCampaignType.DATETIME);
        activecampaign("%DAY%", ActiveCampaignType.DATE);
        activecampaign("%LIKES%", ActiveCampaignType.LISTBOX);
        activecampaign("%VIP%", ActiveCampaignType.CHECKBOX);
    }

    private static Mapping mapping(String head) {
        List<String> rows = new ArrayList<>(List.of("salesforce: LastName, activecampaign: lastName"));
        for (String name : List.of("Budget", "Born", "Met", "Likes", "Vip")) {
            rows.add("salesforce: %s__c, activecampaign: \"%%%s%%\"".formatted(name, name.toUpperCase()));
        }
        rows.add("salesforce: Day__c, activecampaign: \"%DAY%\", direction: to-activecampaign");
        return Leads.headed(head, rows.toArray(String[]::new)).with((side, name) -> {
            Field known = TYPES.get(name);
            return known == null ? Fields.UNKNOWN.of(side, name) : known;
        });
    }

    @ParameterizedTest
    @CsvSource({
        "Müller-Lüdenscheidt",
        "Groß",
        "Łódź",
        "Nguyễn",
        "O’Connor",
        "👩‍👩‍👧 Lee",
        "𠮷田",
        "الأحمد",
        "‏כהן",
        "ß"
    })
    void namesComeBackAsTheyWere(String name) {
        var lead = Map.<String, Object>of("Email", "jörg@müller.example", "LastName", name);
        var contact = mapping("").toActiveCampaign(lead, Target.NEW).values();
        assertThat(contact).containsEntry("lastName", name).containsEntry("email", "jörg@müller.example");
        assertThat(back(contact)).containsEntry("LastName", name).containsEntry("Email", "jörg@müller.example");
    }

    @Test
    void aSurnameOf80CharactersFitsWhateverItsBytesAndOneMoreIsRefused() {
        assertThat(SURNAME.codePointCount(0, SURNAME.length())).isEqualTo(80);
        assertThat(back(Map.of("lastName", SURNAME))).containsEntry("LastName", SURNAME);
        assertThat(back(Map.of("lastName", "🐪".repeat(80)))).containsEntry("LastName", "🐪".repeat(80));
        assertThatThrownBy(() -> back(Map.of("lastName", SURNAME + "l")))
                .hasMessage("too-long LastName: 81 characters, 80 fit");
    }

    @ParameterizedTest(name = "{1} in {0} is {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "de-DE | 1.234,56 €          | 1234.56",
                "de-DE | 1.234               | 1234",
                "de-DE | 1,234               | 1.23",
                "de-DE | EUR 1.200,-         | 1200",
                "de-DE | -0,005              | -0.01",
                "de-CH | CHF 1'234.50        | 1234.50",
                "de-CH | 1’234’567.–         | 1234567",
                "de-CH | Fr. 12.–            | 12",
                "fr-CH | 1 234.5 CHF         | 1234.5",
                "en-US | $1,234.56           | 1234.56",
                "en-US | (300.00)            | -300"
            })
    void amountsInTextBecomeMoney(String locale, String text, BigDecimal amount) {
        var lead = mapping("locale: " + locale)
                .toSalesforce(Map.of("fields", Map.of("BUDGET", text)), Target.of(Map.of()))
                .values();
        assertThat((BigDecimal) lead.get("Budget__c")).isEqualByComparingTo(amount);
    }

    @Test
    void threeDecimalsDoNotBecomeThousands() {
        var contact = fields("locale: de-DE", "Budget__c", new BigDecimal("620.032"));
        assertThat(contact).isEqualTo(Map.of("BUDGET", "620.0320"));
        assertThat(fields("locale: en-US", "Budget__c", new BigDecimal("620.032")))
                .isEqualTo(Map.of("BUDGET", "620.032"));
        var back = mapping("locale: de-DE").toSalesforce(Map.of("fields", contact), Target.of(Map.of()));
        assertThat(back.values()).containsEntry("Budget__c", new BigDecimal("620.03"));
    }

    @Test
    void leapDaysStayLeapDays() {
        var contact = fields("", "Born__c", "2028-02-29");
        assertThat(contact).containsEntry("BORN", "2028-02-29");
        assertThat(back(Map.of("fields", contact))).containsEntry("Born__c", "2028-02-29");
        assertThat(back(Map.of("fields", Map.of("BORN", "0000-00-00")))).doesNotContainKey("Born__c");
        assertThatThrownBy(() -> back(Map.of("fields", Map.of("BORN", "2027-02-29"))))
                .hasMessageStartingWith("bad-value %BORN%");
    }

    @ParameterizedTest(name = "{1} in {0} is {2}, {3}")
    @CsvSource({
        "Pacific/Kiritimati, 2026-12-31T10:30:00.000+0000, 2027-01-01T00:30:00+14:00, 2027-01-01",
        "America/St_Johns,   2026-07-01T02:00:00.000+0000, 2026-06-30T23:30:00-02:30, 2026-06-30",
        "America/St_Johns,   2026-12-01T03:29:59.000+0000, 2026-11-30T23:59:59-03:30, 2026-11-30",
        "Europe/Berlin,      2026-10-25T00:30:00.000+0000, 2026-10-25T02:30:00+02:00, 2026-10-25",
        "Europe/Berlin,      2026-10-25T01:30:00.000+0000, 2026-10-25T02:30:00+01:00, 2026-10-25",
        "Pacific/Pago_Pago,  2028-03-01T10:59:59.000+0000, 2028-02-29T23:59:59-11:00, 2028-02-29",
        "UTC,                2028-02-29T23:59:59.000+0000, 2028-02-29T23:59:59Z,      2028-02-29"
    })
    void pointsInTimeAreTheSameMomentAndTheDateThere(String zone, String moment, String there, String date) {
        String head = "timeZone: " + zone;
        assertThat(fields(head, "Met__c", moment)).isEqualTo(Map.of("MET", there));
        assertThat(fields(head, "Day__c", moment)).isEqualTo(Map.of("DAY", date));
        assertThat(back(Map.of("fields", Map.of("MET", there)))).containsEntry("Met__c", moment.replace("+0000", "Z"));
    }

    @Test
    void severalChoicesMayHoldCommas() {
        var contact = fields("", "Likes__c", "Äpfel, rot;Birnen;1,5 l");
        assertThat(contact).isEqualTo(Map.of("LIKES", "||Äpfel, rot||Birnen||1,5 l||"));
        assertThat(back(Map.of("fields", contact))).containsEntry("Likes__c", "Äpfel, rot;Birnen;1,5 l");
    }

    @Test
    void aCheckBoxIsTickedOrNotInBothSystems() {
        assertThat(fields("", "Vip__c", true)).isEqualTo(Map.of("VIP", "||true||"));
        assertThat(fields("", "Vip__c", false)).isEqualTo(Map.of("VIP", ""));
        assertThat(back(Map.of("fields", Map.of("VIP", "||true||")))).containsEntry("Vip__c", true);
        assertThat(back(Map.of())).containsEntry("Vip__c", false);
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> fields(String head, String field, Object value) {
        var lead = Map.of("Email", "a@b.test", field, value);
        return (Map<String, Object>)
                mapping(head).toActiveCampaign(lead, Target.NEW).values().get("fields");
    }

    private static Map<String, Object> back(Map<String, Object> contact) {
        return mapping("").toSalesforce(contact, Target.of(Map.of())).values();
    }

    private static void salesforce(String name, SalesforceType type, int length, int scale) {
        TYPES.put(name, new Field(name, name, type, length, scale, true, false, false, List.of(), false));
    }

    private static void activecampaign(String name, ActiveCampaignType type) {
        TYPES.put(name, Field.text(name, type));
    }
}
