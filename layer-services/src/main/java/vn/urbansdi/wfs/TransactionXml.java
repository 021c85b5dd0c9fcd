package vn.urbansdi.wfs;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import vn.urbansdi.catalog.Catalog;
import vn.urbansdi.feature.Edit;
import vn.urbansdi.feature.EditBatch;
import vn.urbansdi.feature.EditBatch.LockUse;
import vn.urbansdi.feature.NewValues;
import vn.urbansdi.filter.FeaturesAtVersion;
import vn.urbansdi.filter.Filter;
import vn.urbansdi.geo.CrsReference;
import vn.urbansdi.ows.OwsException;
import vn.urbansdi.ows.SecureXml;
import vn.urbansdi.security.Caller;

/** Reads Transaction (OGC 09-025r1, 15.2; OGC 04-094, 12.2) from XML. */
final class TransactionXml {

    /** Failures of an action, which is found by its handle (OGC 09-025r2, table 3); others are of a parameter, which has a name. */
    private static final Set<String> OF_ACTIONS = Set.of("InvalidValue", "OperationProcessingFailed");

    private final XMLStreamReader xml;
    private final WfsVersion version;
    private final FeatureTypes types;
    private final Catalog catalog;
    private final Caller caller;
    private final List<Edit> edits = new ArrayList<>();
    private final List<String> handles = new ArrayList<>();
    private Optional<String> lockId = Optional.empty();

    private TransactionXml(
            XMLStreamReader xml, WfsVersion version, FeatureTypes types, Catalog catalog, Caller caller) {
        this.xml = xml;
        this.version = version;
        this.types = types;
        this.catalog = catalog;
        this.caller = caller;
    }

    /** @param xml stands at the start tag of the request, and is read to its end */
    static TransactionRequest read(
            XMLStreamReader xml, WfsVersion version, FeatureTypes types, Catalog catalog, Caller caller)
            throws XMLStreamException {
        return new TransactionXml(xml, version, types, catalog, caller).request();
    }

    private TransactionRequest request() throws XMLStreamException {
        lockId = attribute("lockId");
        boolean releaseAll = releaseAll();
        Optional<String> srsName = attribute("srsName");
        while (xml.nextTag() == XMLStreamConstants.START_ELEMENT) {
            String handle = attribute("handle").orElse("");
            try {
                action(handle, srsName);
            } catch (OwsException e) {
                throw handle.isEmpty() || !OF_ACTIONS.contains(e.code())
                        ? e
                        : new OwsException(e.code(), handle, e.title(), e.httpStatus(), e);
            }
        }
        SecureXml.finish(xml);
        return new TransactionRequest(
                new EditBatch(edits, caller.name(), lockId.map(id -> new LockUse(id, releaseAll))), handles);
    }

    private void action(String handle, Optional<String> srsName) throws XMLStreamException {
        switch (xml.getLocalName()) {
            case "Insert" -> insert(handle, srsName);
            case "Update" -> update(handle, srsName);
            case "Replace" -> {
                if (version != WfsVersion.V2_0_0) {
                    throw GetFeatureXml.unexpected("Replace");
                }
                replace(handle, srsName);
            }
            case "Delete" -> delete(handle);
            case "Native" -> nativeAction();
            case "LockId" -> lockId = Optional.of(xml.getElementText().strip());
            default -> throw GetFeatureXml.unexpected(xml.getLocalName());
        }
    }

    private boolean releaseAll() {
        return switch (attribute("releaseAction").orElse("ALL").toUpperCase(Locale.ROOT)) {
            case "ALL" -> true;
            case "SOME" -> false;
            default ->
                throw OwsException.invalidParameterValue(
                        "releaseAction", "releaseAction phải là ALL hoặc SOME", "releaseAction must be ALL or SOME");
        };
    }

    private void insert(String handle, Optional<String> srsName) throws XMLStreamException {
        Optional<String> crs = attribute("srsName").or(() -> srsName);
        requireGml();
        if (!attribute("idgen").orElse("GenerateNew").equals("GenerateNew")) {
            throw OwsException.invalidParameterValue(
                    "idgen",
                    "Định danh do máy chủ cấp: idgen phải là GenerateNew",
                    "Identifiers are given by the server: idgen must be GenerateNew");
        }
        int before = edits.size();
        features(handle, crs);
        if (edits.size() == before) {
            throw OwsException.missingParameterValue("Insert");
        }
    }

    /** The features in the element at whose start tag the reader stands, be they in a collection; to its end tag. */
    private void features(String handle, Optional<String> crs) throws XMLStreamException {
        while (xml.nextTag() == XMLStreamConstants.START_ELEMENT) {
            switch (xml.getLocalName()) {
                case "FeatureCollection", "featureMembers", "featureMember", "member" -> features(handle, crs);
                default -> {
                    FeatureType type = featureType();
                    add(handle, new Edit.Insert(type.layer(), feature(type, crs)));
                }
            }
        }
    }

    private void replace(String handle, Optional<String> srsName) throws XMLStreamException {
        Optional<String> crs = attribute("srsName").or(() -> srsName);
        if (xml.nextTag() != XMLStreamConstants.START_ELEMENT) {
            throw OwsException.missingParameterValue("Replace");
        }
        FeatureType type = featureType();
        NewValues values = feature(type, crs);
        for (FeaturesAtVersion part : requiredFilter(type)) {
            add(handle, new Edit.Replace(type.layer(), part.which(), values, part.version()));
        }
    }

