package io.karawane.mapping;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** A lead of 30 mapped fields from Salesforce's JSON to ActiveCampaign's, beside the same written by hand. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class MappingBenchmark {
    private static final int CUSTOM_FIELDS = 26;
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<Map<String, Object>> RECORD = new TypeReference<>() {};

    private Mapping mapping;
    private byte[] lead;

    @Setup
    public void prepare() throws IOException {
        StringBuilder rows = new StringBuilder("""
                mapping: lead
                format: 1
                salesforce: Lead
                activecampaign: contact
                fields:
                  - { salesforce: Email, activecampaign: email, key: true }
                  - { salesforce: FirstName, activecampaign: firstName }
                  - { salesforce: LastName, activecampaign: lastName }
                  - { salesforce: Phone, activecampaign: phone }
                """);
        Map<String, Object> record = new LinkedHashMap<>(
                Map.of("Email", "anna@example.com", "FirstName", "Anna", "LastName", "Müller", "Phone", "+49 30 1"));
        for (int n = 0; n < CUSTOM_FIELDS; n++) {
            rows.append("  - { salesforce: F")
                    .append(n)
                    .append("__c, activecampaign: \"%F")
                    .append(n)
                    .append("%\" }\n");
            record.put("F" + n + "__c", "the value of field " + n);
        }
        Path folder = Files.createTempDirectory("benchmark");
        Files.writeString(folder.resolve("lead.mapping.yaml"), rows);
        mapping = new MappingFile(folder, "lead").mapping();
        lead = JSON.writeValueAsBytes(record);
    }

    @Benchmark
    public byte[] mapped() throws IOException {
        Map<String, Object> record = JSON.readValue(lead, RECORD);
        return JSON.writeValueAsBytes(
                mapping.toActiveCampaign(record, Target.NEW).values());
    }

    @Benchmark
    public byte[] byHand() throws IOException {
        Map<String, Object> record = JSON.readValue(lead, RECORD);
        Map<String, Object> contact = new LinkedHashMap<>();
        contact.put("email", text(record.get("Email")));
        contact.put("firstName", text(record.get("FirstName")));
        contact.put("lastName", text(record.get("LastName")));
        contact.put("phone", text(record.get("Phone")));
        Map<String, Object> fields = new LinkedHashMap<>();
        for (int n = 0; n < CUSTOM_FIELDS; n++) {
            fields.put(TAGS[n], text(record.get(NAMES[n])));
        }
        contact.put("fields", fields);
        return JSON.writeValueAsBytes(contact);
    }

    private static final String[] NAMES = new String[CUSTOM_FIELDS];
    private static final String[] TAGS = new String[CUSTOM_FIELDS];

    static {
        for (int n = 0; n < CUSTOM_FIELDS; n++) {
            NAMES[n] = "F" + n + "__c";
            TAGS[n] = "F" + n;
        }
    }

    private static String text(Object value) {
        return value == null ? "" : value.toString().strip();
    }
}
