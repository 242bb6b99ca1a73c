package io.karawane.sandbox.salesforce;

import static org.assertj.core.api.Assertions.assertThat;

import io.karawane.sandbox.NpmPackage;
import io.karawane.sandbox.Sandbox;
import org.junit.jupiter.api.Test;

/** A Salesforce client that this project did not write; what it does is told in {@code contract.test.js}. */
class JsforceTest {

    @Test
    void doesAllThatTheLanesDo() throws Exception {
        NpmPackage jsforce = NpmPackage.install("jsforce");
        try (Sandbox sandbox = Sandbox.start(0, 0)) {
            ProcessBuilder tests = jsforce.command("node", "--test");
            tests.environment().put("SALESFORCE_URL", sandbox.salesforceUrl());
            assertThat(jsforce.run(tests, 120)).contains("# fail 0");
        }
    }
}
