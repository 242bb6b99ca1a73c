package io.karawane.sandbox.demo;

import java.util.List;
import java.util.Locale;

/** What a comparison found. */
record Result(
        int outboundDue,
        int outboundDone,
        int inboundDue,
        int inboundDone,
        int noEmail,
        int duplicateEmail,
        int duplicates,
        List<String> differences) {

    int failed() {
        return outboundDue - outboundDone + inboundDue - inboundDone;
    }

    boolean isComplete() {
        return failed() == 0 && duplicates == 0;
    }

    /** The last two lines of a demo. */
    String summary(long salesforceCalls, long activecampaignCalls, double seconds) {
        return String.format(
                Locale.ROOT,
                "skipped: no-email %d, duplicate-email %d%n"
                        + "demo: outbound %d/%d, inbound %d/%d, failed %d, duplicates %d, "
                        + "salesforce calls %d, activecampaign calls %d, seconds %.1f",
                noEmail,
                duplicateEmail,
                outboundDone,
                outboundDue,
                inboundDone,
                inboundDue,
                failed(),
                duplicates,
                salesforceCalls,
                activecampaignCalls,
                seconds);
    }
}
