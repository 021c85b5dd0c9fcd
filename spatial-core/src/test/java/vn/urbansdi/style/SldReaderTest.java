package vn.urbansdi.style;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.urbansdi.catalog.AttributeType;
import vn.urbansdi.catalog.GeometryType;
import vn.urbansdi.catalog.Layer;
import vn.urbansdi.catalog.Title;
import vn.urbansdi.style.StyledLayerDescriptor.Choice;
import vn.urbansdi.testing.TestLayers;

/** Styled Layer Descriptors of both versions, and what is wrong with some. */
class SldReaderTest {

    private static final Layer ROAD = layer("road", GeometryType.LINE_STRING);
    private static final Layer ZONE = layer("zone", GeometryType.MULTI_POLYGON);
    private static final Layer LAMP = layer("lamp", GeometryType.POINT);

    private static final String SLD_1_0 = """
            <StyledLayerDescriptor version="1.0.0" xmlns="http://www.opengis.net/sld" xmlns:ogc="http://www.opengis.net/ogc">
              <NamedLayer>
                <Name>road</Name>
                <UserStyle>
                  <Name>flow</Name><Title>Dòng chảy</Title><IsDefault>1</IsDefault>
                  <FeatureTypeStyle>
                    <FeatureTypeName>sdi:road</FeatureTypeName>
                    <Rule>
                      <Name>wide</Name>
                      <Title xml:lang="vi">Rộng</Title>
                      <Title xml:lang="en">Wide</Title>
                      <ogc:Filter><ogc:And>
                        <ogc:PropertyIsGreaterThanOrEqualTo>
                          <ogc:PropertyName>width</ogc:PropertyName><ogc:Literal>4</ogc:Literal>
                        </ogc:PropertyIsGreaterThanOrEqualTo>
                        <ogc:Not><ogc:PropertyIsNull><ogc:PropertyName>kind</ogc:PropertyName></ogc:PropertyIsNull></ogc:Not>
                      </ogc:And></ogc:Filter>
                      <MinScaleDenominator>1000</MinScaleDenominator>
                      <MaxScaleDenominator>50000</MaxScaleDenominator>
                      <LineSymbolizer>
                        <Stroke>
                          <CssParameter name="stroke">#FF0000</CssParameter>
                          <CssParameter name="stroke-width"><ogc:Literal>2.5</ogc:Literal></CssParameter>
                          <CssParameter name="stroke-opacity">0.5</CssParameter>
                          <CssParameter name="stroke-dasharray">6 3</CssParameter>
                          <CssParameter name="stroke-dashoffset">2</CssParameter>
                          <CssParameter name="stroke-linecap">round</CssParameter>
                          <CssParameter name="stroke-linejoin">mitre</CssParameter>
                        </Stroke>
                      </LineSymbolizer>
                      <TextSymbolizer>
                        <Label><ogc:PropertyName>kind</ogc:PropertyName></Label>
                        <Font><CssParameter name="font-family">Arial</CssParameter>
                          <CssParameter name="font-size">14</CssParameter>
                          <CssParameter name="font-weight">bold</CssParameter></Font>
                        <LabelPlacement><LinePlacement><PerpendicularOffset>5</PerpendicularOffset></LinePlacement>
                        </LabelPlacement>
                        <Halo><Radius>2</Radius><Fill><CssParameter name="fill">#ffffff</CssParameter></Fill></Halo>
                        <Fill><CssParameter name="fill">#112233</CssParameter></Fill>
                        <Priority><ogc:PropertyName>width</ogc:PropertyName></Priority>
                        <VendorOption name="spaceAround">4</VendorOption>
                      </TextSymbolizer>
                    </Rule>
                    <Rule><ElseFilter/><LineSymbolizer/></Rule>
                  </FeatureTypeStyle>
                </UserStyle>
              </NamedLayer>
            </StyledLayerDescriptor>
            """;

