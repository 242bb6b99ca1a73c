package io.karawane.sandbox.seed;

import io.karawane.sandbox.Json;
import io.karawane.sandbox.activecampaign.ActiveCampaignService;
import io.karawane.sandbox.salesforce.SalesforceService;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Fills both services with realistic people. */
public final class Seed {
    private static final List<String> TAGS =
            List.of("newsletter", "webinar-2026", "kunde", "vip", "messe-köln", "preisliste");
    private static final List<String> CAMPAIGNS =
            List.of("Herbstbrief", "Black Week", "Product news", "Webinar invitation", "Bulletin d’été", "Onboarding");
    private static final List<String> AUTOMATIONS =
            List.of("Willkommen", "Create lead", "Create contact", "Win back", "Anniversaire", "Re-engage");

    private final SalesforceService salesforce;
    private final ActiveCampaignService activecampaign;

    public Seed(SalesforceService salesforce, ActiveCampaignService activecampaign) {
        this.salesforce = salesforce;
        this.activecampaign = activecampaign;
    }

    public Seeded sow(Plan plan) {
        People people = new People(plan.seed());
        SalesforceSeed records = new SalesforceSeed(salesforce, people);
        Map<String, String> accounts = records.accounts(plan.accounts());
        List<String> contacts = records.contacts(plan.contacts(), List.copyOf(accounts.values()));
        List<String> leads = records.leads(plan.leads(), List.copyOf(accounts.keySet()));
        List<String> others = contacts(plan, people, records.emails());
        for (int i = 0; i < CAMPAIGNS.size(); i++) {
            activecampaign.addCampaign(CAMPAIGNS.get(i), labels(i));
            var automation = Json.object().put("name", AUTOMATIONS.get(i));
            labels(i).forEach(automation.putArray("labels")::add);
            activecampaign.defineAutomation(automation);
        }
        return new Seeded(leads, contacts, List.copyOf(accounts.values()), others);
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

    private List<String> contacts(Plan plan, People people, List<String> salesforceEmails) {
        List<String> companies = new ArrayList<>();
        for (int i = 0; i <= plan.activecampaignContacts() / 5; i++) {
            companies.add(people.company());
        }
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < plan.activecampaignContacts(); i++) {
            Person person = people.next();
            boolean overlaps = i < plan.overlap() && i < salesforceEmails.size();
            Map<String, String> attributes = Map.of(
                    "email", overlaps ? salesforceEmails.get(i) : person.email(),
                    "firstName", person.firstName(),
                    "lastName", person.lastName(),
                    "phone", person.phone());
            List<String> tags =
                    TAGS.stream().filter(tag -> people.random().nextInt(4) == 0).toList();
            boolean employed = people.random().nextInt(5) < 2;
            ids.add(activecampaign.addContact(attributes, tags, employed ? people.pick(companies) : ""));
        }
        return ids;
    }
}
