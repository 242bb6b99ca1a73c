package io.karawane.sandbox.seed;

import io.karawane.sandbox.activecampaign.ActiveCampaignService;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** What an ActiveCampaign account has been set up with, once however often it is sown, and its contacts. */
final class ActiveCampaignSeed {
    private static final List<String> TAGS =
            List.of("newsletter", "webinar-2026", "kunde", "vip", "messe-köln", "preisliste");
    private static final List<String> LISTS = List.of("Newsletter", "Kunden", "Webinar");
    private static final List<String> CAMPAIGNS =
            List.of("Herbstbrief", "Black Week", "Product news", "Webinar invitation", "Bulletin d’été", "Onboarding");
    private static final List<String> AUTOMATIONS =
            List.of("Willkommen", "Create lead", "Create contact", "Win back", "Anniversaire", "Re-engage");
    private static final List<String> REGIONS = List.of("DE", "AT", "CH", "Other");
    private static final List<String> INTERESTS = List.of("Books", "Music", "Sport", "Travel");
    private static final List<String> CHANNELS = List.of("E-mail", "Phone", "Post");
    private static final List<String> ANSWERS = List.of("Yes", "No");

    private final ActiveCampaignService activecampaign;
    private final People people;
    private final Random facts; // its own, so that more facts do not change the people

    ActiveCampaignSeed(ActiveCampaignService activecampaign, People people, long seed) {
        this.activecampaign = activecampaign;
        this.people = people;
        facts = new Random(seed + 1);
    }

    void setUp() {
        LISTS.forEach(activecampaign::addList);
        field("BUDGET", "Budget", "number", List.of());
        field("REGION", "Region", "dropdown", REGIONS);
        field("INTERESTS", "Interests", "listbox", INTERESTS);
        field("CHANNELS", "Channels", "checkbox", CHANNELS);
        field("NEWSLETTER", "Newsletter", "radio", ANSWERS);
        field("BIRTHDAY", "Birthday", "date", List.of());
        field("LAST_VISIT", "Last visit", "datetime", List.of());
        field("SCORE", "Score", "number", List.of());
        field("LEGACY_ID", "Legacy ID", "hidden", List.of());
        field("WEBSITE", "Website", "text", List.of());
        field("NOTES", "Notes", "textarea", List.of());
        for (int i = 0; i < CAMPAIGNS.size(); i++) {
            activecampaign.addCampaign(CAMPAIGNS.get(i), labels(i));
            activecampaign.addAutomation(AUTOMATIONS.get(i), labels(i));
        }
    }

    private void field(String perstag, String title, String type, List<String> options) {
        activecampaign.addField(perstag, title, type, options);
    }

    /** Two of each are meant for Salesforce, written in two ways as people do. */
    private static List<String> labels(int index) {
        return switch (index) {
            case 1 -> List.of("Salesforce");
            case 2 -> List.of("2026", "salesforce");
            case 4 -> List.of("Salesforce-Test");
            default -> List.of();
        };
    }

    /** @param shared e-mails of people that Salesforce knows; the first contacts get them */
    List<String> contacts(int count, List<String> shared) {
        List<String> companies = new ArrayList<>();
        for (int i = 0; i <= count / 5; i++) {
            companies.add(people.company());
        }
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Person person = people.next();
            Map<String, String> attributes = Map.of(
                    "email", i < shared.size() ? shared.get(i) : person.email(),
                    "firstName", person.firstName(),
                    "lastName", person.lastName(),
                    "phone", person.phone());
            List<String> tags =
                    TAGS.stream().filter(tag -> people.random().nextInt(4) == 0).toList();
            boolean employed = people.random().nextInt(5) < 2;
            String id = activecampaign.addContact(attributes, tags, employed ? people.pick(companies) : "");
            activecampaign.complete(id, values(), some(LISTS));
            ids.add(id);
        }
        return ids;
    }

    /** Most of the fields, by their tags. */
    private Map<String, String> values() {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("BUDGET", String.valueOf(100 * (1 + facts.nextInt(500))));
        values.put("REGION", REGIONS.get(facts.nextInt(REGIONS.size())));
        values.put("INTERESTS", several(INTERESTS));
        values.put("CHANNELS", several(CHANNELS));
        values.put("NEWSLETTER", ANSWERS.get(facts.nextInt(ANSWERS.size())));
        values.put("BIRTHDAY", Facts.birthday(facts));
        values.put("LAST_VISIT", "2026-0" + (1 + facts.nextInt(9)) + "-15T09:30:00-05:00");
        values.put("SCORE", String.valueOf(facts.nextInt(101)));
        values.put("LEGACY_ID", Facts.number(facts));
        values.put("WEBSITE", Facts.website(facts));
        values.put("NOTES", Facts.note(facts));
        values.values().removeIf(value -> value.isEmpty() || facts.nextInt(10) < 3);
        return values;
    }

    private List<String> some(List<String> from) {
        return from.stream().filter(each -> facts.nextBoolean()).toList();
    }

    /** As choice fields of several keep them; empty if none. */
    private String several(List<String> options) {
        List<String> some = some(options);
        return some.isEmpty() ? "" : "||" + String.join("||", some) + "||";
    }
}