    private void update(String handle, Optional<String> srsName) throws XMLStreamException {
        requireGml();
        FeatureType type = namedType();
        FeatureXml properties = new FeatureXml(
                xml, version, type, crs(type, attribute("srsName").or(() -> srsName)));
        List<FeaturesAtVersion> which = List.of(new FeaturesAtVersion(Filter.ALL, OptionalLong.empty()));
        boolean any = false;
        while (xml.nextTag() == XMLStreamConstants.START_ELEMENT) {
            switch (xml.getLocalName()) {
                case "Property" -> {
                    property(properties);
                    any = true;
                }
                case "Filter" -> which = FilterReading.atVersions(xml, type.layer(), version);
                default -> throw GetFeatureXml.unexpected(xml.getLocalName());
            }
        }
        if (!any) {
            throw OwsException.missingParameterValue("Property");
        }
        for (FeaturesAtVersion part : which) {
            add(handle, new Edit.Update(type.layer(), part.which(), properties.values(), part.version()));
        }
    }

    /** {@code wfs:Property} (15.2.5.2.1); a property without a value becomes empty. */
    private void property(FeatureXml properties) throws XMLStreamException {
        String name = null;
        boolean valued = false;
        while (xml.nextTag() == XMLStreamConstants.START_ELEMENT) {
            switch (xml.getLocalName()) {
                case "ValueReference", "Name" -> {
                    String action = attribute("action").orElse("replace");
                    if (!action.equals("replace") && !action.equals("remove")) {
                        throw OwsException.optionNotSupported(
                                "action",
                                "Mỗi thuộc tính chỉ có một giá trị: action phải là replace hoặc remove",
                                "Every property has one value: action must be replace or remove");
                    }
                    name = properties.named(xml.getElementText().strip());
                }
                case "Value" -> {
                    if (name == null) {
                        throw OwsException.missingParameterValue(
                                version == WfsVersion.V2_0_0 ? "ValueReference" : "Name");
                    }
                    properties.property(name);
                    valued = true;
                }
                default -> throw GetFeatureXml.unexpected(xml.getLocalName());
            }
        }
        if (name == null) {
            throw OwsException.missingParameterValue(version == WfsVersion.V2_0_0 ? "ValueReference" : "Name");
        }
        if (!valued) {
            properties.clear(name);
        }
    }

    private void delete(String handle) throws XMLStreamException {
        FeatureType type = namedType();
        for (FeaturesAtVersion part : requiredFilter(type)) {
            add(handle, new Edit.Delete(type.layer(), part.which(), part.version()));
        }
    }

    /** To the end of the action, in which a filter must stand: without one it would touch everything. */
    private List<FeaturesAtVersion> requiredFilter(FeatureType type) throws XMLStreamException {
        List<FeaturesAtVersion> which = null;
        while (xml.nextTag() == XMLStreamConstants.START_ELEMENT) {
            if (!xml.getLocalName().equals("Filter") || which != null) {
                throw GetFeatureXml.unexpected(xml.getLocalName());
            }
            which = FilterReading.atVersions(xml, type.layer(), version);
        }
        if (which == null) {
            throw OwsException.missingParameterValue("Filter");
        }
        return which;
    }

    /** An action of some other vendor's (15.2.5.5): passed over where the client allows that. */
    private void nativeAction() throws XMLStreamException {
        boolean safeToIgnore = attribute("safeToIgnore").orElse("true").equals("true");
        if (!safeToIgnore) {
            throw OwsException.invalidParameterValue(
                    "Native", "Không hỗ trợ thao tác Native nào", "No Native action is offered here");
        }
        for (int depth = 1; depth > 0; ) {
            int event = xml.next();
            depth += event == XMLStreamConstants.START_ELEMENT ? 1 : event == XMLStreamConstants.END_ELEMENT ? -1 : 0;
        }
    }

    private void add(String handle, Edit edit) {
        edits.add(edit);
        handles.add(handle);
    }

    private NewValues feature(FeatureType type, Optional<String> srsName) throws XMLStreamException {
        return new FeatureXml(xml, version, type, crs(type, srsName)).feature();
    }

    private CrsReference crs(FeatureType type, Optional<String> srsName) {
        return new QueryBuilder(catalog, version, type, version.gml()).crs(srsName);
    }

    /** Features come in any GML; {@code x-application/gml:3} is the name that OGC 04-094 gives to it here and nowhere else. */
    private void requireGml() {
        Optional<String> written = attribute("inputFormat").filter(name -> !name.equals("x-application/gml:3"));
        boolean gml;
        try {
            gml = OutputFormat.of(written, version.gml()).isGml();
        } catch (OwsException e) {
            gml = false;
        }
        if (!gml) {
            throw OwsException.invalidParameterValue(
                    "inputFormat", "Chỉ nhận đối tượng ở dạng GML", "Features are taken as GML only");
        }
    }

    /** The type of the feature at whose start tag the reader stands. */
    private FeatureType featureType() {
        String namespace = Optional.ofNullable(xml.getNamespaceURI()).orElse("");
        if (!namespace.equals(types.namespace())) {
            throw FeatureXml.invalid(
                    "Insert",
                    "Đối tượng phải thuộc không gian tên " + types.namespace(),
                    "A feature must be in the namespace " + types.namespace());
        }
        return editable(types.require(xml.getLocalName(), prefix -> null, "Insert"));
    }

    private FeatureType namedType() {
        String name = attribute("typeName").orElseThrow(() -> OwsException.missingParameterValue("typeName"));
        return editable(types.require(name, xml::getNamespaceURI, "typeName"));
    }

    private FeatureType editable(FeatureType type) {
        if (!caller.mayEdit(type.layer())) {
            throw EditFailures.notAllowed(type);
        }
        return type;
    }

    private Optional<String> attribute(String name) {
        return Optional.ofNullable(xml.getAttributeValue(null, name))
                .map(String::strip)
                .filter(value -> !value.isEmpty());
    }
}
