package io.continuo.inventory.availability;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import io.continuo.inventory.catalog.Item;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;

/**
 * What of a SKU may be offered, and where, as JSON of the form of {@link AvailabilityAnswer.ItemShape}. It is written by
 * hand and not from objects because a feed or a busy hour changes thousands of them a second, each with up to a thousand
 * nodes.
 */
final class ItemJson {

    private static final int UNIT = 1000;
    private static final int FIRST_SIZE = 512;
    private static final byte[] OF_UNIT = ascii(".000");

    private byte[] json = new byte[FIRST_SIZE];
    private int size;

    private ItemJson() {}

    /**
     * Without its last brace, so that the time can be added.
     *
     * @param listed whether it is for sale there at all; if not, nothing is available
     * @param mostNodes nodes named at most
     */
    static byte[] open(Item item, boolean listed, Counted counted, Reach reach, int mostNodes) {
        Offer offer = Offer.of(listed ? counted.sellable() : 0, counted, reach);
        int[] named = offer.named(counted, reach, mostNodes);
        ItemJson out = new ItemJson();
        out.text("{\"sku\":\"").quoted(item.sku().value()).text("\",\"listed\":" + listed + ",\"kit\":" + item.isKit());
        out.text(",\"atp\":").thousandths(offer.atp());
        out.text(",\"backorder\":").thousandths(offer.backorder());
        out.text(",\"confidence\":").real(offer.confidence(counted, reach, named));
        out.text(",\"nodes\":[");
        for (int i = 0; i < named.length; i++) {
            out.text(i == 0 ? "{" : ",{").node(named[i], offer, counted, reach).text("}");
        }
        out.text("],\"nodesLeftOut\":" + (offer.stocking() - named.length) + ",\"version\":" + counted.version());
        return Arrays.copyOf(out.json, out.size);
    }

    private ItemJson node(int rank, Offer offer, Counted counted, Reach reach) {
        long atp = offer.atp(counted, rank);
        text("\"node\":\"").text(reach.node(rank).value());
        text("\",\"atp\":").thousandths(atp);
        text(",\"backorder\":").thousandths(atp - Math.min(counted.atOnce(rank), atp));
        text(",\"distanceKm\":");
        Double km = reach.distanceKm(rank);
        if (km == null) {
            text("null");
        } else {
            real(km);
        }
        text(reach.offersPickup(rank) ? ",\"pickup\":true" : ",\"pickup\":false");
        text(",\"confidence\":").real(counted.confidence(rank));
        Instant readyAt = reach.readyAt(rank);
        return readyAt == null ? this : text(",\"readyAt\":\"" + readyAt + '"');
    }

    /** Exact, without zeros at the end. */
    private ItemJson thousandths(long amount) {
        whole(amount / UNIT);
        int rest = (int) (amount % UNIT);
        if (rest != 0) {
            fraction(rest);
        }
        return this;
    }

    /** Of up to three decimals, not below zero; with one at least, so that readers that tell them apart see a real number. */
    private ItemJson real(double value) {
        long amount = Math.round(value * UNIT);
        whole(amount / UNIT);
        fraction((int) (amount % UNIT));
        return this;
    }

    private void whole(long number) {
        text(Long.toString(number));
    }

    private void fraction(int thousandths) {
        int digits = thousandths % 100 == 0 ? 1 : thousandths % 10 == 0 ? 2 : 3;
        room(OF_UNIT.length);
        System.arraycopy(OF_UNIT, 0, json, size, OF_UNIT.length);
        json[size + 1] += (byte) (thousandths / 100);
        json[size + 2] += (byte) (thousandths / 10 % 10);
        json[size + 3] += (byte) (thousandths % 10);
        size += 1 + digits;
    }

    private ItemJson quoted(String value) {
        byte[] escaped = JsonStringEncoder.getInstance().quoteAsUTF8(value);
        room(escaped.length);
        System.arraycopy(escaped, 0, json, size, escaped.length);
        size += escaped.length;
        return this;
    }

    /** ASCII only. */
    @SuppressWarnings("deprecation") // The low bytes are the text, and this copies them without a detour.
    private ItemJson text(String ascii) {
        int length = ascii.length();
        room(length);
        ascii.getBytes(0, length, json, size);
        size += length;
        return this;
    }

    private void room(int more) {
        if (size + more > json.length) {
            json = Arrays.copyOf(json, Math.max(json.length * 2, size + more));
        }
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
