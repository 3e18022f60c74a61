/**
 * One class of veraPDF's, replaced: {@link org.verapdf.io.SeekableInputStream}, which would write
 * what is decoded of a document into temporary files.
 */
package org.verapdf.io;
