package org.sealpress.intake;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import org.sealpress.cipher.BoxKey;
import org.sealpress.cipher.DataKey;

/** The box's key in a test's data folder, made when it is not there, and what it opens. */
final class BoxKeys {
  private BoxKeys() {}

  static BoxKey in(Path dir) {
    return BoxKey.open(dir.resolve("box.key"), new SecureRandom());
  }

  /** The files of a capture as another process sees them; its key is made when it is not there. */
  static LockedFiles files(Path dir, Path folder) throws IOException {
    Path file = folder.resolve("key");
    String name = folder.getFileName().toString();
    try (BoxKey box = in(dir)) {
      DataKey key = Files.exists(file) ? box.read(file, name) : box.create(file, name);
      return new LockedFiles(folder, key, box.random());
    }
  }

  static void write(LockedFiles files, String name, byte[] content) throws IOException {
    try (OutputStream out = files.write(name)) {
      out.write(content);
    }
  }

  static byte[] read(LockedFiles files, String name) throws IOException {
    try (InputStream in = files.read(name)) {
      return in.readAllBytes();
    }
  }
}