    @Test
    void sld_1_0_is_read() throws XMLStreamException {
        StyledLayerDescriptor.NamedLayer named = read(SLD_1_0).layers().get(0);
        assertThat(named.layers()).containsExactly(ROAD);
        Choice.User user = (Choice.User) named.styles().get(0);
        assertThat(user.name()).contains("flow");
        assertThat(user.isDefault()).isTrue();
        CompiledStyle.Rule wide = user.style().rules().get(0);
        assertThat(wide.title()).contains(new Title("Rộng", "Wide"));
        assertThat(wide.scales()).isEqualTo(new ScaleRange(1000, 50000));
        assertThat(wide.stroke())
                .contains(new CompiledStyle.Stroke(
                        new Colour.Fixed(0xFF0000),
                        0.5,
                        2.5,
                        List.of(6.0, 3.0),
                        2,
                        Optional.of(CompiledStyle.Cap.ROUND),
                        Optional.of(CompiledStyle.Join.MITRE),
                        Optional.empty()));
        Label label = user.style().rules().get(1).label().orElseThrow();
        assertThat(label.bold()).isTrue();
        assertThat(label.sizePx()).isEqualTo(14);
        assertThat(label.rgb()).isEqualTo(0x112233);
        assertThat(label.halo()).contains(new Label.Halo(0xFFFFFF, 1, 2));
        assertThat(label.placement()).isEqualTo(new Label.Placement.OnLine(5, true));
        assertThat(label.choice().spaceAroundPx()).isEqualTo(4);
        assertThat(label.choice().priorityBy()).isPresent();
    }

    @Test
    void what_other_rules_do_not_draw_at_a_scale_is_left_for_else() throws XMLStreamException {
        CompiledStyle style =
                ((Choice.User) read(SLD_1_0).layers().get(0).styles().get(0)).style();
        Object[] wide = values(style, "A", 5L);
        Object[] narrow = values(style, "A", 3L);
        assertThat(drawn(style, wide, 10_000)).containsExactly(0xFF0000);
        assertThat(drawn(style, narrow, 10_000)).containsExactly(0);
        assertThat(drawn(style, wide, 500))
                .as("the first rule does not hold there")
                .containsExactly(0);
        assertThat(drawn(style, wide, 50_000)).containsExactly(0);
    }

    @Test
    void se_1_1_is_read_with_its_own_names() throws XMLStreamException {
        CompiledStyle style = style(ZONE, """
                <se:Rule><se:Description><se:Title>Hatch<Localized lang="vi" xmlns="http://www.opengis.net/sld">Vạch</Localized></se:Title></se:Description>
                <se:PolygonSymbolizer uom="http://www.opengeospatial.org/se/units/metre">
                  <se:Geometry><ogc:PropertyName>geom</ogc:PropertyName></se:Geometry>
                  <se:Fill><se:GraphicFill><se:Graphic>
                    <se:Mark><se:WellKnownName>shape://slash</se:WellKnownName><se:Stroke><se:SvgParameter name="stroke">#00ff00</se:SvgParameter></se:Stroke></se:Mark>
                    <se:Opacity>0.5</se:Opacity><se:Size>8</se:Size><se:Rotation>10</se:Rotation></se:Graphic></se:GraphicFill></se:Fill>
                </se:PolygonSymbolizer></se:Rule>""");
        CompiledStyle.Rule rule = style.rules().get(0);
        assertThat(rule.title()).contains(new Title("Vạch", "Hatch"));
        assertThat(rule.unit()).isEqualTo(SizeUnit.METRE);
        CompiledStyle.Graphic pattern = rule.fill().orElseThrow().pattern().orElseThrow();
        assertThat(pattern.mark().shape()).isEqualTo(MarkShape.SLASH);
        assertThat(pattern.mark().rotation().degrees()).isEqualTo(10);
        assertThat(pattern.stroke().orElseThrow().opacity()).isEqualTo(0.5);
        assertThat(rule.fill().get().colour()).isEqualTo(new Colour.Fixed(0x00FF00));
        // 8 metres at 1:10,000 are 0.8 mm
        assertThat(style.rulesAt(10_000)
                        .get(0)
                        .fill()
                        .orElseThrow()
                        .pattern()
                        .orElseThrow()
                        .mark()
                        .sizePx())
                .isEqualTo(0.8 / 0.28, org.assertj.core.api.Assertions.within(1e-9));
    }

