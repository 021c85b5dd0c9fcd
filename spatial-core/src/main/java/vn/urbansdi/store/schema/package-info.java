/**
 * The catalog as tables. The plan is a pure function of the catalog and a description of the database; what adds is
 * applied, what would destroy is refused with the SQL that an operator would have to run.
 */
package vn.urbansdi.store.schema;
