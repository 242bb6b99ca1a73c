package io.karawane.start;

import static java.util.Map.entry;

import io.karawane.activecampaign.ActiveCampaign;
import io.karawane.activecampaign.ActiveCampaignGate;
import io.karawane.check.Offer;
import io.karawane.door.ServiceHealth;
import io.karawane.lane.AccountChanges;
import io.karawane.lane.Backfill;
import io.karawane.lane.Claims;
import io.karawane.lane.Conversions;
import io.karawane.lane.EventCapture;
import io.karawane.lane.Failures;
import io.karawane.lane.Formulas;
import io.karawane.lane.InboundAccounts;
import io.karawane.lane.InboundDelivery;
import io.karawane.lane.InboundRead;
import io.karawane.lane.InboundSettlement;
import io.karawane.lane.Intake;
import io.karawane.lane.JobSchedule;
import io.karawane.lane.LeftContacts;
import io.karawane.lane.MappedPersons;
import io.karawane.lane.OutboundAccounts;
import io.karawane.lane.OutboundDelivery;
import io.karawane.lane.OutboundRead;
import io.karawane.lane.OutboundSettlement;
import io.karawane.lane.Recognition;
import io.karawane.lane.Scan;
import io.karawane.lane.Selections;
import io.karawane.lane.Succession;
import io.karawane.lane.TaggedContacts;
import io.karawane.lane.WatchedAutomations;
import io.karawane.queue.Changes;
import io.karawane.queue.Cursors;
import io.karawane.queue.Node;
import io.karawane.salesforce.Salesforce;
import io.karawane.salesforce.SalesforceGate;
import io.karawane.schema.Schemas;
import io.karawane.settings.Settings;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import javax.sql.DataSource;
import org.apache.camel.component.http.HttpClientConfigurer;

/** What the application offers to routes, known without starting it. */
public final class Beans {
    static final Map<String, Class<?>> TYPES = Map.ofEntries(
            entry("accountChanges", AccountChanges.class),
            entry("activecampaign", ActiveCampaign.class),
            entry("activecampaignGate", ActiveCampaignGate.class),
            entry("activecampaignHealth", ServiceHealth.class),
            entry("backfill", Backfill.class),
            entry("askOnce", HttpClientConfigurer.class),
            entry("batches", ExecutorService.class),
            entry("changes", Changes.class),
            entry("claims", Claims.class),
            entry("conversions", Conversions.class),
            entry("cursors", Cursors.class),
            entry("dataSource", DataSource.class),
            entry("eventCapture", EventCapture.class),
            entry("failures", Failures.class),
            entry("formulaSchedule", JobSchedule.class),
            entry("formulas", Formulas.class),
            entry("inboundAccounts", InboundAccounts.class),
            entry("inboundDelivery", InboundDelivery.class),
            entry("inboundRead", InboundRead.class),
            entry("inboundSettlement", InboundSettlement.class),
            entry("intake", Intake.class),
            entry("leftContacts", LeftContacts.class),
            entry("mappedPersons", MappedPersons.class),
            entry("missedSchedule", JobSchedule.class),
            entry("node", Node.class),
            entry("oneAfterTheOther", ExecutorService.class),
            entry("outboundAccounts", OutboundAccounts.class),
            entry("outboundDelivery", OutboundDelivery.class),
            entry("outboundRead", OutboundRead.class),
            entry("outboundSettlement", OutboundSettlement.class),
            entry("recognition", Recognition.class),
            entry("reload", Reload.class),
            entry("salesforce", Salesforce.class),
            entry("salesforceGate", SalesforceGate.class),
            entry("salesforceHealth", ServiceHealth.class),
            entry("scan", Scan.class),
            entry("scanSchedule", JobSchedule.class),
            entry("schemas", Schemas.class),
            entry("selections", Selections.class),
            entry("stream", Stream.class),
            entry("succession", Succession.class),
            entry("taggedContacts", TaggedContacts.class),
            entry("watchedAutomations", WatchedAutomations.class));

    private Beans() {}

    public static Offer offered(Settings settings) {
        return new Offer(
                TYPES,
                CamelProperties.ofInstance(settings),
                Set.of(CursorProperty.NAME),
                Set.of(BothServices.ACTIVECAMPAIGN_DOOR, BothServices.SALESFORCE_DOOR),
                Map.of(Stream.COMPONENT, "salesforce"));
    }
}
