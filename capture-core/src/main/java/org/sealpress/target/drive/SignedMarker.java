package org.sealpress.target.drive;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.regex.Pattern;

/**
 * What is in {@code drive.json}: JSON in exactly three lines, of which the second, with its
 * newline, is what is signed (Ed25519, with the key of the box's ledger).
 *
 * <pre>
 * {"marker":
 * {"format":"sealpress drive 2","id":"...","label":"A","enrolled":"...","filesystem":"...","origin":"...","bytes":1}
 * ,"key":"1a2b3c4d","signature":"..."}
 * </pre>
 *
 * <p>In the root of a drive, with openssl alone:
 *
 * <pre>
 * sed -n 2p drive.json &gt;/tmp/marker
 * sed -n '3s/.*"signature":"\([^"]*\)".*&#47;\1/p' drive.json | base64 -d &gt;/tmp/marker.sig
 * key=$(sed -n '3s/.*"key":"\([^"]*\)".*&#47;\1/p' drive.json)
 * openssl pkeyutl -verify -rawin -pubin -inkey checkpoints/ledger-$key.pem \
 *     -in /tmp/marker -sigfile /tmp/marker.sig
 * </pre>
 *
 * <p>A marker has one form: what is written in any other way is none, though JSON would allow it.
 */
public final class SignedMarker {
  /** No marker is longer; so many bytes of a file are enough to know that it is none. */
  static final int LARGEST = 4096;

  private static final String FORMAT = "sealpress drive 2";
  private static final String HEAD = "{\"marker\":\n";
  private static final Pattern KEY = Pattern.compile("[0-9a-f]{8}");
  private static final ObjectMapper JSON =
      new ObjectMapper(
              JsonFactory.builder()
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(3)
                          .maxStringLength(LARGEST)
                          .maxNumberLength(20)
                          .build())
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  /** Bytes of an Ed25519 signature. */
  private static final int SIGNATURE = 64;

  private final DriveMarker marker;
  private final MarkerSeal.Signature signature;

  private final byte[] file;

  private SignedMarker(DriveMarker marker, MarkerSeal.Signature signature) {
    this.marker = marker;
    this.signature = signature;
    this.file = file(marker, signature);
  }

  /**
   * Signs a marker.
   *
   * @throws IOException when the box has no key that can be used
   */
  static SignedMarker sign(DriveMarker marker, MarkerSeal seal) throws IOException {
    return new SignedMarker(marker, seal.sign(text(marker)));
  }

  /**
   * Reads the bytes of a file.
   *
   * @throws IllegalArgumentException what about them is not as a marker is written
   */
  static SignedMarker parse(byte[] file) {
    if (file.length > LARGEST) {
      throw new IllegalArgumentException("it is longer than " + LARGEST + " bytes");
    }
    SignedMarker read;
    try {
      // Of bytes, Jackson would guess the encoding, and call what does not fit a read error.
      read = read(JSON.readTree(new String(file, StandardCharsets.UTF_8)));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("it is no JSON: " + Visible.text(e.getOriginalMessage()));
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(
          "its time is none: " + Visible.text(String.valueOf(e.getMessage())), e);
    }
    if (!Arrays.equals(read.file(), file)) {
      throw new IllegalArgumentException("it is not written as the box writes it");
    }
    return read;
  }

  private static SignedMarker read(JsonNode root) {
    JsonNode fields = root.path("marker");
    String format = text(fields, "format");
    if (!format.equals(FORMAT)) {
      throw new IllegalArgumentException(
          "its format is \"%s\", expected \"%s\"".formatted(Visible.text(format), FORMAT));
    }
    JsonNode bytes = fields.path("bytes");
    if (!bytes.isIntegralNumber() || !bytes.canConvertToLong()) {
      throw new IllegalArgumentException("it has no number \"bytes\"");
    }
    String key = text(root, "key");
    if (!KEY.matcher(key).matches()) {
      throw new IllegalArgumentException("its \"key\" is no key's id");
    }
    byte[] signature = Base64.getDecoder().decode(text(root, "signature"));
    if (signature.length != SIGNATURE) {
      throw new IllegalArgumentException(
          "its signature has %d bytes, expected %d".formatted(signature.length, SIGNATURE));
    }
    return new SignedMarker(
        new DriveMarker(
            text(fields, "id"),
            text(fields, "label"),
            Instant.parse(text(fields, "enrolled")),
            text(fields, "filesystem"),
            text(fields, "origin"),
            bytes.longValue()),
        MarkerSeal.Signature.of(key, signature));
  }

  private static String text(JsonNode fields, String field) {
    JsonNode value = fields.path(field);
    if (!value.isTextual()) {
      throw new IllegalArgumentException("it has no text \"" + field + "\"");
    }
    return value.textValue();
  }

  /** What is signed. */
  private static byte[] text(DriveMarker marker) {
    String line =
        JSON.createObjectNode()
            .put("format", FORMAT)
            .put("id", marker.id())
            .put("label", marker.label())
            .put("enrolled", marker.enrolledAt().toString())
            .put("filesystem", marker.filesystem())
            .put("origin", marker.origin())
            .put("bytes", marker.bytes())
            .toString();
    return (line + "\n").getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] file(DriveMarker marker, MarkerSeal.Signature signature) {
    String signed = new String(text(marker), StandardCharsets.UTF_8);
    String tail =
        ",\"key\":\"%s\",\"signature\":\"%s\"}\n".formatted(signature.key(), signature.base64());
    return (HEAD + signed + tail).getBytes(StandardCharsets.UTF_8);
  }

  /** The content of the file; not to be changed. */
  byte[] file() {
    return file;
  }

  /** What it says. */
  public DriveMarker marker() {
    return marker;
  }

  /** Whether a key of this box has signed it. */
  boolean isSignedBy(MarkerSeal seal) {
    return seal.verify(text(marker), signature);
  }
}
