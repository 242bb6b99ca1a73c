package io.karawane.schema;

import io.karawane.activecampaign.AccountFields;
import io.karawane.activecampaign.CustomFields;
import io.karawane.mapping.Catalogue;
import io.karawane.mapping.Mapping;
import io.karawane.mapping.Mappings;
import io.karawane.mapping.Side;
import io.karawane.mapping.type.Field;
import io.karawane.problem.Finding;
import io.karawane.salesforce.Described;
import io.karawane.salesforce.Salesforce;
import io.karawane.settings.Sync;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.camel.health.HealthCheckResultBuilder;
import org.apache.camel.impl.health.AbstractHealthCheck;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The types of all mapped fields. No record moves before they are known, or while a mapping does not fit them. */
public final class Schemas extends AbstractHealthCheck {
    private static final Logger LOG = LoggerFactory.getLogger(Schemas.class);
    private static final Duration AGE = Duration.ofHours(1);
    /** Somebody is mending the mapping, or the field. */
    private static final Duration AGE_OF_TROUBLE = Duration.ofMinutes(1);

    private final Supplier<Mappings> untyped;
    private final Supplier<Sync> sync;
    private final SchemaFile file;
    private final Salesforce salesforce;
    private final CustomFields customFields;
    private final AccountFields accountFields;
    private volatile Known known;
    private volatile State state = new State(null, null, List.of());
    private volatile boolean wanted = true;

    /** @param typed null while types are unknown or do not fit */
    private record State(Mappings untyped, Mappings typed, List<Finding> findings) {
        boolean fits() {
            return typed != null;
        }
    }

    /**
     * @param mappings as they are in the files
     * @param sync tells whether records go by a mapping at all
     */
    public Schemas(
            Supplier<Mappings> mappings,
            Supplier<Sync> sync,
            SchemaFile file,
            Salesforce salesforce,
            CustomFields customFields,
            AccountFields accountFields) {
        super("karawane", "mappings");
        this.untyped = mappings;
        this.sync = sync;
        this.file = file;
        this.salesforce = salesforce;
        this.customFields = customFields;
        this.accountFields = accountFields;
        this.known = file.load();
    }

    /** The mappings of now, with types as soon as these are known; using them asks for a fresh look once an hour. */
    public Mappings mappings() {
        State current = current();
        wanted |= isOlderThan(AGE);
        return current.typed == null ? current.untyped : current.typed;
    }

    private State current() {
        Mappings files = untyped.get();
        State current = state;
        if (current.untyped != files) {
            current = typed(files);
            state = current;
        }
        return current;
    }

    private synchronized State typed(Mappings files) {
        if (!used(files).allMatch(this::isKnown)) {
            wanted = true;
            return new State(files, null, List.of());
        }
        List<Finding> findings = files.check(this::catalogue);
        findings.forEach(finding -> LOG.warn("{}", finding));
        boolean fits = findings.stream().noneMatch(Finding::isError);
        return new State(files, fits ? files.typed(this::catalogue) : null, findings);
    }

    private Stream<Mapping> used(Mappings files) {
        return files.all().stream().filter(mapping -> Known.isUsed(mapping, sync.get()));
    }

    private boolean isKnown(Mapping mapping) {
        return catalogue(mapping) != null && catalogue(mapping).isFor(mapping);
    }

    private Catalogue catalogue(Mapping mapping) {
        return known.of(mapping, sync.get());
    }

    /** Whether records may move; if not, looks again every minute. */
    public boolean areFit() {
        boolean fit = current().fits();
        wanted |= !fit && isOlderThan(AGE_OF_TROUBLE);
        return fit;
    }

    private boolean isOlderThan(Duration age) {
        return known.readAt().plus(age).isBefore(Instant.now());
    }

    public boolean areWanted() {
        return wanted;
    }

    /** Asks both services. */
    public void read() {
        read(untyped.get());
        state = typed(untyped.get());
    }

    private void read(Mappings mappings) {
        Described described = new Described(salesforce);
        Map<String, Field> contacts = customFields.ofContacts();
        Map<String, Field> accounts = null;
        Map<String, Catalogue> catalogues = new LinkedHashMap<>();
        for (Mapping mapping : used(mappings).toList()) {
            Set<String> names = mapping.read(Side.SALESFORCE);
            boolean account = mapping.activecampaign().equals("account");
            if (account && accounts == null) {
                accounts = accountFields.read();
            }
            catalogues.put(
                    mapping.name(),
                    new Catalogue(
                            mapping.salesforce(),
                            mapping.activecampaign(),
                            described.fields(mapping.salesforce(), names),
                            account ? accounts : contacts,
                            mapping.paths()));
        }
        known = new Known(Instant.now(), catalogues);
        wanted = false;
        try {
            file.save(known);
        } catch (IOException e) {
            LOG.warn("the types of fields cannot be remembered: {}", e.toString());
        }
    }

    @Override
    public boolean isLiveness() {
        return false;
    }

    @Override
    protected void doCall(HealthCheckResultBuilder builder, Map<String, Object> options) {
        State current = current();
        List<String> errors = current.findings.stream()
                .filter(Finding::isError)
                .map(Finding::toString)
                .toList();
        if (!errors.isEmpty()) {
            builder.message(String.join("\n", errors)).down();
        } else {
            builder.up();
        }
    }
}
