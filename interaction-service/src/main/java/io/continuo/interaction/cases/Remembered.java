package io.continuo.interaction.cases;

import java.util.Set;

/** A touchpoint with what came of it. */
record Remembered(Inbound inbound, Course course) {

    boolean isAbout(Set<String> matter) {
        CaseId caseId = course.caseId();
        return inbound.isAbout(matter) || caseId != null && matter.contains(References.toCase(caseId));
    }
}
