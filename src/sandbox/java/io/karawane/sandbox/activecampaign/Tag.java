package io.karawane.sandbox.activecampaign;

/** A tag; it counts who carries it. Times are seconds since 1970. */
final class Tag {
    final int id;
    final int created = Times.now();
    String name;
    String type = "contact";
    String description = "";
    int carriers;

    Tag(int id, String name) {
        this.id = id;
        this.name = name;
    }
}
