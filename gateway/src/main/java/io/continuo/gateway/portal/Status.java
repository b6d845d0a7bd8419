package io.continuo.gateway.portal;

import java.time.Instant;
import java.util.List;

/** How the suite was, a moment ago. */
record Status(List<ServiceState> services, Instant asOf) {}
