package io.continuo.journey.upload;

import io.continuo.http.FieldError;
import io.continuo.http.Problems;
import io.quarkiverse.resteasy.problem.HttpProblem;
import java.util.ArrayList;
import java.util.List;

/** What is wrong with the lines of an upload. Reading goes on, so that one answer names many of them. */
public final class LineFaults {

    /** More than this are not worth reading. */
    private static final int MOST = 20;

    private final List<FieldError> errors = new ArrayList<>();

    LineFaults() {}

    /**
     * Notes a broken cell.
     *
     * @param detail what the cell has to be; never what it is
     * @throws HttpProblem {@code invalid-field} with all of them, when there are too many
     */
    public void add(long line, String column, String detail) {
        String name = column.replace("~", "~0").replace("/", "~1");
        note(new FieldError("/" + line + "/" + name, "line " + line + ": " + detail));
    }

    /** Notes a broken line. */
    public void add(long line, String detail) {
        note(new FieldError("/" + line, "line " + line + ": " + detail));
    }

    /** Notes what is wrong with the names of the columns. */
    public void addHeader(String detail) {
        note(new FieldError("/header", detail));
    }

    /** @throws HttpProblem {@code invalid-field} with a pointer {@code /line/column} for each, when something was noted */
    public void check() {
        if (!errors.isEmpty()) {
            throw problem();
        }
    }

    private void note(FieldError error) {
        errors.add(error);
        if (errors.size() >= MOST) {
            throw problem();
        }
    }

    /** All that was noted, as a problem; something was. */
    public HttpProblem problem() {
        return Problems.invalid(errors);
    }
}
