/**
 * Imports over HTTP: upload, diagnosis, mapping, preview, commit, progress, undo. Uploads lie in a directory of their own,
 * bounded in size and time; whoever asks must sit at this machine, until people can sign in. What is uploaded and not yet
 * committed is known to this process only; what was committed is a run in the database like any other.
 */
package vn.urbansdi.imports;
