package io.karawane.sandbox.demo;

/** An ActiveCampaign contact that an automation handed over, to become a record of this Salesforce object. */
record Handed(String object, String contact) {}
