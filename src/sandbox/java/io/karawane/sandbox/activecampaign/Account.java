package io.karawane.sandbox.activecampaign;

/** A company; it counts its people. Times are seconds since 1970. */
final class Account {
    final int id;
    final int created = Times.now();
    int updated = created;
    String name;
    String url;
    String owner = "1";
    int people;

    Account(int id, String name, String url) {
        this.id = id;
        this.name = name;
        this.url = url;
    }
}
