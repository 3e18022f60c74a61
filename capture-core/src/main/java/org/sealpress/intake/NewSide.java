package org.sealpress.intake;

import java.io.IOException;
import java.io.OutputStream;
import org.sealpress.cipher.EncryptedOutput;
import org.sealpress.durable.NewFile;

/** A side in the making: its samples go to the disk encrypted, and are gone unless committed. */
final class NewSide extends OutputStream {
  private final NewFile file;
  private final EncryptedOutput encrypted;

  NewSide(NewFile file, EncryptedOutput encrypted) {
    this.file = file;
    this.encrypted = encrypted;
  }

  @Override
  public void write(int b) throws IOException {
    encrypted.write(b);
  }

  @Override
  public void write(byte[] from, int offset, int length) throws IOException {
    encrypted.write(from, offset, length);
  }

  /** As {@link NewFile#commit}. */
  void commit() throws IOException {
    encrypted.finish();
    file.commit();
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