    @Test
    void colours_may_follow_a_value() throws XMLStreamException {
        CompiledStyle style = style(ZONE, """
                <se:Rule><se:PolygonSymbolizer><se:Fill><se:SvgParameter name="fill">
                  <se:Recode fallbackValue="#cccccc"><se:LookupValue><ogc:PropertyName>width</ogc:PropertyName></se:LookupValue>
                    <se:MapItem><se:Data>1</se:Data><se:Value>#ff0000</se:Value></se:MapItem>
                    <se:MapItem><se:Data>2</se:Data><se:Value>#0000ff</se:Value></se:MapItem></se:Recode>
                </se:SvgParameter></se:Fill></se:PolygonSymbolizer></se:Rule>""");
        Colour colour = style.rules().get(0).fill().orElseThrow().colour();
        assertThat(colour.rgb(new Object[] {java.math.BigDecimal.valueOf(2)})).isEqualTo(0x0000FF);
        assertThat(colour.rgb(new Object[] {null})).isEqualTo(0xCCCCCC);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<se:LineSymbolizer/> | lamp | no geometry for a LineSymbolizer: use a PointSymbolizer",
                "<se:PolygonSymbolizer/> | road | no geometry for a PolygonSymbolizer: use a LineSymbolizer",
                "<se:RasterSymbolizer/> | zone | the element RasterSymbolizer is not supported here",
                "<se:LineSymbolizer><se:PerpendicularOffset>1</se:PerpendicularOffset></se:LineSymbolizer> | road | PerpendicularOffset is not supported",
                "<se:LineSymbolizer><se:Stroke><se:SvgParameter name='stroke'>red</se:SvgParameter></se:Stroke></se:LineSymbolizer> | road | must be a colour #rrggbb, not “red”",
                "<se:LineSymbolizer><se:Stroke><se:SvgParameter name='stroke-width'>-1</se:SvgParameter></se:Stroke></se:LineSymbolizer> | road | stroke-width must be a number in the range 0 – 1000",
                "<se:LineSymbolizer><se:Stroke><se:SvgParameter name='stroke-width'>1e9</se:SvgParameter></se:Stroke></se:LineSymbolizer> | road | in the range 0 – 1000",
                "<se:LineSymbolizer><se:Stroke><se:SvgParameter name='stroke-width'>NaN</se:SvgParameter></se:Stroke></se:LineSymbolizer> | road | in the range 0 – 1000",
                "<se:LineSymbolizer><se:Stroke><se:SvgParameter name='stroke-width'><ogc:PropertyName>width</ogc:PropertyName></se:SvgParameter></se:Stroke></se:LineSymbolizer> | road | must be a constant",
                "<se:LineSymbolizer><se:Stroke><se:SvgParameter name='stroke-dasharray'>0 0</se:SvgParameter></se:Stroke></se:LineSymbolizer> | road | stroke-dasharray must be",
                "<se:LineSymbolizer><se:Stroke><se:SvgParameter name='stroke-linecap'>flat</se:SvgParameter></se:Stroke></se:LineSymbolizer> | road | one of butt, round, square",
                "<se:LineSymbolizer><se:Stroke><se:SvgParameter name='glow'>1</se:SvgParameter></se:Stroke></se:LineSymbolizer> | road | name=\"glow\" is not supported",
                "<se:PointSymbolizer><se:Graphic><se:Mark><se:WellKnownName>pin</se:WellKnownName></se:Mark></se:Graphic></se:PointSymbolizer> | lamp | WellKnownName must be one of circle",
                "<se:PointSymbolizer><se:Graphic><se:ExternalGraphic><se:OnlineResource/></se:ExternalGraphic></se:Graphic></se:PointSymbolizer> | lamp | no pictures are fetched",
                "<se:PointSymbolizer><se:Graphic><se:ExternalGraphic><se:OnlineResource xmlns:x='http://www.w3.org/1999/xlink' x:href='file:///etc/passwd'/><se:Format>image/svg+xml</se:Format></se:ExternalGraphic></se:Graphic></se:PointSymbolizer> | lamp | no pictures are fetched",
                "<se:PointSymbolizer><se:Graphic><se:ExternalGraphic><se:OnlineResource xmlns:x='http://www.w3.org/1999/xlink' x:href='data:image/png;base64,AAAA'/><se:Format>image/svg+xml</se:Format></se:ExternalGraphic></se:Graphic></se:PointSymbolizer> | lamp | must be data:image/svg+xml",
                "<se:PointSymbolizer><se:Graphic><se:ExternalGraphic><se:OnlineResource xmlns:x='http://www.w3.org/1999/xlink' x:href='data:image/svg+xml,%3Csvg viewBox=%220 0 9 9%22%3E%3Cimage/%3E%3C/svg%3E'/><se:Format>image/svg+xml</se:Format></se:ExternalGraphic></se:Graphic></se:PointSymbolizer> | lamp | this SVG icon cannot be drawn: image",
                "<se:PointSymbolizer><se:Graphic><se:ExternalGraphic><se:OnlineResource xmlns:x='http://www.w3.org/1999/xlink' x:href='data:image/svg+xml,%3Csvg viewBox=%220 0 9 9%22%3E%3Cpath d=%22M0 0 L1%22/%3E%3C/svg%3E'/><se:Format>image/svg+xml</se:Format></se:ExternalGraphic></se:Graphic></se:PointSymbolizer> | lamp | this SVG icon cannot be drawn",
                "<se:PointSymbolizer><se:Graphic><se:Rotation><ogc:PropertyName>kind</ogc:PropertyName></se:Rotation></se:Graphic></se:PointSymbolizer> | lamp | kind is not a number",
                "<se:TextSymbolizer><se:Label><ogc:PropertyName>owner</ogc:PropertyName></se:Label></se:TextSymbolizer> | lamp | no public attribute “owner”",
                "<se:TextSymbolizer><se:Label><ogc:PropertyName>nobody</ogc:PropertyName></se:Label></se:TextSymbolizer> | lamp | no public attribute “nobody”",
                "<se:TextSymbolizer><se:Label>Tên: <ogc:PropertyName>kind</ogc:PropertyName></se:Label></se:TextSymbolizer> | lamp | cannot be joined",
                "<se:TextSymbolizer><se:Label>kind</se:Label></se:TextSymbolizer> | lamp | must be one PropertyName",
                "<se:TextSymbolizer><se:Label><ogc:PropertyName>kind</ogc:PropertyName></se:Label><se:VendorOption name='partials'>true</se:VendorOption></se:TextSymbolizer> | lamp | “partials” is not supported, only followLine",
                "<se:TextSymbolizer><se:Label><ogc:PropertyName>kind</ogc:PropertyName></se:Label><se:VendorOption name='autoWrap'>much</se:VendorOption></se:TextSymbolizer> | lamp | autoWrap must be",
                "<ogc:Filter><ogc:PropertyIsEqualTo><ogc:PropertyName>owner</ogc:PropertyName><ogc:Literal>x</ogc:Literal></ogc:PropertyIsEqualTo></ogc:Filter><se:LineSymbolizer/> | road | no property owner",
                "<ogc:Filter><ogc:PropertyIsLike wildCard='*' singleChar='.' escapeChar='!'><ogc:PropertyName>kind</ogc:PropertyName><ogc:Literal>A*</ogc:Literal></ogc:PropertyIsLike></ogc:Filter><se:LineSymbolizer/> | road | the Filter of a Rule takes",
                "<se:MinScaleDenominator>5</se:MinScaleDenominator><se:MaxScaleDenominator>5</se:MaxScaleDenominator><se:LineSymbolizer/> | road | below the MaxScaleDenominator",
                "<se:Description/> | road | a Rule needs a symbolizer",
                "<se:LineSymbolizer>text</se:LineSymbolizer> | road | the text “text” must not stand here",
                "<se:LineSymbolizer uom='parsec'/> | road | uom=\"parsec\"",
                "<x:Glow xmlns:x='urn:x'/> | road | Glow is of neither SLD, SE nor Filter",
            })
    void what_cannot_be_drawn_is_refused_with_its_line(String content, String layer, String message) {
        String rule = "\n<se:Rule>\n" + content + "</se:Rule>";
        Layer styled = List.of(ROAD, ZONE, LAMP).stream()
                .filter(l -> l.id().equals(layer))
                .findFirst()
                .orElseThrow();
        assertThatExceptionOfType(StyleException.class)
                .isThrownBy(() -> style(styled, rule))
                .satisfies(e -> assertThat(e.explanation().en())
                        .matches("(?s)SLD line [23]: .*")
                        .contains(message))
                .satisfies(e -> assertThat(e.explanation().vi()).startsWith("SLD dòng "));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<StyledLayerDescriptor version='1.0.0'/> | of neither SLD",
                "<StyledLayerDescriptor version='9' xmlns='http://www.opengis.net/sld'/> | must be 1.0.0 or 1.1.0",
                "<FeatureTypeStyle version='1.1.0' xmlns='http://www.opengis.net/se'/> | StyledLayerDescriptor of",
                "<StyledLayerDescriptor version='1.0.0' xmlns='http://www.opengis.net/sld'><UserLayer/></StyledLayerDescriptor> | UserLayer is not supported",
                "<StyledLayerDescriptor version='1.0.0' xmlns='http://www.opengis.net/sld'><NamedLayer><Name>moon</Name></NamedLayer></StyledLayerDescriptor> | no layer “moon”",
                "<StyledLayerDescriptor version='1.0.0' xmlns='http://www.opengis.net/sld'><NamedLayer/></StyledLayerDescriptor> | lacks a Name",
                "<StyledLayerDescriptor version='1.0.0' xmlns='http://www.opengis.net/sld'><NamedLayer><Name>all</Name><UserStyle/></NamedLayer></StyledLayerDescriptor> | groups take only a NamedStyle",
                "<StyledLayerDescriptor version='1.1.0' xmlns='http://www.opengis.net/sld'><UseSLDLibrary/></StyledLayerDescriptor> | UseSLDLibrary is not supported",
            })
    void descriptors_that_cannot_be_are_refused(String document, String message) {
        assertThatExceptionOfType(StyleException.class)
                .isThrownBy(() -> read(document))
                .satisfies(e -> assertThat(e.explanation().en()).contains(message));
    }

    @Test
    void floods_are_refused() {
        String rule = "<se:Rule><se:LineSymbolizer/></se:Rule>";
        assertThatExceptionOfType(StyleException.class)
                .isThrownBy(() -> style(ROAD, rule.repeat(501)))
                .satisfies(e -> assertThat(e.explanation().en()).contains("more than 500 Rule"));
        assertThatExceptionOfType(StyleException.class)
                .isThrownBy(() -> style(ROAD, "<se:Rule>" + "<se:LineSymbolizer/>".repeat(1001) + "</se:Rule>"))
                .satisfies(e -> assertThat(e.explanation().en()).contains("more than 1000 Symbolizer"));
        String icon = "<se:Rule><se:PointSymbolizer><se:Graphic><se:ExternalGraphic><se:OnlineResource"
                + " xmlns:x='http://www.w3.org/1999/xlink' x:href=\"data:image/svg+xml,%3Csvg viewBox='0 0 9 9'%3E%3Cpath d='M0 0"
                + "l1 1".repeat(2001)
                + "'/%3E%3C/svg%3E\"/><se:Format>image/svg+xml</se:Format></se:ExternalGraphic></se:Graphic>"
                + "</se:PointSymbolizer></se:Rule>";
        assertThatExceptionOfType(StyleException.class)
                .isThrownBy(() -> style(LAMP, icon))
                .satisfies(e -> assertThat(e.explanation().en()).contains("more than 2000 segments"));
        assertThatExceptionOfType(StyleException.class)
                .isThrownBy(() -> style(ROAD, "<se:Rule><se:Name>" + "x".repeat(5000) + "</se:Name></se:Rule>"))
                .satisfies(e -> assertThat(e.explanation().en()).contains("longer than"));
    }

    private static List<Integer> drawn(CompiledStyle style, Object[] values, double denominator) {
        return style.rulesAt(denominator).stream()
                .filter(rule -> rule.stroke().isPresent() && rule.when().test(values))
                .map(rule -> rule.stroke().orElseThrow().colour().rgb(values))
                .toList();
    }

    private static Object[] values(CompiledStyle style, String kind, long width) {
        return style.properties().stream()
                .map(attribute -> attribute.name().equals("kind") ? kind : (Object) java.math.BigDecimal.valueOf(width))
                .toArray();
    }

    static CompiledStyle style(Layer layer, String rules) throws XMLStreamException {
        String document = "<StyledLayerDescriptor version='1.1.0' xmlns='http://www.opengis.net/sld'"
                + " xmlns:se='http://www.opengis.net/se' xmlns:ogc='http://www.opengis.net/ogc'><NamedLayer><se:Name>"
                + layer.id() + "</se:Name><UserStyle><se:FeatureTypeStyle>" + rules
                + "</se:FeatureTypeStyle></UserStyle></NamedLayer></StyledLayerDescriptor>";
        return ((Choice.User) read(document).layers().get(0).styles().get(0)).style();
    }

    private static StyledLayerDescriptor read(String document) throws XMLStreamException {
        XMLStreamReader xml = open(document.getBytes(StandardCharsets.UTF_8));
        xml.nextTag();
        return SldReader.read(
                xml,
                name -> switch (name) {
                    case "road" -> List.of(ROAD);
                    case "zone" -> List.of(ZONE);
                    case "lamp" -> List.of(LAMP);
                    case "all" -> List.of(ROAD, ZONE);
                    default -> List.of();
                },
                SldReaderTest::open);
    }

    static XMLStreamReader open(byte[] document) {
        try {
            return XMLInputFactory.newDefaultFactory().createXMLStreamReader(new ByteArrayInputStream(document));
        } catch (XMLStreamException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static Layer layer(String id, GeometryType type) {
        return TestLayers.layer(id, type, 5899)
                .attribute(TestLayers.optional("kind", AttributeType.TEXT))
                .attribute(TestLayers.optional("width", AttributeType.DECIMAL))
                .attribute(TestLayers.restricted("owner", "land_officer"))
                .build();
    }
}
