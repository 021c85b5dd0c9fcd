/** What the values of each field look like, in constant memory: their types, how many differ, the smallest and longest. */
package vn.urbansdi.importer.doctor.profile;
