package io.continuo.interaction.cases;

import io.continuo.events.CaseChanged.Kind;
import io.continuo.events.Identifier;

/**
 * What a case is about; it never changes.
 *
 * @param identifier whom: the case follows this identifier through merges
 * @param title what the customer wants, in a line
 */
record CaseSubject(Identifier identifier, String title, Kind kind, Priority priority) {}
