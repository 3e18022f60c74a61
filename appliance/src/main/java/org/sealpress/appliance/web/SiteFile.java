package org.sealpress.appliance.web;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * A file that is the same for everybody, with its hash, so that a browser need not fetch it twice,
 * and compressed where that is worth it.
 */
final class SiteFile {
  private static final int TAG = 16;

  private final String type;
  private final Buffer plain;
  private final Buffer zipped;
  private final String tag;

  SiteFile(String type, byte[] content) {
    this.type = type;
    this.plain = Buffer.buffer(content);
    this.zipped = Buffer.buffer(zip(content));
    this.tag = '"' + hash(content).substring(0, TAG) + '"';
  }

  private static byte[] zip(byte[] content) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream zip = new GZIPOutputStream(bytes)) {
      zip.write(content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static String hash(byte[] content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Sends it, or says that the browser has it. */
  void give(RoutingContext context) {
    HttpServerRequest request = context.request();
    HttpServerResponse response =
        context
            .response()
            .putHeader("ETag", tag)
            .putHeader("Cache-Control", "no-cache")
            .putHeader("Vary", "Accept-Encoding")
            .putHeader("X-Content-Type-Options", "nosniff");
    if (listed(request.getHeader("If-None-Match"), tag)) {
      response.setStatusCode(304).end().onFailure(error -> {});
      return;
    }
    response.putHeader("Content-Type", type);
    boolean zip =
        zipped.length() < plain.length() && listed(request.getHeader("Accept-Encoding"), "gzip");
    if (zip) {
      response.putHeader("Content-Encoding", "gzip");
    }
    response.end(zip ? zipped : plain).onFailure(error -> {});
  }

  private static boolean listed(@Nullable String header, String wanted) {
    if (header == null) {
      return false;
    }
    for (String each : header.split(",", -1)) {
      String name = each.strip();
      if (name.equals(wanted) || name.equals("W/" + wanted)) {
        return true;
      }
    }
    return false;
  }
}
