package io.karawane.mapping;

import java.time.Instant;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.InvalidPayloadException;
import org.apache.camel.Message;
import org.apache.camel.spi.DataType;
import org.apache.camel.spi.Transformer;
import org.apache.camel.spi.TransformerKey;

/**
 * Maps the body, a record of one side, to what is to be written to the other: {@code transformDataType} between
 * {@code salesforce:Lead} and {@code activecampaign:contact}, and whatever else a mapping joins.
 *
 * <p>Reads the exchange variables {@code mappings} (those by which the record was read; absent: those of now), {@code
 * current} (the target's values, a map; absent for a new record), {@code sourceTime} and {@code targetTime} (instants,
 * for {@code wins: newest}); writes {@code mappingVersion} and {@code mappingNotes} (a list of {@link Note}). A record that must not go fails with a
 * {@link io.karawane.problem.RecordProblem}.
 */
public final class MappingTransformer extends Transformer {
    public static final String MAPPINGS = "mappings";
    public static final String CURRENT = "current";
    public static final String SOURCE_TIME = "sourceTime";
    public static final String TARGET_TIME = "targetTime";
    public static final String VERSION = "mappingVersion";
    public static final String NOTES = "mappingNotes";

    private static final String SALESFORCE = "salesforce";
    private static final String ACTIVECAMPAIGN = "activecampaign";

    private final Supplier<Mappings> mappings;

    private MappingTransformer(Supplier<Mappings> mappings) {
        this.mappings = mappings;
    }

    /**
     * Registers itself for every Salesforce object and every ActiveCampaign kind: which of them a mapping joins is
     * seen when a record comes.
     *
     * @param mappings of now
     */
    public static void register(CamelContext context, Supplier<Mappings> mappings) {
        DataType record = new DataType(SALESFORCE);
        DataType contact = new DataType(ACTIVECAMPAIGN);
        var registry = context.getTransformerRegistry();
        registry.put(new TransformerKey(record, contact), new MappingTransformer(mappings));
        registry.put(new TransformerKey(contact, record), new MappingTransformer(mappings));
    }

    @Override
    @SuppressWarnings("unchecked")
    public void transform(Message message, DataType from, DataType to) throws InvalidPayloadException {
        Map<String, Object> source = message.getMandatoryBody(Map.class);
        boolean outbound = from.getScheme().equals(SALESFORCE);
        Mappings read = message.getExchange().getVariable(MAPPINGS, Mappings.class);
        Mappings all = read == null ? mappings.get() : read;
        Mapping mapping = outbound ? all.of(from.getName(), to.getName()) : all.of(to.getName(), from.getName());
        Target target = target(message.getExchange());
        Mapped mapped = outbound ? mapping.toActiveCampaign(source, target) : mapping.toSalesforce(source, target);
        message.setBody(mapped.values());
        message.getExchange().setVariable(VERSION, mapping.version());
        message.getExchange().setVariable(NOTES, mapped.notes());
    }

    @SuppressWarnings("unchecked")
    private Target target(Exchange exchange) {
        return new Target(
                exchange.getVariable(CURRENT, Map.class),
                exchange.getVariable(SOURCE_TIME, Instant.class),
                exchange.getVariable(TARGET_TIME, Instant.class));
    }
}
