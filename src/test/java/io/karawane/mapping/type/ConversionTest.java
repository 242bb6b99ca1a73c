package io.karawane.mapping.type;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ConversionTest {
    private static final Manner GERMAN = new Manner(Locale.GERMANY, ZoneId.of("Europe/Berlin"), false);

    private static Field salesforce(SalesforceType type, Field.Option... options) {
        int length = type.kind() == Kind.NUMBER ? 18 : 0;
        return new Field("X__c", "X", type, length, 2, true, false, false, List.of(options), options.length > 0);
    }

    private static Field activecampaign(ActiveCampaignType type, Field.Option... options) {
        return new Field("%X%", "X", type, 0, -1, true, false, false, List.of(options), options.length > 0);
    }

    private static Object move(Field from, Field to, Object raw) {
        Conversion conversion = new Conversion(from, to, GERMAN);
        return conversion.write(conversion.read(raw));
    }

    private static Object sample(SalesforceType type) {
        return switch (type) {
            case CHECKBOX -> true;
            case INTEGER, LONG -> new BigDecimal(42);
            case NUMBER, PERCENT, CURRENCY -> new BigDecimal("1234.5");
            case DATE -> "2028-02-29";
            case DATE_TIME -> "2026-03-29T00:30:00.000Z";
            case MULTI_PICKLIST -> "Äpfel;Birnen";
            case EMAIL -> "jörg@müller.example";
            case ID, LOOKUP -> "001D000000IqhSLIAZ";
            case TIME -> "12:30:00.000Z";
            default -> "2028-02-29"; // a text that may also become a date
        };
    }

    static Stream<Arguments> pairs() {
        return Arrays.stream(SalesforceType.values()).flatMap(type -> Matrix.partners(type).stream()
                .filter(partner -> !Matrix.losesOnTheWay(type, activecampaign(partner)))
                .map(partner -> Arguments.of(type, partner)));
    }

    @ParameterizedTest(name = "{0} and {1}")
    @MethodSource("pairs")
    void whatGoesToActiveCampaignComesBackTheSame(SalesforceType type, ActiveCampaignType partner) {
        Object there = move(salesforce(type), activecampaign(partner), sample(type));
        Object back = move(activecampaign(partner), salesforce(type), there);
        if (sample(type) instanceof BigDecimal number) {
            assertThat((BigDecimal) back).isEqualByComparingTo(number);
        } else {
            assertThat(back).isEqualTo(sample(type));
        }
    }

    @Test
    void aCheckBoxIsTrueOrBlankInActiveCampaign() {
        Field box = salesforce(SalesforceType.CHECKBOX);
        Field boxes = activecampaign(ActiveCampaignType.CHECKBOX, new Field.Option("true", "Ja"));
        assertThat(move(box, boxes, true)).isEqualTo("||true||");
        assertThat(move(box, boxes, false)).isEqualTo("");
        assertThat(move(boxes, box, "")).isEqualTo(false);
        assertThat(move(boxes, box, "||True||")).isEqualTo(true);
        assertThatThrownBy(() -> move(boxes, box, "||true||maybe||")).isInstanceOf(Unfit.class);
    }

    @ParameterizedTest(name = "{0} in Salesforce is {1} in ActiveCampaign")
    @CsvSource({"2026-01-15T23:30:00.000+0000, 2026-01-16", "2026-07-15T22:30:00.000+0000, 2026-07-16"})
    void aPointInTimeIsTheDateOfTheMappingsZone(String moment, String date) {
        assertThat(move(salesforce(SalesforceType.DATE_TIME), activecampaign(ActiveCampaignType.DATE), moment))
                .isEqualTo(date);
    }

    @Test
    void pointsInTimeKeepTheirMomentWhateverTheOffset() {
        Field here = salesforce(SalesforceType.DATE_TIME);
        Field there = activecampaign(ActiveCampaignType.DATETIME);
        assertThat(move(there, here, "2026-05-19T02:45:00-05:00")).isEqualTo("2026-05-19T07:45:00.000Z");
        assertThat(move(here, there, "2026-05-19T07:45:00.000+0000")).isEqualTo("2026-05-19T09:45:00+02:00");
        assertThat(move(there, here, "2026-05-19 09:45:00"))
                .as("without an offset: the mapping's zone")
                .isEqualTo("2026-05-19T07:45:00.000Z");
        assertThat(new Conversion(there, here, GERMAN).read("0000-00-00 00:00:00"))
                .isNull();
    }

    @ParameterizedTest(name = "{0} in {1} is {2}")
    @CsvSource({
        "29.02.2028, de-DE, 2028-02-29",
        "2/29/2028,  en-US, 2028-02-29",
        "29/02/2028, en-GB, 2028-02-29",
        "2028-02-29, en-US, 2028-02-29",
        "2028. 2. 29, ko-KR, 2028-02-29"
    })
    void datesInTextAreReadAsPeopleThereWriteThem(String text, String locale, String expected) {
        Manner manner = new Manner(Locale.forLanguageTag(locale), ZoneId.of("UTC"), false);
        assertThat(Dates.date(text, manner.locale(), manner.zone())).hasToString(expected);
    }

    @ParameterizedTest
    @CsvSource({"29.02.2027", "31.04.2026", "heute", "1.2.26", "2026-13-01"})
    void datesThatDoNotExistAreRefused(String text) {
        assertThatThrownBy(() -> Dates.date(text, Locale.GERMANY, ZoneId.of("UTC")))
                .isInstanceOf(Unfit.class);
    }

    @Test
    void choicesAreKnownByValueOrLabelAndOthersRefused() {
        Field.Option red = new Field.Option("red", "Rot");
        Field.Option blue = new Field.Option("blue", "Blau");
        Field listbox = activecampaign(ActiveCampaignType.LISTBOX, red, blue);
        Field picklist = salesforce(SalesforceType.MULTI_PICKLIST, red, blue);
        assertThat(move(picklist, listbox, "red;BLUE")).isEqualTo("||red||blue||");
        assertThat(move(listbox, picklist, "||Rot||Blau||")).isEqualTo("red;blue");
        assertThat(move(listbox, picklist, List.of("blue"))).isEqualTo("blue");
        assertThatThrownBy(() -> move(listbox, picklist, "||green||")).isInstanceOf(Unfit.class);
        assertThatThrownBy(() -> move(
                        activecampaign(ActiveCampaignType.LISTBOX),
                        salesforce(SalesforceType.MULTI_PICKLIST),
                        "||a;b||c||"))
                .hasMessageContaining(";");
    }

    @Test
    void numbersFitOrAreRefused() {
        Field text = activecampaign(ActiveCampaignType.TEXT);
        assertThat(move(text, salesforce(SalesforceType.CURRENCY), "1.234,567 €"))
                .as("rounded as Salesforce would")
                .isEqualTo(new BigDecimal("1234.57"));
        assertThat(move(text, salesforce(SalesforceType.INTEGER), "1.200")).isEqualTo(new BigDecimal("1200"));
        assertThatThrownBy(() -> move(text, salesforce(SalesforceType.INTEGER), "1,5"))
                .hasMessage("not a whole number");
        assertThatThrownBy(() -> move(text, salesforce(SalesforceType.CURRENCY), "1" + "0".repeat(17)))
                .hasMessage("18 digits before the point, 16 fit");
    }

    @Test
    void shortIdsGetTheirChecksum() {
        assertThat(move(salesforce(SalesforceType.LOOKUP), activecampaign(ActiveCampaignType.TEXT), "001D000000IqhSL"))
                .isEqualTo("001D000000IqhSLIAZ");
    }

    @Test
    void phonesAreWrittenTheInternationalWayOnlyIfAsked() {
        Field phone = salesforce(SalesforceType.PHONE);
        Field text = activecampaign(ActiveCampaignType.TEXT);
        Conversion asked = new Conversion(phone, text, new Manner(Locale.GERMANY, ZoneId.of("UTC"), true));
        assertThat(asked.write("030/901820")).isEqualTo("+49 30 901820");
        assertThat(asked.write("+1 (212) 736-5000")).isEqualTo("+1 212-736-5000");
        assertThat(asked.write("nach 18 Uhr")).isEqualTo("nach 18 Uhr");
        assertThat(move(phone, text, "030/901820")).isEqualTo("030/901820");
    }
}
