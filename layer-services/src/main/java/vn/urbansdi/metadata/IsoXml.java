package vn.urbansdi.metadata;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import vn.urbansdi.catalog.Title;
import vn.urbansdi.ows.XmlWriter;

/**
 * The ways in which ISO/TS 19139 writes values: each property is an element, its value an element in it. Texts for people are
 * in Vietnamese, and in English beside it.
 */
final class IsoXml {

    /** Of the locale that the record declares. */
    static final String ENGLISH = "en";

    private static final String CODE_LISTS = "http://standards.iso.org/iso/19139/resources/gmxCodelists.xml#";
    private static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");

    private final XmlWriter xml;

    IsoXml(XmlWriter xml) {
        this.xml = xml;
    }

    IsoXml open(String name, String... attributes) {
        xml.open(name, attributes);
        return this;
    }

    /** Closes so many elements. */
    IsoXml close(int elements) {
        for (int i = 0; i < elements; i++) {
            xml.close();
        }
        return this;
    }

    /** An element with text of its own, of another standard than 19139. */
    IsoXml element(String name, String text, String... attributes) {
        xml.leaf(name, text, attributes);
        return this;
    }

    IsoXml empty(String name, String... attributes) {
        xml.empty(name, attributes);
        return this;
    }

    IsoXml text(String property, String text) {
        xml.open(property).leaf("gco:CharacterString", text).close();
        return this;
    }

    /** In both languages (ISO/TS 19139, 9.8.5). */
    IsoXml text(String property, Title text) {
        xml.open(property, "xsi:type", "gmd:PT_FreeText_PropertyType")
                .leaf("gco:CharacterString", text.vi())
                .open("gmd:PT_FreeText")
                .open("gmd:textGroup")
                .leaf("gmd:LocalisedCharacterString", text.en(), "locale", "#" + ENGLISH);
        return close(3);
    }

    /** A value of a code list, such as {@code gmd:MD_ScopeCode}. */
    IsoXml code(String property, String list, String value) {
        xml.open(property)
                .leaf(list, value, "codeList", CODE_LISTS + list.substring("gmd:".length()), "codeListValue", value)
                .close();
        return this;
    }

    IsoXml leaf(String property, String type, String value) {
        xml.open(property).leaf(type, value).close();
        return this;
    }

    /** Of Việt Nam. */
    IsoXml date(String property, LocalDate date) {
        return leaf(property, "gco:Date", date.toString());
    }

    IsoXml url(String property, String url) {
        return leaf(property, "gmd:URL", url);
    }

    /** A citation that needs a title and a date only. */
    IsoXml citation(String property, Title title, LocalDate date, String dateType) {
        xml.open(property).open("gmd:CI_Citation");
        text("gmd:title", title);
        xml.open("gmd:date").open("gmd:CI_Date");
        date("gmd:date", date).code("gmd:dateType", "gmd:CI_DateTypeCode", dateType);
        return close(4);
    }

    static LocalDate day(Instant moment) {
        return moment.atZone(ZONE).toLocalDate();
    }
}
