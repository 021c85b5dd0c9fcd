package vn.urbansdi.clients;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.LoadState;
import com.microsoft.playwright.options.ViewportSize;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Debian's browser without a window. Whatever a page complains of, or asks another host for, fails the test. */
public final class Chromium implements BeforeAllCallback, AfterAllCallback {

    private static final Path PROGRAM = Path.of("/usr/bin/chromium");
    private static final int CLICKS = 120;
    private static final double BETWEEN_CLICKS_MS = 500;
    private static final double PATIENCE_MS = 120_000;

    private final List<String> complaints = new ArrayList<>();
    private final List<String> answers = new ArrayList<>();
    private final List<String> arguments = new ArrayList<>();
    private Playwright playwright;
    private Browser browser;

    /** With WebGL, drawn by the processor: the machine that tests has no graphics card. */
    static Chromium withWebGl() {
        Chromium chromium = new Chromium();
        chromium.arguments.addAll(List.of(
                "--use-gl=angle", "--use-angle=swiftshader", "--enable-unsafe-swiftshader", "--ignore-gpu-blocklist"));
        return chromium;
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        if (!Files.isExecutable(PROGRAM)) {
            throw new AssertionError("This test needs Debian's package chromium: apt-get install chromium"
                    + " (./sdi test installs it)");
        }
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        // Chromium refuses to build its sandbox for root.
        if ("root".equals(System.getProperty("user.name"))) {
            arguments.add("--no-sandbox");
        }
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(PROGRAM)
                        .setArgs(arguments));
    }

    /** Opens a page and waits until it has loaded what it wants. */
    Page open(String address) {
        Page page = watched(address);
        page.navigate(address);
        page.waitForLoadState(LoadState.NETWORKIDLE);
        return page;
    }

    /** A page with nothing but scripts and an element {@code map} of a size, as if it stood on the host that is asked. */
    Page withMap(String address, int widthPx, int heightPx, Path... scripts) {
        Page page = watched(address);
        page.route(
                address + "/client.html",
                route -> route.fulfill(new Route.FulfillOptions()
                        .setContentType("text/html; charset=utf-8")
                        .setBody(
                                "<!DOCTYPE html><title>map</title><link rel='icon' href='data:,'><body style='margin:0'>"
                                        + "<div id='map' style='width:" + widthPx + "px;height:" + heightPx
                                        + "px'></div>")));
        page.navigate(address + "/client.html");
        for (Path script : scripts) {
            page.addScriptTag(new Page.AddScriptTagOptions().setPath(script));
        }
        return page;
    }

    /** Every request of pages, in the order in which they were answered: status, and address. */
    List<String> answers() {
        return answers;
    }

    private Page watched(String address) {
        Page page = browser.newPage();
        page.setDefaultTimeout(PATIENCE_MS);
        String host = URI.create(address).getAuthority();
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                complaints.add(message.text());
            }
        });
        page.onPageError(complaints::add);
        page.onRequest(request -> {
            URI uri = URI.create(request.url().replace("|", "%7C"));
            if (uri.getAuthority() != null && !uri.getAuthority().equals(host)) {
                complaints.add("asks another host: " + uri);
            }
        });
        page.onRequestFailed(request -> {
            // Maps give up requests for what has left the picture.
            if (!request.failure().equals("net::ERR_ABORTED")) {
                complaints.add("failed: " + request.url() + " " + request.failure());
            }
        });
        page.onResponse(response -> {
            answers.add(response.status() + " " + response.url());
            if (response.status() >= 400) {
                complaints.add(response.status() + " " + response.url());
            }
        });
        page.setViewportSize(1280, 800);
        return page;
    }

    /** What a window of that size shows of a page, or of a picture, as PNG. */
    public byte[] screenshot(String address, int widthPx, int heightPx) {
        try (Page page = browser.newPage(new Browser.NewPageOptions().setViewportSize(widthPx, heightPx))) {
            page.setDefaultTimeout(PATIENCE_MS);
            page.navigate(address);
            return page.screenshot();
        }
    }

    /** Clicks into the middle of the page, again where the map was not drawn yet, until an element has the text. */
    void clickUntil(Page page, String selector, String text) {
        ViewportSize size = page.viewportSize();
        for (int i = 0; i < CLICKS; i++) {
            page.mouse().click(size.width / 2.0, size.height / 2.0);
            page.waitForTimeout(BETWEEN_CLICKS_MS);
            if (page.locator(selector).count() == 1
                    && text.equals(page.locator(selector).textContent())) {
                return;
            }
        }
        throw new AssertionError("no " + selector + " with " + text + " after a click: "
                + page.locator("body").innerText() + complaints);
    }

    @Override
    public void afterAll(ExtensionContext context) {
        if (playwright != null) {
            playwright.close();
        }
        assertThat(complaints).as("what pages complained of").isEmpty();
    }
}
