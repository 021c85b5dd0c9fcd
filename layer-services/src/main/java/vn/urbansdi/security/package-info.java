/**
 * Who may see and change what. Until people can sign in, whoever sits at this machine may do what a layer's policy lets any
 * role do, and nobody else may change anything.
 */
package vn.urbansdi.security;
