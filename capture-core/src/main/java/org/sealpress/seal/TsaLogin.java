package org.sealpress.seal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;

/** What a time-stamp authority wants to know of its customers. Prints as {@code ***}. */
public final class TsaLogin {
  private final String authorization;

  private TsaLogin(String authorization) {
    this.authorization = authorization;
  }

  /**
   * Reads one from a file: a line {@code USER:PASSWORD} (Basic, RFC 7617), or a token without a
   * colon (Bearer, RFC 6750).
   *
   * @throws SealFault {@link SealFault.Kind#UNREADABLE}; it says nothing of what is in the file
   */
  public static TsaLogin read(Path file) throws SealFault, IOException {
    String line =
        new String(Certificates.content(file, "login of the authority"), StandardCharsets.UTF_8)
            .strip();
    if (line.isEmpty() || line.chars().anyMatch(Character::isISOControl)) {
      throw new SealFault(
          SealFault.Kind.UNREADABLE,
          file + " holds no login: expected one line, USER:PASSWORD or a token");
    }
    byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
    return new TsaLogin(
        line.contains(":")
            ? "Basic " + Base64.getEncoder().encodeToString(bytes)
            : "Bearer " + line);
  }

  /** Value of the header {@code Authorization}. */
  String authorization() {
    return authorization;
  }

  @Override
  public String toString() {
    return "***";
  }
}
