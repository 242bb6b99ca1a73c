package io.karawane.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import io.karawane.problem.Reason;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Both sides hold another phone number: which one stays? */
class WinsTest {
    private static final Instant EARLY = Instant.parse("2026-11-24T09:00:00Z");
    private static final Instant LATE = Instant.parse("2026-11-24T09:00:01Z");

    @ParameterizedTest
    @CsvSource({
        "'',                  true,  true",
        "wins: salesforce,     true,  false",
        "wins: activecampaign, false, true",
        "wins: fill-blank,     false, false",
        "wins: newest,         true,  true",
    })
    void theWinnersMovementWritesAndTheLosersIsNoted(String wins, boolean outbound, boolean inbound) {
        assertOutbound(wins, null, null, outbound);
        assertInbound(wins, null, null, inbound);
    }

    @Test
    void newestWritesUnlessTheTargetIsNewer() {
        assertOutbound("wins: newest", LATE, EARLY, true);
        assertOutbound("wins: newest", EARLY, LATE, false);
        assertOutbound("wins: newest", EARLY, EARLY, true);
        assertInbound("wins: newest", EARLY, LATE, false);
        assertInbound("wins: newest", LATE, EARLY, true);
    }

    @ParameterizedTest
    @ValueSource(strings = {"salesforce", "activecampaign", "fill-blank", "newest"})
    void everyMovementWritesIntoABlank(String winner) {
        var mapping = phone("wins: " + winner);
        var older = Target.of(Map.of("phone", " ", "Phone", "")).changed(EARLY, LATE);
        assertThat(mapping.toActiveCampaign(lead("1"), older).values()).containsEntry("phone", "1");
        assertThat(mapping.toSalesforce(contact("1"), older).values()).containsEntry("Phone", "1");
        assertThat(mapping.toActiveCampaign(lead("1"), Target.NEW).values()).containsEntry("phone", "1");
    }

    @Test
    void aBlankOfTheLosingSideNeverClears() {
        var mapping = phone("wins: salesforce, onEmpty: clear");
        assertThat(mapping.toSalesforce(contact(""), Target.of(Map.of("Phone", "2")))
                        .values())
                .doesNotContainKey("Phone");
        assertThat(mapping.toActiveCampaign(lead(""), Target.of(Map.of("phone", "2")))
                        .values())
                .containsEntry("phone", "");
    }

    @Test
    void anEqualValueIsNoConflict() {
        var kept = phone("wins: activecampaign").toActiveCampaign(lead(" 2 "), Target.of(Map.of("phone", "2")));
        assertThat(kept.values()).doesNotContainKey("phone");
        assertThat(kept.notes()).isEmpty();
    }

    @Test
    void aLosersValueTooLongForTheTargetHarmsNothing() {
        assertThat(Leads.shorter(phone("wins: activecampaign"), "phone", 1)
                        .toActiveCampaign(lead("123"), Target.of(Map.of("phone", "2")))
                        .notes())
                .containsExactly(new Note(Reason.KEPT, "phone", "123", "2"));
    }

    @ParameterizedTest
    @CsvSource({"both, true, true", "to-activecampaign, true, false", "to-salesforce, false, true"})
    void aRowGoesOnlyItsOwnDirection(String direction, boolean outbound, boolean inbound) {
        assertThat(phone("direction: " + direction)
                        .toActiveCampaign(lead("1"), Target.NEW)
                        .values()
                        .containsKey("phone"))
                .isEqualTo(outbound);
        assertThat(phone("direction: " + direction)
                        .toSalesforce(contact("1"), Target.of(Map.of()))
                        .values()
                        .containsKey("Phone"))
                .isEqualTo(inbound);
    }

    private static void assertOutbound(String wins, Instant source, Instant target, boolean written) {
        var mapped = phone(wins)
                .toActiveCampaign(lead("1"), Target.of(Map.of("phone", "2")).changed(source, target));
        assertThat(mapped.values().get("phone")).isEqualTo(written ? "1" : null);
        assertNoted(mapped, "phone", written);
    }

    private static void assertInbound(String wins, Instant source, Instant target, boolean written) {
        var mapped = phone(wins)
                .toSalesforce(contact("1"), Target.of(Map.of("Phone", "2")).changed(source, target));
        assertThat(mapped.values().get("Phone")).isEqualTo(written ? "1" : null);
        assertNoted(mapped, "Phone", written);
    }

    private static void assertNoted(Mapped mapped, String field, boolean written) {
        if (written) {
            assertThat(mapped.notes()).isEmpty();
        } else {
            assertThat(mapped.notes()).containsExactly(new Note(Reason.KEPT, field, "1", "2"));
        }
    }

    private static Mapping phone(String policy) {
        return Leads.with("salesforce: Phone, activecampaign: phone" + (policy.isEmpty() ? "" : ", " + policy));
    }

    private static Map<String, Object> lead(String phone) {
        return Map.of("Email", "a@b.test", "Phone", phone);
    }

    private static Map<String, Object> contact(String phone) {
        return Map.of("email", "a@b.test", "phone", phone);
    }
}
