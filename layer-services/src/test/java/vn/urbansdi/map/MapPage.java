package vn.urbansdi.map;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.imageio.ImageIO;

/** The open map, and everything that went wrong in it: errors on the console, requests that failed or left the host. */
final class MapPage implements AutoCloseable {

    /** How much a channel may differ where a colour is expected: rounding of translucent fills. */
    private static final int COLOUR_TOLERANCE = 4;

    /** Bounds the wait for a picture on a busy machine; nothing is asserted about the time. */
    private static final int PATIENCE_ATTEMPTS = 150;

    private static final int PAUSE_MS = 200;

    private final BrowserContext context;
    private final Page page;
    private final String address;
    private final List<String> problems = new ArrayList<>();

    MapPage(BrowserContext context, String address) {
        this.context = context;
        this.address = address;
        context.setDefaultTimeout((double) PATIENCE_ATTEMPTS * PAUSE_MS);
        page = context.newPage();
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                problems.add("console: " + message.text());
            }
        });
        page.onPageError(error -> problems.add("page: " + error));
        page.onRequestFailed(request -> problems.add("failed: " + request.url() + " " + request.failure()));
        page.onResponse(response -> {
            if (response.status() >= 400) {
                problems.add(response.status() + ": " + response.url());
            }
        });
        page.onRequest(request -> {
            String url = request.url();
            if (!url.startsWith(address + "/") && !url.startsWith("blob:") && !url.startsWith("data:")) {
                problems.add("another host: " + url);
            }
        });
    }

    /** @param state what follows the number sign of the address, see permalink.js */
    MapPage open(String state) {
        page.navigate(address + "/" + (state.isEmpty() ? "" : "#" + state));
        return settle();
    }

    /** Opens the map with a place, degrees, in the middle of the window. */
    MapPage openAt(double zoom, double longitude, double latitude, String more) {
        return open(String.format(Locale.ROOT, "map=%.2f/%.9f/%.9f%s", zoom, latitude, longitude, more));
    }

    Page page() {
        return page;
    }

    Locator find(String selector) {
        return page.locator(selector);
    }

    /** Until no tile is on its way and the picture stands still. */
    MapPage settle() {
        BufferedImage last = null;
        for (int attempt = 0; attempt < PATIENCE_ATTEMPTS; attempt++) {
            page.waitForFunction("() => document.body.dataset.loading === '0'");
            BufferedImage now = picture();
            if (last != null && differingPixels(last, now) == 0) {
                return this;
            }
            last = now;
            page.waitForTimeout(PAUSE_MS);
        }
        throw new AssertionError("the map does not come to rest at " + page.url());
    }

    /** What stands in the window, panels included. */
    BufferedImage picture() {
        try {
            return ImageIO.read(new ByteArrayInputStream(page.screenshot()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static int differingPixels(BufferedImage a, BufferedImage b) {
        int count = 0;
        for (int y = 0; y < a.getHeight(); y++) {
            for (int x = 0; x < a.getWidth(); x++) {
                count += a.getRGB(x, y) == b.getRGB(x, y) ? 0 : 1;
            }
        }
        return count;
    }

    /** Waits until a pixel has a colour, since tiles and their fading in take their time. */
    void shows(int x, int y, int rgb) {
        int found = 0;
        for (int attempt = 0; attempt < PATIENCE_ATTEMPTS; attempt++) {
            found = picture().getRGB(x, y) & 0xFFFFFF;
            if (isClose(found, rgb)) {
                return;
            }
            page.waitForTimeout(PAUSE_MS);
        }
        assertThat(String.format("#%06x", found))
                .as("colour at %d, %d of %s", x, y, page.url())
                .isEqualTo(String.format("#%06x", rgb));
    }

    static boolean isClose(int a, int b) {
        for (int shift = 0; shift <= 16; shift += 8) {
            if (Math.abs((a >> shift & 0xFF) - (b >> shift & 0xFF)) > COLOUR_TOLERANCE) {
                return false;
            }
        }
        return true;
    }

    /** Whatever leaves the window or is cut off at its side. */
    List<?> overflowing() {
        return (List<?>) page.evaluate("""
                () => [document.documentElement, document.body,
                    ...document.querySelectorAll('#panel, #panel *, #card, #card *, #controls *, #footer, #footer *')]
                  .filter((node) => {
                    const box = node.getBoundingClientRect();
                    const wide = node.scrollWidth > node.clientWidth + 1 && getComputedStyle(node).overflowX !== 'hidden'
                      && getComputedStyle(node).display !== 'inline' && !(node instanceof SVGElement);
                    return box.width > 0 && (box.left < -0.5 || box.right > window.innerWidth + 0.5 || wide);
                  })
                  .map((node) => `${node.tagName}#${node.id}.${node.getAttribute('class')}`)""");
    }

    List<String> problems() {
        return problems;
    }

    @Override
    public void close() {
        context.close();
    }
}
