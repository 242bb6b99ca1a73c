package io.karawane.activecampaign;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Who went through an automation. */
public final class Passages {
    private static final int PAGE = 100;
    private static final String COMPLETED = "2";

    /** In which zone a date in a filter is meant is not known; none is further away than that. */
    private static final Duration ANY_ZONE = Duration.ofDays(1);

    private final ActiveCampaign activecampaign;

    public Passages(ActiveCampaign activecampaign) {
        this.activecampaign = activecampaign;
    }

    /** Of those who entered the automation since then, 100 a call; each page is told before the next is asked for. */
    public void since(Instant from, String automation, Consumer<List<Passage>> page) {
        LocalDate day = LocalDate.ofInstant(from.minus(ANY_ZONE), ZoneOffset.UTC);
        int seen = 0;
        JsonNode rows;
        do {
            rows = activecampaign
                    .read(
                            "contactAutomations",
                            "filters%%5Bseriesid%%5D=%s&filters%%5Badddate%%5D%%5Bgt%%5D=%s&limit=%d&offset=%d"
                                    .formatted(automation, day, PAGE, seen))
                    .path("contactAutomations");
            List<Passage> passages = new ArrayList<>();
            for (JsonNode row : rows) {
                Passage passage = passage(row, from);
                // A day begins earlier in some zones, and the day that was asked for may be part of the answer.
                Instant oldest = from.minus(ANY_ZONE.multipliedBy(3));
                if (!row.path("seriesid").asText().equals(automation)
                        || passage.entered().isBefore(oldest)) {
                    throw activecampaign.stop(
                            "filter-ignored: /contactAutomations answers others than it was asked for");
                } else if (!passage.last().isBefore(from)) {
                    passages.add(passage);
                }
            }
            page.accept(passages);
            seen += rows.size();
        } while (rows.size() == PAGE);
    }

    /** @param unknown when those entered of whom no time can be read */
    private static Passage passage(JsonNode row, Instant unknown) {
        Instant entered = Contact.time(row.path("adddate").asText());
        Instant left = Contact.time(row.path("remdate").asText());
        boolean completed = row.path("status").asText().equals(COMPLETED);
        Instant last = left == null ? Contact.time(row.path("lastdate").asText()) : left;
        return new Passage(
                row.path("id").asText(),
                row.path("contact").asText(),
                entered == null ? unknown : entered,
                completed ? (last == null ? unknown : last) : null);
    }
}
