package vn.urbansdi.wfs;

import java.util.List;
import vn.urbansdi.feature.Edit;
import vn.urbansdi.feature.EditBatch;
import vn.urbansdi.feature.EditException;
import vn.urbansdi.feature.EditOutcome;
import vn.urbansdi.feature.EditOutcome.Touched;
import vn.urbansdi.feature.FeatureEditor;
import vn.urbansdi.ows.XmlWriter;

/** Carries out Transaction and says what came of it (OGC 09-025r1, 15.3; OGC 04-094, 12.3). */
final class TransactionResponse {

    private final FeatureEditor editor;
    private final FeatureTypes types;

    TransactionResponse(FeatureEditor editor, FeatureTypes types) {
        this.editor = editor;
        this.types = types;
    }

    byte[] document(WfsVersion version, TransactionRequest request) {
        EditBatch batch = request.batch();
        EditOutcome outcome = apply(request);
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
            throw EditFailures.ofTransaction(e, handle.isEmpty() ? "Transaction" : handle);
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
        List<Edit> edits = request.batch().edits();
        for (int i = 0; i < edits.size(); i++) {
            if (kind.isInstance(edits.get(i))) {
                String prefix = types.of(edits.get(i).layer()).gmlNames().idPrefix();
                String handle = request.handles().get(i);
                for (Touched touched : outcome.touched().get(i)) {
                    xml.open("wfs:Feature", "handle", handle.isEmpty() ? null : handle);
                    version.writeId(xml, prefix + touched.fid());
                    xml.close();
                }
            }
        }
        xml.close();
    }
}
