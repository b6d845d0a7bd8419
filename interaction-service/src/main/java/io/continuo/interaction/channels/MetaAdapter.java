package io.continuo.interaction.channels;

import com.fasterxml.jackson.databind.JsonNode;
import io.continuo.interaction.ingestion.RawBody;
import io.continuo.interaction.ingestion.Report;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Facebook pages and Instagram accounts: direct messages, comments, reactions, mentions and reviews (Meta, "Webhooks
 * reference: page" and "instagram"). People have ids that are theirs towards this page only; Instagram's comments tell
 * the user name as well.
 */
@Singleton
class MetaAdapter implements ChannelAdapter {

    private static final Map<String, String> CHANNELS = Map.of("page", "facebook", "instagram", "instagram");

    @Override
    public String name() {
        return "meta";
    }

    @Override
    public Signing signing() {
        return Signing.META;
    }

    @Override
    public Told read(ChannelAccount account, RawBody body) {
        JsonNode json = body.json();
        String channel = CHANNELS.get(json.path("object").asText(""));
        if (channel == null) {
            return Told.all(List.of(Report.unknown(json, "/object")));
        }
        List<Report> reports = new ArrayList<>();
        for (JsonNode entry : Told.each(json.path("entry"))) {
            for (JsonNode event : Told.each(entry.path("messaging"))) {
                reports.add(MetaMessages.report(account, channel, event));
            }
            for (JsonNode change : Told.each(entry.path("changes"))) {
                reports.add(MetaChanges.report(account, channel, entry, change));
            }
        }
        return Told.all(reports);
    }
}
