package io.continuo.e2e;

import static org.awaitility.Awaitility.await;

import io.continuo.localstack.Service;
import java.time.Duration;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whichever service is killed while the story goes on: callers repeat what got no answer, and the story ends right. */
@ResourceLock(Suite.NAME)
class StoryUnderFireIT {

    /** From the kill until the service answers again, with the machine busy starting it. */
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final Suite suite = Suite.get();

    @ParameterizedTest
    @EnumSource
    void theStoryEndsRightAlthoughSomebodyKills(Service service) {
        FridgeStory story = new FridgeStory(suite);
        insist(story::theShopsAreStocked);
        insist(story::anaComesFromThePostAndSubscribes);

        suite.killAndRestart(service);

        insist(story::herCardAndHerSpousesAreScannedOnOneTablet);
        insist(story::theFridgeIsThereAndInTwoOtherShops);
        insist(story::theAssistantReservesIt);
        insist(story::sheBuysItAtTheTill);

        suite.killAndRestart(service);

        insist(story::sheComplainsByWhatsAppAndGoesOnByPhone);
        insist(story::sheRatesTheHelpAndRecommendsTheFridge);
        insist(story::endsRight);
        insist(story::theWebSeesOneLess);
    }

    private static void insist(ThrowingRunnable step) {
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(300))
                .ignoreExceptions()
                .untilAsserted(step);
    }
}
