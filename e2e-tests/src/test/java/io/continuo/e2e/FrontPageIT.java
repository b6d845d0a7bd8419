package io.continuo.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

/** What a person sees who opens the gateway's address in a browser. */
@ResourceLock(Suite.NAME)
class FrontPageIT {

    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
    private static final List<String> FLAGS = List.of(
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--no-first-run");

    private final Suite suite = Suite.get();

    @Test
    void theFrontPageShowsEveryServiceUpAndItsDocumentationOpens() {
        assumeTrue(Files.isExecutable(CHROMIUM), "no chromium on this machine");
        BrowserType.LaunchOptions options =
                new BrowserType.LaunchOptions().setExecutablePath(CHROMIUM).setArgs(FLAGS);
        try (Playwright playwright = Playwright.create();
                Browser browser = playwright.chromium().launch(options)) {
            Page page = browser.newPage();
            everyServiceIsUp(page);
            everyLinkOpens(page);
        }
    }

    private void everyServiceIsUp(Page page) {
        page.navigate(suite.gateway().toString());
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
            for (String service : List.of("identity", "interaction", "inventory", "journey")) {
                Locator up = page.locator("[data-service=" + service + "] [data-state=up]");
                assertThat(up.count()).as(service).isOne();
            }
        });
    }

    private void everyLinkOpens(Page page) {
        List<String> links = page.locator("a[href]").all().stream()
                .map(FrontPageIT::address)
                .filter(href -> !href.startsWith("http") && !href.startsWith("#"))
                .distinct()
                .toList();
        assertThat(links).hasSizeGreaterThanOrEqualTo(4);
        for (String link : links) {
            String url = suite.gateway().resolve(link).toString();
            assertThat(page.request().get(url).status()).as(link).isEqualTo(200);
        }
    }

    private static String address(Locator link) {
        return String.valueOf(link.getAttribute("href"));
    }
}
