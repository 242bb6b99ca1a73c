package io.karawane.sandbox.seed;

/** Somebody who does not exist. */
record Person(
        String firstName, String lastName, String email, String phone, String title, String city, String country) {}
