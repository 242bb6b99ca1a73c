package io.karawane.start;

import io.karawane.lane.Absence;
import io.karawane.lane.AccountChanges;
import io.karawane.lane.AccountRecognition;
import io.karawane.lane.AccountRecords;
import io.karawane.lane.Claims;
import io.karawane.lane.Conversions;
import io.karawane.lane.Failures;
import io.karawane.lane.Holders;
import io.karawane.lane.InboundAccounts;
import io.karawane.lane.InboundDelivery;
import io.karawane.lane.InboundRead;
import io.karawane.lane.InboundSettlement;
import io.karawane.lane.Intake;
import io.karawane.lane.LeftContacts;
import io.karawane.lane.MappedPersons;
import io.karawane.lane.Matches;
import io.karawane.lane.Namesakes;
import io.karawane.lane.OutboundAccounts;
import io.karawane.lane.OutboundDelivery;
import io.karawane.lane.OutboundRead;
import io.karawane.lane.OutboundSettlement;
import io.karawane.lane.Recognition;
import io.karawane.lane.Selections;
import io.karawane.lane.Succession;
import io.karawane.lane.TaggedContacts;
import io.karawane.lane.Unheard;
import io.karawane.lane.WatchedAutomations;
import io.karawane.queue.Backlog;
import io.karawane.salesforce.Salesforce;
import io.karawane.schema.Schemas;
import io.karawane.settings.Sync;
import java.util.function.Supplier;
import org.apache.camel.main.Main;

/** The stages of both lanes, by the names that their routes use. */
final class Lanes {
    private Lanes() {}

    static void bind(Main main, Storage storage, BothServices both, Schemas schemas, Supplier<Sync> sync) {
        Salesforce salesforce = both.salesforce;
        Namesakes namesakes = new Namesakes(salesforce);
        AccountRecords records = new AccountRecords(salesforce, namesakes, storage.links, both.accounts);

        main.bind("claims", new Claims(storage.changes, storage.pauses, schemas::areFit, sync, schemas::terms));
        main.bind("selections", new Selections(sync));
        main.bind("failures", new Failures(storage.changes, storage.books));
        main.bind("mappedPersons", new MappedPersons());

        main.bind(
                "outboundRead",
                new OutboundRead(
                        salesforce,
                        storage.links,
                        storage.hash,
                        new Absence(salesforce),
                        new Holders(salesforce, storage.links)));
        main.bind("conversions", new Conversions(salesforce, storage.database, storage.changes, storage.links));
        main.bind("recognition", new Recognition(storage.changes, storage.links, both.contacts));
        var found = new AccountRecognition(both.accounts, records, namesakes, storage.links, storage.books);
        main.bind(
                "accountChanges",
                new AccountChanges(salesforce, storage.database, storage.changes, storage.links, sync));
        main.bind(
                "outboundAccounts", new OutboundAccounts(both.accounts, records, found, storage.links, storage.books));
        main.bind("outboundDelivery", new OutboundDelivery(both.contacts, both.fields, both.imports, both.tags));
        main.bind("succession", new Succession(salesforce, storage.links, storage.duplicates));
        main.bind("leftContacts", new LeftContacts(both.contacts, both.tags, storage.links, storage.duplicates));
        main.bind("outboundSettlement", new OutboundSettlement(salesforce, both.memberships, storage.books));
        main.bind("intake", new Intake(storage.database, storage.changes, storage.links, sync));
        Unheard unheard = new Unheard(new Backlog(storage.database), storage.journal);
        main.bind(
                "taggedContacts",
                new TaggedContacts(both.tags, storage.database, storage.changes, unheard, storage.journal, sync));
        main.bind(
                "watchedAutomations",
                new WatchedAutomations(
                        both.passages, storage.database, storage.changes, unheard, storage.journal, sync));
        Matches matches = new Matches(salesforce, storage.links, both.contacts);
        main.bind("inboundRead", new InboundRead(both.contacts, both.memberships, matches, storage.hash));
        main.bind("inboundAccounts", new InboundAccounts(both.accounts, records, namesakes, storage.books));
        main.bind("inboundDelivery", new InboundDelivery(salesforce));
        main.bind("inboundSettlement", new InboundSettlement(both.tags, storage.books));
    }
}
