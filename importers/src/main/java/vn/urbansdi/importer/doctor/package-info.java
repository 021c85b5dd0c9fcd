/**
 * Looks a delivered file over without writing anything: what it is, which layer it is for, where it lies, what an import
 * would reject, and a delivery that would import it. A first reading profiles the fields and the places, from which layer,
 * mapping and reference system are proposed; a second one checks every row as an import would, by the same classes.
 *
 * <p>{@code profile} knows values, {@code names} fields and attributes, {@code place} reference systems, {@code shape} what
 * rows are to one another; this package joins them into a {@link vn.urbansdi.importer.doctor.Diagnosis}, which {@code report}
 * shows. Nothing is guessed silently: where two answers are about as good, both stand in the report and neither in the
 * delivery.
 */
package vn.urbansdi.importer.doctor;
