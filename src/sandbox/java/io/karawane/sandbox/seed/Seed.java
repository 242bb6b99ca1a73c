package io.karawane.sandbox.seed;

import io.karawane.sandbox.activecampaign.ActiveCampaignService;
import io.karawane.sandbox.salesforce.SalesforceService;
import java.util.List;
import java.util.Map;

/** Fills both services with realistic people. */
public final class Seed {
    private final SalesforceService salesforce;
    private final ActiveCampaignService activecampaign;

    public Seed(SalesforceService salesforce, ActiveCampaignService activecampaign) {
        this.salesforce = salesforce;
        this.activecampaign = activecampaign;
    }

    public Seeded sow(Plan plan) {
        People people = new People(plan.seed());
        SalesforceSeed records = new SalesforceSeed(salesforce, people, plan.seed());
        Map<String, String> accounts = records.accounts(plan.accounts());
        List<String> contacts = records.contacts(plan.contacts(), List.copyOf(accounts.values()));
        List<String> leads = records.leads(plan.leads(), List.copyOf(accounts.keySet()));
        ActiveCampaignSeed others = new ActiveCampaignSeed(activecampaign, people, plan.seed());
        others.setUp();
        List<String> shared = records.emails().subList(0, plan.overlap());
        List<String> known = others.contacts(plan.activecampaignContacts(), shared);
        return new Seeded(leads, contacts, List.copyOf(accounts.values()), known);
    }
}
