package vn.urbansdi.wfs;

import java.util.List;
import vn.urbansdi.feature.EditBatch;

/**
 * Transaction (OGC 09-025r1, 15.2), checked.
 *
 * @param batch   the edits: of an Insert one for each feature
 * @param handles the name that the client gave to the action of each edit; empty where it gave none
 */
record TransactionRequest(EditBatch batch, List<String> handles) {

    TransactionRequest {
        handles = List.copyOf(handles);
        if (handles.size() != batch.edits().size()) {
            throw new IllegalArgumentException("a handle for each edit");
        }
    }
}
