package io.karawane.sandbox.activecampaign;

/** A contact's way through an automation, which the API calls a contactAutomation; times are seconds since 1970. */
final class Passage {
    final int id;
    final Contact contact;
    final String automation;
    final int added;
    int removed;
    int last;

    Passage(int id, Contact contact, String automation, int added) {
        this.id = id;
        this.contact = contact;
        this.automation = automation;
        this.added = added;
        last = added;
    }

    boolean isComplete() {
        return removed > 0;
    }

    /** 1 in progress, 2 completed. */
    String status() {
        return isComplete() ? "2" : "1";
    }
}
