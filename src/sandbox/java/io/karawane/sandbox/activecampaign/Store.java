package io.karawane.sandbox.activecampaign;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Everything that the simulated account holds: compact rows of what there are many of, JSON of the rest. */
final class Store {
    final Numbered<Contact> contacts = new Numbered<>("Subscriber");
    final Numbered<Tag> tags = new Numbered<>("Tag");
    final Numbered<ContactTag> contactTags = new Numbered<>("SubscriberTag");
    final Numbered<FieldValue> fieldValues = new Numbered<>("FieldValue");
    final Numbered<Account> accounts = new Numbered<>("CustomerAccount");
    final Numbered<AccountContact> accountContacts = new Numbered<>("CustomerAccountSubscriber");
    final Numbered<Membership> contactLists = new Numbered<>("SubscriberList");
    final Numbered<Passage> contactAutomations = new Numbered<>("SubscriberSeries");

    final Map<String, Contact> contactsByEmail = new HashMap<>();
    final Map<String, Integer> deletedContacts = new HashMap<>();
    final Map<String, Account> accountsByName = new HashMap<>();
    final Map<String, Tag> tagsByName = new HashMap<>();

    final Table fields = new Table("Field", "perstag", "title");
    final Table fieldOptions = new Table("FieldOption", "field");
    final Table fieldRels = new Table("FieldRel", "field");
    final Table accountFields = new Table("AccountCustomFieldMeta");
    final Table accountData = new Table("AccountCustomFieldData", "account", "field");
    final Table automations = new Table("Automation");
    final Table campaigns = new Table("Campaign");
    final Table lists = new Table("List");
    final Table webhooks = new Table("Webhook");
    final Table activities = new Table("Activity", "subscriberid");
    final Table logs = new Table("Log", "subscriberid");
    final Table linkData = new Table("LinkData");
    final Table mppLinkData = new Table("MppLinkData");
    final Table links = new Table("Link", "link");
    final Table bounceLogs = new Table("BounceLog");
    final Table replies = new Table("Reply");
    final Table trackingLogs = new Table("TrackingLog", "contact");
    final Table notes = new Table("Note");

    private final List<Numbered<?>> compact = List.of(
            contacts, tags, contactTags, fieldValues, accounts, accountContacts, contactLists, contactAutomations);
    private final List<Table> tables = List.of(
            fields,
            fieldOptions,
            fieldRels,
            accountFields,
            accountData,
            automations,
            campaigns,
            lists,
            webhooks,
            activities,
            logs,
            linkData,
            mppLinkData,
            links,
            bounceLogs,
            replies,
            trackingLogs,
            notes);

    static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    /** How many rows there are of what a user of the account would count. */
    Map<String, Integer> counts() {
        Map<String, Integer> counts = new LinkedHashMap<>();
        counts.put("contacts", contacts.size());
        counts.put("contactTags", contactTags.size());
        counts.put("contactLists", contactLists.size());
        counts.put("contactAutomations", contactAutomations.size());
        counts.put("fieldValues", fieldValues.size());
        counts.put("accounts", accounts.size());
        counts.put("accountContacts", accountContacts.size());
        counts.put("tags", tags.size());
        counts.put("fields", fields.rows().size());
        counts.put("lists", lists.rows().size());
        counts.put("automations", automations.rows().size());
        counts.put("campaigns", campaigns.rows().size());
        counts.put("activities", activities.rows().size());
        counts.put("webhooks", webhooks.rows().size());
        return counts;
    }

    synchronized void clear() {
        compact.forEach(Numbered::clear);
        tables.forEach(Table::clear);
        List.of(contactsByEmail, deletedContacts, accountsByName, tagsByName).forEach(Map::clear);
    }
}
