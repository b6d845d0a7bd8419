package io.continuo.journey.experience;

import io.continuo.http.FieldError;
import io.continuo.http.Problems;
import io.continuo.journey.query.Interval;
import io.continuo.journey.query.Period;
import io.continuo.journey.query.Questions;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** The query of a request for a figure. Everything but the metric may be left out. */
record MetricRequest(
        @QueryParam("metric")
        @Parameter(
                description = "nps, csat, ces, fcr, response_time, resolution_time, dissatisfaction_closure or"
                        + " regular_updates")
        @Nullable
        String metric,

        @QueryParam("by")
        @Parameter(
                description = "Up to four, separated by commas: channel, stage, touchpoint, customer_type, survey,"
                        + " case_kind, source, properties.…; without it the figure is end to end")
        List<String> by,

        @QueryParam("from") @Parameter(description = "The first instant") @Nullable
        Instant from,

        @QueryParam("to") @Parameter(description = "Behind the last instant") @Nullable
        Instant to,

        @QueryParam("interval") @Parameter(description = "day, week or month: asks for the trend") @Nullable
        String interval,

        @QueryParam("survey")
        @Parameter(description = "A survey that is measured like nps, csat or ces, on its own scale")
        @Nullable
        String survey,

        @QueryParam("denominator")
        @Parameter(description = "Of which cases FCR is a share: all (default) or eligible")
        @Nullable
        String denominator,

        @QueryParam("reopenWindow")
        @Parameter(description = "FCR: opened again within it a case was not resolved; P7D by default")
        @Nullable
        String reopenWindow,

        @QueryParam("sameContact")
        @Parameter(description = "FCR: messages so close to each other are one contact; PT4H by default")
        @Nullable
        String sameContact,

        @QueryParam("updateEvery")
        @Parameter(description = "Regular updates: how long silence may last; P1D by default")
        @Nullable
        String updateEvery) {

    static final int MAX_INTERVALS = 400;

    private static final int MAX_DIMENSIONS = 4;
    private static final int LONGEST = 200;
    static final Pattern SURVEY = Pattern.compile("[a-z][a-z0-9_-]{0,39}");

    /**
     * @param now until when the journeys are known
     * @throws io.quarkiverse.resteasy.problem.HttpProblem {@code invalid-field}, with every field that is wrong
     */
    MetricQuery toQuery(Instant now) {
        List<FieldError> errors = new ArrayList<>();
        Metric asked = metric(errors);
        List<By> dimensions = dimensions(errors);
        Interval trend = interval(errors);
        String named = survey(asked, errors);
        MetricSettings settings = settings(errors);
        if (!errors.isEmpty()) {
            throw Problems.invalid(errors);
        }
        Period period = Questions.period(from, to);
        if (trend != null) {
            checkTrend(trend, period);
        }
        return new MetricQuery(asked, named, dimensions, period, trend, settings, now);
    }

    private Metric metric(List<FieldError> errors) {
        return Questions.choice("/metric", metric == null ? "" : metric, Metric.class, errors)
                .orElse(Metric.NPS);
    }

    private List<By> dimensions(List<FieldError> errors) {
        List<String> names = Questions.words(by).stream().distinct().toList();
        if (names.size() > MAX_DIMENSIONS) {
            errors.add(new FieldError("/by", "at most " + MAX_DIMENSIONS));
            return List.of();
        }
        List<By> dimensions = new ArrayList<>();
        for (String name : names) {
            try {
                if (name.length() > LONGEST) {
                    throw new IllegalArgumentException("at most " + LONGEST + " characters");
                }
                dimensions.add(By.parse(name));
            } catch (IllegalArgumentException e) {
                errors.add(new FieldError("/by", String.valueOf(e.getMessage())));
            }
        }
        return dimensions;
    }

    private @Nullable Interval interval(List<FieldError> errors) {
        return interval == null
                ? null
                : Questions.choice("/interval", interval, Interval.class, errors)
                        .orElse(null);
    }

    private void checkTrend(Interval trend, Period period) {
        if (from == null || to == null) {
            return; // Then there are as many periods as have data.
        }
        if (!from.isBefore(to)) {
            throw Problems.invalid("/to", "must be after from, where a trend is asked for");
        }
        long last = trend.of(period.end() - 1);
        int periods = 0;
        for (long day = trend.of(period.start()); day <= last; day = trend.after(day)) {
            if (++periods > MAX_INTERVALS) {
                throw Problems.invalid("/interval", "gives more than " + MAX_INTERVALS + " periods");
            }
        }
    }

    private String survey(Metric asked, List<FieldError> errors) {
        if (survey == null) {
            return asked.word();
        }
        if (!asked.isOfAnswers()) {
            errors.add(new FieldError("/survey", "this metric is not about a survey"));
        } else if (!SURVEY.matcher(survey).matches()) {
            errors.add(new FieldError("/survey", "a lower-case name of at most 40 characters"));
        }
        return survey;
    }

    private MetricSettings settings(List<FieldError> errors) {
        MetricSettings defaults = MetricSettings.DEFAULTS;
        FirstContactTally.Denominator of = denominator == null
                ? defaults.denominator()
                : Questions.choice("/denominator", denominator, FirstContactTally.Denominator.class, errors)
                        .orElse(defaults.denominator());
        return new MetricSettings(
                of,
                Questions.duration("/reopenWindow", reopenWindow, defaults.reopenWindow(), errors),
                Questions.duration("/sameContact", sameContact, defaults.sameContact(), errors),
                Questions.duration("/updateEvery", updateEvery, defaults.updateEvery(), errors),
                defaults.soFar());
    }
}
