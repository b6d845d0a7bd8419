package io.continuo.e2e;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.parallel.ResourceLock;

/** The company's main job, from a Facebook post to a recommendation, over every service. */
@ResourceLock(Suite.NAME)
@TestInstance(Lifecycle.PER_CLASS)
@TestMethodOrder(OrderAnnotation.class)
class FridgeStoryIT {

    private static final Duration SOON = Duration.ofSeconds(60);

    private final FridgeStory story = new FridgeStory(Suite.get());

    @Test
    @Order(1)
    void anAnonymousVisitorComesFromAFacebookPostAndSubscribes() {
        story.theShopsAreStocked();
        story.anaComesFromThePostAndSubscribes();
    }

    @Test
    @Order(2)
    void herCardTellsWhoSheIsAndTheSpouseOnTheSameTabletStaysAnother() {
        story.herCardAndHerSpousesAreScannedOnOneTablet();
        await().atMost(SOON).untilAsserted(story::twoPeopleAreTwo);
    }

    @Test
    @Order(3)
    void theFridgeIsReservedBoughtAndFulfilledAndTheWebSeesOneLessAtOnce() {
        story.theFridgeIsThereAndInTwoOtherShops();
        story.theAssistantReservesIt();
        story.theWebSeesOneLess();
        story.sheBuysItAtTheTill();
        story.theWebSeesOneLess();
        story.theLedgerShowsTheSale();
    }

    @Test
    @Order(4)
    void aComplaintByWhatsAppIsContinuedByPhoneInTheSameCase() {
        story.sheComplainsByWhatsAppAndGoesOnByPhone();
        story.sheRatesTheHelpAndRecommendsTheFridge();
        await().atMost(SOON).untilAsserted(story::theCaseIsOneAndResolved);
    }

    @Test
    @Order(5)
    void itIsOneJourneyOverAllStagesWhoseEvidenceBeginsWithThePost() {
        await().atMost(SOON).untilAsserted(story::endsRight);
    }
}
