package io.continuo.localstack.demo;

import java.time.Instant;

/** A touch on the calendar, and the system that reports it. */
record Happening(Touch touch, Sender sender, Instant at) {}
