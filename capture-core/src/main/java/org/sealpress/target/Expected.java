package org.sealpress.target;

/**
 * What is to be stored, and what the bytes on the medium must be.
 *
 * @param content need not be checked by itself: damaged bytes get no name
 * @param sha256 of the right bytes, 64 lower-case hexadecimal digits
 */
public record Expected(Content content, String sha256) {}
