package io.continuo.benchmarks.journey;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Generated journeys, the same at every reading: customers with unevenly many touchpoints, over half a year, in sessions,
 * of unevenly common types and channels.
 */
final class Histories {

    static final String[] TYPES = {
        "Page Viewed", "Product Viewed", "Product List Viewed", "Products Searched", "Product Added", "Cart Viewed",
        "Email Opened", "Ad Clicked", "Checkout Started", "Store Visited", "Coupon Applied", "Promotion Viewed",
        "Order Completed", "Product Removed", "Video Watched", "Post Viewed", "Case Opened", "Wishlist Updated",
        "Order Delivered", "Review Written", "Return Requested", "Call Received", "App Opened", "Feedback Given"
    };
    static final String[] CHANNELS = {
        "web", "app", "ecommerce", "store", "newsletter", "email", "facebook", "instagram", "call_center", "whatsapp"
    };
    /** The funnel that is asked for. */
    static final String[] STEPS = {"Product Viewed", "Checkout Started", "Order Completed"};

    private static final long START = 1_767_225_600_000L;
    private static final long SPAN = 180L * 24 * 60 * 60 * 1000;
    private static final long SESSION = 40L * 60 * 1000;

    private final int customers;
    private final int mean;

    Histories(Options options) {
        this(options.touchpoints(), options.customers());
    }

    Histories(int touchpoints, int customers) {
        this.customers = customers;
        this.mean = Math.max(1, touchpoints / customers);
    }

    /** One customer's touchpoints, in order of time. */
    static final class History {

        int size;
        long[] times = new long[64];
        byte[] types = new byte[64];
        byte[] channels = new byte[64];

        private void ensure(int room) {
            if (times.length < room) {
                times = new long[room * 2];
                types = new byte[room * 2];
                channels = new byte[room * 2];
            }
        }
    }

    int customers() {
        return customers;
    }

    /** Fills the history of a customer. */
    void read(int customer, History history) {
        SplittableRandom random = new SplittableRandom(customer * 0x9E3779B97F4A7C15L);
        // Exponentially distributed, so that the mean holds and some have ten times as many.
        int size = 1 + (int) (-Math.log(1 - random.nextDouble()) * (mean - 0.5));
        history.ensure(size);
        history.size = size;
        int filled = 0;
        while (filled < size) {
            long begun = START + random.nextLong(SPAN);
            int channel = uneven(random, CHANNELS.length);
            int touches = Math.min(size - filled, 1 + random.nextInt(8));
            for (int i = 0; i < touches; i++) {
                history.times[filled++] = begun + random.nextLong(SESSION);
                history.channels[filled - 1] = (byte) channel;
            }
        }
        sort(history);
        for (int i = 0; i < size; i++) {
            history.types[i] = (byte) uneven(random, TYPES.length);
        }
    }

    /** Channels go with their times. */
    private static void sort(History history) {
        long[] keys = new long[history.size];
        for (int i = 0; i < history.size; i++) {
            keys[i] = history.times[i] * CHANNELS.length + history.channels[i];
        }
        Arrays.sort(keys);
        for (int i = 0; i < history.size; i++) {
            history.times[i] = keys[i] / CHANNELS.length;
            history.channels[i] = (byte) (keys[i] % CHANNELS.length);
        }
    }

    /** The first numbers are more common than the last. */
    private static int uneven(SplittableRandom random, int bound) {
        double at = random.nextDouble();
        return (int) (at * at * bound);
    }

    static String customerId(int customer) {
        return String.format("c-%08x-4f3a-9b21-%012d", customer * 0x9E3779B9, customer);
    }
}
