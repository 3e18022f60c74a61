package org.sealpress.seal;

import java.time.Instant;

/**
 * What a time-stamp authority has said of a hash, checked.
 *
 * @param response TimeStampResp in DER (RFC 3161), as {@code openssl ts -verify -in} reads it
 * @param token the TimeStampToken in it, a ContentInfo in DER
 * @param time when the authority saw the hash, at the latest
 */
@SuppressWarnings("ArrayRecordComponent") // is written and thrown away
public record TimeStamp(byte[] response, byte[] token, Instant time) {}
