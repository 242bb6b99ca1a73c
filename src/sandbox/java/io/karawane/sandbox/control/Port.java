package io.karawane.sandbox.control;

import io.karawane.sandbox.Limits;
import io.karawane.sandbox.Service;

/** One of the two services with what belongs to its port alone. */
public record Port(String name, Service service, Limits limits, Rules rules) {}
