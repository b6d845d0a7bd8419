package io.continuo.inventory.reconciliation;

import io.continuo.events.Quantity;
import io.continuo.http.Cursor;
import io.continuo.http.Page;
import io.continuo.http.Paging;
import io.continuo.inventory.catalog.NodeId;
import io.continuo.inventory.catalog.Sku;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A run as answers show it; also as a page of its findings.
 *
 * @param state {@code running} or {@code done}; {@code never} where nothing was reconciled yet
 * @param skus looked at, with so many stock rows
 * @param findings how many there are
 */
record ReportView(
        @Nullable String runId,
        String state,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt,
        long skus,
        long rows,
        long findings,
        long repaired,
        List<FindingView> items,
        @Nullable String next) {

    static final ReportView NEVER = new ReportView(null, "never", null, null, 0, 0, 0, 0, List.of(), null);

    /**
     * A finding as answers show it.
     *
     * @param counter which counter it is about
     * @param subject the order or reservation
     * @param expected what the documents say, or the ledger where it is about a counter
     * @param found what is recorded
     * @param difference {@code expected - found}
     * @param rows the rows that were compared
     */
    record FindingView(
            String id,
            Finding.Kind kind,
            Sku sku,
            NodeId node,
            @Nullable String counter,
            @Nullable String subject,
            @Nullable Quantity expected,
            @Nullable Quantity found,
            @Nullable Quantity difference,
            String cause,
            List<String> rows,
            @Nullable Instant repairedAt) {

        static FindingView from(Kept kept) {
            Finding finding = kept.finding();
            return new FindingView(
                    kept.id(),
                    finding.kind(),
                    finding.key().sku(),
                    finding.key().node(),
                    finding.counter(),
                    finding.subject(),
                    finding.expected(),
                    finding.found(),
                    finding.difference(),
                    finding.cause(),
                    finding.rows(),
                    kept.repairedAt());
        }
    }

    static ReportView from(Reports.Report report, Paging paging) {
        Run run = report.run();
        Page<FindingView> page =
                Page.of(report.findings(), paging, kept -> Cursor.of(run.id(), kept.number()), FindingView::from);
        return new ReportView(
                run.id(),
                run.done() ? "done" : "running",
                run.startedAt(),
                run.finishedAt(),
                run.skus(),
                run.rows(),
                run.findings(),
                run.repaired(),
                page.items(),
                page.next());
    }
}
