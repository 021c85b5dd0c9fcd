package vn.urbansdi.tile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/** The ways to move a lamp on, in one transaction with the count of its edits. */
enum LampWriting {
    WFS_T {
        @Override
        void send(HttpClient client, String address, MovingLamp lamp, int edit)
                throws IOException, InterruptedException {
            String update = "<Transaction service=\"WFS\" version=\"2.0.0\" xmlns=\"http://www.opengis.net/wfs/2.0\""
                    + " xmlns:fes=\"http://www.opengis.net/fes/2.0\" xmlns:gml=\"http://www.opengis.net/gml/3.2\">"
                    + "<Update typeName=\"street_light\"><Property><ValueReference>power_w</ValueReference><Value>"
                    + edit + "</Value></Property><Property><ValueReference>geom</ValueReference><Value>"
                    + "<gml:Point gml:id=\"p\" srsName=\"urn:ogc:def:crs:EPSG::5899\"><gml:pos>" + lamp.x(edit) + " "
                    + lamp.y(edit) + "</gml:pos></gml:Point></Value></Property><fes:Filter>"
                    + "<fes:ResourceId rid=\"street_light." + lamp.number()
                    + "\"/></fes:Filter></Update></Transaction>";
            HttpResponse<String> done = client.send(
                    HttpRequest.newBuilder(URI.create(address + "/wfs"))
                            .header("Content-Type", "application/xml")
                            .POST(HttpRequest.BodyPublishers.ofString(update))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            assertThat(done.statusCode()).as(done.body()).isEqualTo(200);
            assertThat(done.body()).contains("<wfs:totalUpdated>1</wfs:totalUpdated>");
        }
    },
    OGC_API {
        @Override
        void send(HttpClient client, String address, MovingLamp lamp, int edit)
                throws IOException, InterruptedException {
            String patch = "{\"geometry\":{\"type\":\"Point\",\"coordinates\":[" + lamp.x(edit) + "," + lamp.y(edit)
                    + "]},\"properties\":{\"power_w\":" + edit + "}}";
            HttpResponse<String> done = client.send(
                    HttpRequest.newBuilder(URI.create(address + "/ogc/collections/street_light/items/" + lamp.number()))
                            .header("Content-Type", "application/merge-patch+json")
                            .header("Content-Crs", "<http://www.opengis.net/def/crs/EPSG/0/5899>")
                            .header("If-Match", "*")
                            .method("PATCH", HttpRequest.BodyPublishers.ofString(patch))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            assertThat(done.statusCode()).as(done.body()).isEqualTo(204);
        }
    };

    /** @throws AssertionError if the edit is not acknowledged */
    abstract void send(HttpClient client, String address, MovingLamp lamp, int edit)
            throws IOException, InterruptedException;
}
