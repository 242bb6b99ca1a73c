package io.karawane.start;

import io.karawane.check.ConfigurationCheck;
import io.karawane.door.ServiceGate;
import io.karawane.lane.Absence;
import io.karawane.lane.AccountPreview;
import io.karawane.lane.AccountRecognition;
import io.karawane.lane.AccountRecords;
import io.karawane.lane.Books;
import io.karawane.lane.Cost;
import io.karawane.lane.Explanations;
import io.karawane.lane.Holders;
import io.karawane.lane.InboundAccounts;
import io.karawane.lane.InboundPreview;
import io.karawane.lane.InboundRead;
import io.karawane.lane.Matches;
import io.karawane.lane.Namesakes;
import io.karawane.lane.OutboundAccounts;
import io.karawane.lane.OutboundPreview;
import io.karawane.lane.OutboundRead;
import io.karawane.lane.Recognition;
import io.karawane.lane.Selections;
import io.karawane.mapping.Catalogue;
import io.karawane.problem.Finding;
import io.karawane.problem.InvalidConfiguration;
import io.karawane.queue.Changes;
import io.karawane.queue.Database;
import io.karawane.queue.Duplicates;
import io.karawane.queue.EmailHash;
import io.karawane.queue.Journal;
import io.karawane.queue.Links;
import io.karawane.queue.Node;
import io.karawane.queue.Pauses;
import io.karawane.salesforce.Described;
import io.karawane.salesforce.Salesforce;
import io.karawane.schema.Known;
import io.karawane.schema.Schemas;
import io.karawane.schema.Terms;
import io.karawane.settings.Settings;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.apache.camel.CamelContext;
import org.apache.camel.main.BaseMainSupport;
import org.apache.camel.main.Main;
import org.apache.camel.main.MainListenerSupport;

/**
 * Both real services, for verbs that look and write nothing: the routes of the two doors and of the selection, and the
 * lanes' own stages up to the mapping. Its queue is empty, in memory, and no instance's; writes are refused at the door.
 *
 * <p>Whatever it is asked for fails with {@link io.karawane.door.Refused} or {@link
 * io.karawane.problem.ServiceTrouble} once a service has been tried three times.
 */
public final class Connection implements AutoCloseable {
    private static final int TRIES = 3;
    private static final String CONDITION = "direct:outbound-condition";

    private final Main main = new Main();
    private final Database database;
    private final BothServices both;
    private final ServiceGate salesforce;
    private final ServiceGate activecampaign;
    private final Configuration configuration;
    private final Schemas schemas;
    private final Changes changes;
    private final Links links;
    private final EmailHash hash;

