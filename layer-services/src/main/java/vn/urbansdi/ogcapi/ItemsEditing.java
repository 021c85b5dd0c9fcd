package vn.urbansdi.ogcapi;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.springframework.stereotype.Component;
import vn.urbansdi.feature.Edit;
import vn.urbansdi.feature.EditBatch;
import vn.urbansdi.feature.EditException;
import vn.urbansdi.feature.EditOutcome.Touched;
import vn.urbansdi.feature.FeatureEditor;
import vn.urbansdi.feature.NewValues;
import vn.urbansdi.security.Caller;

/**
 * Creates, replaces, updates and deletes single features (OGC 20-002r1) through the one write path that all protocols share.
 * What may be changed by whom is the catalog's and the caller's affair.
 */
@Component
final class ItemsEditing {

    /** What every address of features takes. */
    static final String READING = "GET, HEAD, OPTIONS";

    private final FeatureEditor editor;
    private final EditPreconditions preconditions;

    ItemsEditing(FeatureEditor editor, EditPreconditions preconditions) {
        this.editor = editor;
        this.preconditions = preconditions;
    }

    /** /req/create-replace-delete/options-op, options-response, options-accept-post */
    void collectionOptions(PublishedCollection collection, HttpServletRequest http, HttpServletResponse response) {
        boolean editable = Caller.of(http).mayEdit(collection.layer());
        response.setHeader("Allow", editable ? READING + ", POST" : READING);
        if (editable) {
            response.setHeader("Accept-Post", String.join(", ", EditContent.FEATURE_TYPES));
        }
    }

    /** /req/update/options-accept-patch besides */
    void featureOptions(PublishedCollection collection, HttpServletRequest http, HttpServletResponse response) {
        boolean editable = Caller.of(http).mayEdit(collection.layer());
        response.setHeader("Allow", editable ? READING + ", PUT, PATCH, DELETE" : READING);
        if (editable) {
            response.setHeader("Accept-Patch", EditContent.PATCH_TYPE);
        }
    }

    /** POST: 201 with the address of the new feature, which is numbered here whatever {@code id} the body has. */
    void create(PublishedCollection collection, HttpServletRequest http, HttpServletResponse response)
            throws IOException {
        Caller caller = EditFailures.requireEditable(collection, http);
        ApiRequest request = ApiRequest.read(http, collection.itemsPath(), Set.of(), ItemsService.OFFERS);
        FeatureBody body = EditContent.feature(http, collection);
        Touched made = insert(new Edit.Insert(collection.layer(), body.values()), caller);
        response.setStatus(HttpServletResponse.SC_CREATED);
        response.setHeader("Location", request.root() + collection.itemPath(made.fid()));
        response.setHeader("ETag", EntityTag.of(made.version()));
    }

    /** PUT: what the body does not say becomes empty. Features are not made so, since their numbers are given here. */
    void replace(
            PublishedCollection collection, String featureId, HttpServletRequest http, HttpServletResponse response)
            throws IOException {
        EditTarget target = target(collection, featureId, http);
        NewValues values = values(target, EditContent.feature(http, collection));
        OptionalLong expected = preconditions.expectedVersion(target, http);
        change(target, new Edit.Replace(collection.layer(), target.which(), values, expected), response);
    }

    /** PATCH: what the body does not say stays as it is. */
    void update(PublishedCollection collection, String featureId, HttpServletRequest http, HttpServletResponse response)
            throws IOException {
        EditTarget target = target(collection, featureId, http);
        NewValues values = values(target, EditContent.patch(http, collection));
        OptionalLong expected = preconditions.expectedVersion(target, http);
        change(target, new Edit.Update(collection.layer(), target.which(), values, expected), response);
    }

    void delete(
            PublishedCollection collection, String featureId, HttpServletRequest http, HttpServletResponse response) {
        EditTarget target = target(collection, featureId, http);
        OptionalLong expected = preconditions.expectedVersion(target, http);
        apply(target, new Edit.Delete(collection.layer(), target.which(), expected));
        response.setStatus(HttpServletResponse.SC_NO_CONTENT);
    }

    private void change(EditTarget target, Edit edit, HttpServletResponse response) {
        Touched changed = apply(target, edit);
        response.setStatus(HttpServletResponse.SC_NO_CONTENT);
        response.setHeader("ETag", EntityTag.of(changed.version()));
    }

    private Touched apply(EditTarget target, Edit edit) {
        try {
            return apply(edit, target.caller()).orElseThrow(ItemsService::noSuchFeature);
        } catch (EditException e) {
            if (e.kind() == EditException.Kind.CONFLICT) {
                throw preconditions.failed(target);
            }
            throw EditFailures.problem(e);
        }
    }

    private Touched insert(Edit.Insert insert, Caller caller) {
        try {
            return apply(insert, caller).orElseThrow();
        } catch (EditException e) {
            throw EditFailures.problem(e);
        }
    }

    private Optional<Touched> apply(Edit edit, Caller caller) {
        EditBatch batch = new EditBatch(List.of(edit), caller.name(), Optional.empty());
        return editor.apply(batch).touched().get(0).stream().findFirst();
    }

    private static NewValues values(EditTarget target, FeatureBody body) {
        String id = body.id().orElse(target.id());
        if (target.collection().fid(id).equals(OptionalLong.of(target.fid()))) {
            return body.values();
        }
        throw EditFailures.refused(
                "id của nội dung là của đối tượng khác, không phải " + target.id()
                        + ": bỏ id đi, hoặc gửi đến đúng địa chỉ.",
                "The body's id is another feature's, not " + target.id()
                        + ": leave id out, or send it to its own address.");
    }

    private EditTarget target(PublishedCollection collection, String featureId, HttpServletRequest http) {
        Caller caller = EditFailures.requireEditable(collection, http);
        long fid = ItemsService.fid(collection, featureId);
        ApiRequest request = ApiRequest.read(http, collection.itemPath(fid), Set.of(), ItemsService.OFFERS);
        return new EditTarget(collection, fid, caller, request, preconditions.current(collection, fid));
    }
}
