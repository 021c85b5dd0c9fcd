package vn.urbansdi.wfs;

import java.util.List;
import java.util.function.BiConsumer;
import vn.urbansdi.feature.Edit;
import vn.urbansdi.feature.EditBatch;
import vn.urbansdi.feature.EditException;
import vn.urbansdi.feature.EditOutcome;
import vn.urbansdi.feature.EditOutcome.Touched;
import vn.urbansdi.feature.FeatureEditor;
import vn.urbansdi.ows.XmlWriter;

/** Carries out Transaction and says what came of it (OGC 09-025r1, 15.3; OGC 04-094, 12.3; OGC 02-058, 17.3). */
final class TransactionResponse {

    private final FeatureEditor editor;
    private final FeatureTypes types;

    TransactionResponse(FeatureEditor editor, FeatureTypes types) {
        this.editor = editor;
        this.types = types;
    }

    byte[] document(WfsVersion version, TransactionRequest request) {
        EditOutcome outcome = apply(request);
        return version == WfsVersion.V1_0_0
                ? document10(version, request, outcome)
                : document(version, request, outcome);
    }

    /** What failed is told as an exception, so that what is told here is success. */
    private byte[] document10(WfsVersion version, TransactionRequest request, EditOutcome outcome) {
        XmlWriter xml = new XmlWriter()
                .open(
                        "wfs:WFS_TransactionResponse",
                        "xmlns:wfs",
                        version.namespace(),
                        "xmlns:ogc",
                        Names.OGC,
                        "xmlns:xsi",
                        Names.XSI,
                        "xsi:schemaLocation",
                        version.namespace() + " " + Names.WFS_1_0_TRANSACTION_SCHEMA,
                        "version",
                        version.number());
        each(Edit.Insert.class, request, outcome, (handle, feature) -> {
            xml.open("wfs:InsertResult", "handle", handle);
            feature.accept(xml, version);
            xml.close();
        });
        return xml.open("wfs:TransactionResult")
                .open("wfs:Status")
                .empty("wfs:SUCCESS")
                .close()
                .close()
                .close()
                .toBytes();
    }

    private byte[] document(WfsVersion version, TransactionRequest request, EditOutcome outcome) {
        EditBatch batch = request.batch();
        XmlWriter xml = new XmlWriter()
                .open(
                        "wfs:TransactionResponse",
                        "xmlns:wfs",
                        version.namespace(),
                        "xmlns:" + version.filterPrefix(),
                        version.filterNamespace(),
                        "xmlns:xsi",
                        Names.XSI,
                        "xsi:schemaLocation",
                        version.namespace() + " " + version.schema(),
                        "version",
                        version.number())
                .open("wfs:TransactionSummary")
                .leaf("wfs:totalInserted", Long.toString(outcome.count(batch, Edit.Insert.class)))
                .leaf("wfs:totalUpdated", Long.toString(outcome.count(batch, Edit.Update.class)));
        boolean replaces = version == WfsVersion.V2_0_0;
        if (replaces) {
            xml.leaf("wfs:totalReplaced", Long.toString(outcome.count(batch, Edit.Replace.class)));
        }
        xml.leaf("wfs:totalDeleted", Long.toString(outcome.count(batch, Edit.Delete.class)))
                .close();
        results(xml, version, "wfs:InsertResults", Edit.Insert.class, request, outcome);
        if (replaces) {
            results(xml, version, "wfs:UpdateResults", Edit.Update.class, request, outcome);
            results(xml, version, "wfs:ReplaceResults", Edit.Replace.class, request, outcome);
        }
        return xml.close().toBytes();
    }

    private EditOutcome apply(TransactionRequest request) {
        try {
            return editor.apply(request.batch());
        } catch (EditException e) {
            String handle = e.edit() < 0 ? "" : request.handles().get(e.edit());
            throw EditFailures.ofTransaction(
                    e,
                    handle.isEmpty() ? "Transaction" : handle,
                    request.batch().lock().isPresent());
        }
    }

    private void results(
            XmlWriter xml,
            WfsVersion version,
            String element,
            Class<? extends Edit> kind,
            TransactionRequest request,
            EditOutcome outcome) {
        if (outcome.count(request.batch(), kind) == 0) {
            return;
        }
        xml.open(element);
        each(kind, request, outcome, (handle, feature) -> {
            xml.open("wfs:Feature", "handle", handle);
            feature.accept(xml, version);
            xml.close();
        });
        xml.close();
    }

    /** The features that edits of a kind have touched, by the handle of their action, or null, and how their identifier is written. */
    private void each(
            Class<? extends Edit> kind,
            TransactionRequest request,
            EditOutcome outcome,
            BiConsumer<String, BiConsumer<XmlWriter, WfsVersion>> touch) {
        List<Edit> edits = request.batch().edits();
        for (int i = 0; i < edits.size(); i++) {
            if (kind.isInstance(edits.get(i))) {
                String prefix = types.of(edits.get(i).layer()).gmlNames().idPrefix();
                String handle = request.handles().get(i);
                for (Touched touched : outcome.touched().get(i)) {
                    touch.accept(
                            handle.isEmpty() ? null : handle,
                            (xml, version) -> version.writeId(xml, prefix + touched.fid(), touched.version()));
                }
            }
        }
    }
}