    private Connection(Settings settings) {
        configuration = new Configuration(settings);
        database = new Database("jdbc:h2:mem:" + UUID.randomUUID() + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE", "", "");
        Pauses pauses = new Pauses(database, true);
        links = new Links(database);
        changes = new Changes(database, links, new Node(database));
        hash = new EmailHash(UUID.randomUUID().toString().getBytes(StandardCharsets.US_ASCII));
        salesforce = ServiceGate.onlyReading("salesforce", pauses);
        activecampaign = ServiceGate.onlyReading("activecampaign", pauses);
        both = new BothServices(settings, this::context, database, salesforce, activecampaign, TRIES);
        schemas = both.schemas(configuration::terms);
        both.bind(main);
        main.bind("selections", new Selections(() -> configuration.terms().sync()));
        CamelProperties.ofRoutes(settings, BothServices.SALESFORCE_DOOR, BothServices.ACTIVECAMPAIGN_DOOR, CONDITION)
                .forEach(main::addOverrideProperty);
        main.addMainListener(new MainListenerSupport() {
            @Override
            public void beforeConfigure(BaseMainSupport ignored) {
                both.connect(context());
            }
        });
    }

    /** @throws InvalidConfiguration if credentials are missing, or anything that {@code validate} would find */
    public static Connection open(Settings settings) {
        List<Finding> findings = ConfigurationCheck.beforeConnecting(settings, Beans.offered(settings));
        if (findings.stream().anyMatch(Finding::isError)) {
            throw new InvalidConfiguration(findings);
        }
        Connection connection = new Connection(settings);
        try {
            connection.main.start();
            return connection;
        } catch (RuntimeException e) {
            connection.close();
            throw e;
        }
    }

    CamelContext context() {
        return main.getCamelContext();
    }

    /**
     * What both services say of the mapped fields, read now and remembered for {@code validate}; of accounts only
     * Salesforce while they are switched off, which is not remembered.
     */
    public Known fields() {
        Known known = schemas.read();
        Map<String, Catalogue> catalogues = new TreeMap<>(known.catalogues());
        configuration
                .terms()
                .mappings()
                .all()
                .forEach(mapping -> catalogues.computeIfAbsent(
                        mapping.name(),
                        name -> new Catalogue(
                                mapping.salesforce(),
                                mapping.activecampaign(),
                                new Described(both.salesforce).fields(mapping.salesforce(), mapping.paths()),
                                Map.of(),
                                mapping.paths())));
        return new Known(known.readAt(), catalogues);
    }

    /**
     * Mappings with their types, and sync.yaml.
     *
     * @throws InvalidConfiguration if the mappings do not fit the fields of both services: no record would move
     */
    public Terms terms() {
        schemas.read();
        if (!schemas.areFit()) {
            throw new InvalidConfiguration(schemas.findings());
        }
        return schemas.terms();
    }

    Salesforce salesforce() {
        return both.salesforce;
    }

    /** The lane to ActiveCampaign up to its mapping. */
    public OutboundPreview outbound(Terms terms) {
        return new OutboundPreview(
                both.salesforce,
                both.contacts,
                both.tags,
                changes,
                new OutboundRead(
                        both.salesforce,
                        links,
                        hash,
                        new Absence(both.salesforce),
                        new Holders(both.salesforce, links)),
                new Recognition(changes, links, both.contacts),
                accounts(),
                terms);
    }

    /** Why records go or do not, by the links of an instance. */
    Explanations explanations(Links known, EmailHash key) {
        terms();
        return both.explanations(known, key, this::condition, schemas);
    }

    /** The lane to Salesforce up to its mapping. */
    public InboundPreview inbound(Terms terms) {
        Matches matches = new Matches(both.salesforce, links, both.contacts);
        return new InboundPreview(
                both.contacts,
                both.tags,
                changes,
                new InboundRead(both.contacts, both.memberships, matches, hash),
                accounts(),
                terms);
    }

    private AccountPreview accounts() {
        Books books = new Books(database, changes, links, new Duplicates(database), new Journal(database));
        Namesakes namesakes = new Namesakes(both.salesforce);
        AccountRecords records = new AccountRecords(both.salesforce, namesakes, links, both.accounts);
        var found = new AccountRecognition(both.accounts, records, namesakes, links, books);
        return new AccountPreview(
                both.accounts,
                new OutboundAccounts(both.accounts, records, found, links, books),
                new InboundAccounts(both.accounts, records, namesakes, books),
                namesakes);
    }

    /** Which records of the object sync.yaml selects, as SOQL; made by the route that the lanes use. */
    public String condition(String object) {
        return condition(context(), object);
    }

    static String condition(CamelContext context, String object) {
        var answer =
                context.createProducerTemplate().send(CONDITION, exchange -> exchange.setVariable("object", object));
        if (answer.getException() != null) {
            throw new IllegalStateException(answer.getException());
        }
        return answer.getVariable("condition", String.class);
    }

    /** The calls of both services so far. */
    public Cost reads() {
        return Cost.ofReads(salesforce.sent(), activecampaign.sent());
    }

    @Override
    public void close() {
        main.stop();
        database.close();
    }
}
