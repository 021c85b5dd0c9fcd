/** How the product's own HTTP interfaces say that something went wrong: problem details after RFC 9457, in two languages. */
package vn.urbansdi.problem;
