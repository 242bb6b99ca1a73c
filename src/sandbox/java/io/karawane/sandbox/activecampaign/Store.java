package io.karawane.sandbox.activecampaign;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Everything that the simulated account holds. */
final class Store {
    final Table contacts = new Table("Subscriber")
            .index("email", row -> lower(row.path("email").asText()));
    final Table tags = new Table("Tag", "tag");
    final Table contactTags = new Table("SubscriberTag", "contact", "tag");
    final Table fields = new Table("Field", "perstag", "title");
    final Table fieldOptions = new Table("FieldOption", "field");
    final Table fieldRels = new Table("FieldRel", "field");
    final Table fieldValues = new Table("FieldValue", "contact", "field");
    final Table accounts = new Table("CustomerAccount", "name");
    final Table accountContacts = new Table("CustomerAccountSubscriber", "contact", "account");
    final Table accountFields = new Table("AccountCustomFieldMeta");
    final Table accountData = new Table("AccountCustomFieldData", "account", "field");
    final Table automations = new Table("Automation");
    final Table contactAutomations = new Table("SubscriberSeries", "contact", "automation");
    final Table campaigns = new Table("Campaign");
    final Table lists = new Table("List");
    final Table contactLists = new Table("SubscriberList", "contact", "list");
    final Table webhooks = new Table("Webhook");
    final Table activities = new Table("Activity", "subscriberid");
    final Table logs = new Table("Log");
    final Table linkData = new Table("LinkData");
    final Table mppLinkData = new Table("MppLinkData");
    final Table links = new Table("Link", "link");
    final Table replies = new Table("Reply");
    final Table trackingLogs = new Table("TrackingLog", "contact");
    final Table notes = new Table("Note");

    private final List<Table> all = List.of(
            contacts,
            tags,
            contactTags,
            fields,
            fieldOptions,
            fieldRels,
            fieldValues,
            accounts,
            accountContacts,
            accountFields,
            accountData,
            automations,
            contactAutomations,
            campaigns,
            lists,
            contactLists,
            webhooks,
            activities,
            logs,
            linkData,
            mppLinkData,
            links,
            replies,
            trackingLogs,
            notes);

    static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    /** By the name that the API gives each kind of row. */
    Map<String, Integer> counts() {
        Map<String, Integer> counts = new LinkedHashMap<>();
        all.forEach(table -> counts.put(table.model(), table.rows().size()));
        return counts;
    }

    synchronized void clear() {
        all.forEach(Table::clear);
    }
}
