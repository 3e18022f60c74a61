package org.sealpress.seal;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.bouncycastle.util.io.pem.PemObject;
import org.bouncycastle.util.io.pem.PemReader;

/** The blocks of a PEM file (RFC 7468); text around them is passed over. */
record PemFile(List<PemBlock> blocks) {

  static boolean isPem(byte[] content) {
    return new String(content, StandardCharsets.ISO_8859_1).contains("-----BEGIN ");
  }

  static PemFile parse(byte[] content, Path file) throws SealFault {
    List<PemBlock> blocks = new ArrayList<>();
    try (PemReader reader =
        new PemReader(new StringReader(new String(content, StandardCharsets.UTF_8)))) {
      PemObject next = reader.readPemObject();
      while (next != null) {
        blocks.add(new PemBlock(next.getType(), next.getContent(), !next.getHeaders().isEmpty()));
        next = reader.readPemObject();
      }
    } catch (IOException | RuntimeException e) {
      throw new SealFault(
          SealFault.Kind.UNREADABLE,
          "the PEM file " + file + " is damaged or cut off; copy it again from where it was made",
          e);
    }
    return new PemFile(blocks);
  }

  /** For people: what is in the file. */
  String describe() {
    if (blocks.isEmpty()) {
      return "nothing";
    }
    return blocks.stream().map(PemBlock::describe).distinct().collect(Collectors.joining(", "));
  }
}
