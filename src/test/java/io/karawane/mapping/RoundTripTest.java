package io.karawane.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import io.karawane.mapping.type.ActiveCampaignType;
import io.karawane.mapping.type.Field;
import io.karawane.mapping.type.SalesforceType;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What rows without loss promise, for any record: seeded, so that a failure comes again. */
class RoundTripTest {
    private static final int RECORDS = 2000;
    private static final Map<String, List<Enum<?>>> PAIRS = new LinkedHashMap<>();

    static {
        PAIRS.put("TEXT", List.of(SalesforceType.TEXT, ActiveCampaignType.TEXT));
        PAIRS.put("AREA", List.of(SalesforceType.LONG_TEXT_AREA, ActiveCampaignType.TEXTAREA));
        PAIRS.put("MONEY", List.of(SalesforceType.CURRENCY, ActiveCampaignType.CURRENCY));
        PAIRS.put("AMOUNT", List.of(SalesforceType.CURRENCY, ActiveCampaignType.TEXT));
        PAIRS.put("MEASURE", List.of(SalesforceType.NUMBER, ActiveCampaignType.NUMBER));
        PAIRS.put("WHOLE", List.of(SalesforceType.INTEGER, ActiveCampaignType.NUMBER));
        PAIRS.put("DATE", List.of(SalesforceType.DATE, ActiveCampaignType.DATE));
        PAIRS.put("MOMENT", List.of(SalesforceType.DATE_TIME, ActiveCampaignType.DATETIME));
        PAIRS.put("BOX", List.of(SalesforceType.CHECKBOX, ActiveCampaignType.CHECKBOX));
        PAIRS.put("LIST", List.of(SalesforceType.MULTI_PICKLIST, ActiveCampaignType.LISTBOX));
    }

    private static Mapping mapping(String head) {
        String[] rows = PAIRS.keySet().stream()
                .map(name -> "salesforce: %s__c, activecampaign: \"%%%s%%\"".formatted(name, name))
                .toArray(String[]::new);
        return Leads.headed(head, rows).with((side, name) -> {
            List<Enum<?>> pair = PAIRS.get(name.replaceAll("%|__c", ""));
            return pair == null ? Fields.UNKNOWN.of(side, name) : Field.text(name, pair.get(side.ordinal()));
        });
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "locale: de-DE",
                "{locale: de-CH, timeZone: Pacific/Kiritimati}",
                "{locale: en-US, timeZone: America/St_Johns}"
            })
    void aRecordIsMappedAlwaysTheSameWayAndComesBackTheSame(String head) {
        Mapping mapping = mapping(head.replaceAll("[{}]", "").replace(", ", "\n"));
        Random random = new Random(head.hashCode());
        for (int i = 0; i < RECORDS; i++) {
            Map<String, Object> lead = lead(random);
            var there = mapping.toActiveCampaign(lead, Target.NEW).values();
            assertThat(mapping.toActiveCampaign(lead, Target.NEW).values()).isEqualTo(there);
            var back = mapping.toSalesforce(there, Target.of(Map.of())).values();
            var again = mapping.toActiveCampaign(back, Target.NEW).values();
            assertThat(again).as("%s comes back as %s", lead, back).isEqualTo(there);
            assertThat(mapping.toSalesforce(again, Target.of(Map.of())).values())
                    .isEqualTo(back);
            lead.forEach((field, value) -> assertSame(field, value, back.get(field)));
            assertThat(mapping.projection(back)).isEqualTo(mapping.projection(back));
            assertThat(mapping.explain(Side.ACTIVECAMPAIGN, lead, Target.NEW)
                            .mapped()
                            .values())
                    .isEqualTo(there);
        }
    }

    private static void assertSame(String field, Object sent, Object back) {
        if (sent instanceof BigDecimal number) {
            assertThat((BigDecimal) back).as(field).isEqualByComparingTo(number);
        } else if (sent instanceof String text && text.isBlank()) {
            assertThat(back).as(field).isNull();
        } else {
            assertThat(back).as(field).isEqualTo(sent instanceof String text ? text.strip() : sent);
        }
    }

    private static Map<String, Object> lead(Random random) {
        Map<String, Object> lead = new LinkedHashMap<>();
        lead.put("Email", "a@b.test");
        lead.put("TEXT__c", text(random));
        lead.put("AREA__c", text(random) + "\n" + text(random));
        lead.put("MONEY__c", BigDecimal.valueOf(random.nextLong(-1_000_000_000_000L, 1_000_000_000_000L), 2));
        lead.put("AMOUNT__c", BigDecimal.valueOf(random.nextLong(-10_000_000, 10_000_000), random.nextInt(4)));
        lead.put("MEASURE__c", BigDecimal.valueOf(random.nextInt(-10_000_000, 10_000_000), 3));
        lead.put("WHOLE__c", BigDecimal.valueOf(random.nextInt()));
        lead.put(
                "DATE__c", LocalDate.ofEpochDay(random.nextInt(-30_000, 60_000)).toString());
        lead.put(
                "MOMENT__c",
                Instant.ofEpochSecond(random.nextLong(-1_000_000_000L, 4_000_000_000L))
                        .toString()
                        .replace("Z", ".000Z"));
        lead.put("BOX__c", random.nextBoolean());
        lead.put(
                "LIST__c",
                IntStream.range(0, random.nextInt(1, 4))
                        .mapToObj(index -> index + " " + text(random).replaceAll("[;|]", ","))
                        .map(String::strip)
                        .collect(Collectors.joining(";")));
        return lead;
    }

    /** Of letters from all planes, and of what separates values elsewhere; never what looks like several choices. */
    private static String text(Random random) {
        return random.ints(random.nextInt(12), 0, 40)
                .map(i -> i < 23 ? " ;,.'\"|%&<>{}[]\\/#-+=!?".codePointAt(i) : random.nextInt(0x20, 0x2FFFF))
                .filter(point -> Character.isDefined(point) && !Character.isISOControl(point))
                .filter(point -> point < Character.MIN_SURROGATE || point > Character.MAX_SURROGATE)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString()
                .replaceAll("\\|+\\s*$", "");
    }
}
