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
 * {@code salesforce:Lead} and {@code activecampaign:contact}, and the like.
 *
 * <p>Reads the exchange variables {@code current} (the target's values, a map; absent for a new record), {@code
 * sourceTime} and {@code targetTime} (instants, for {@code wins: newest}); writes {@code mappingVersion} and {@code
 * mappingNotes} (a list of {@link Note}). A record that must not go fails with a
 * {@link io.karawane.problem.RecordProblem}.
 */
public final class MappingTransformer extends Transformer {
    public static final String CURRENT = "current";
    public static final String SOURCE_TIME = "sourceTime";
    public static final String TARGET_TIME = "targetTime";
    public static final String VERSION = "mappingVersion";
    public static final String NOTES = "mappingNotes";

    private static final String SALESFORCE = "salesforce";

    private final Supplier<Mappings> mappings;

    private MappingTransformer(Supplier<Mappings> mappings) {
        this.mappings = mappings;
    }

    /**
     * Registers the transformers between leads, contacts, accounts and their ActiveCampaign kinds.
     *
     * @param mappings asked once a record, so that a reload counts from the next record on
     */
    public static void register(CamelContext context, Supplier<Mappings> mappings) {
        Map.of("Lead", "contact", "Contact", "contact", "Account", "account").forEach((object, kind) -> {
            var record = new DataType(SALESFORCE + ":" + object);
            var contact = new DataType("activecampaign:" + kind);
            var registry = context.getTransformerRegistry();
            registry.put(new TransformerKey(record, contact), new MappingTransformer(mappings));
            registry.put(new TransformerKey(contact, record), new MappingTransformer(mappings));
        });
    }

    @Override
    @SuppressWarnings("unchecked")
    public void transform(Message message, DataType from, DataType to) throws InvalidPayloadException {
        Map<String, Object> source = message.getMandatoryBody(Map.class);
        boolean outbound = from.getScheme().equals(SALESFORCE);
        Mapping mapping = mappings.get().of(outbound ? from.getName() : to.getName());
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
