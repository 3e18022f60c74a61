package org.sealpress.ledger.merkle;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.util.Set;

/** A file of the hashes of one level, one after the other. The last ones are in memory too. */
final class HashLevel implements Closeable {
  /** So many hashes make one of the level above that is stored. */
  static final int WIDTH = 256;

  private final FileChannel file;
  private final ByteBuffer last = ByteBuffer.allocate(WIDTH * Hash.BYTES);
  private long count;

  HashLevel(Path path, Set<? extends OpenOption> how) throws IOException {
    file = FileChannel.open(path, how);
    try {
      readLast(file.size() / Hash.BYTES);
    } catch (IOException e) {
      file.close();
      throw e;
    }
  }

  private void readLast(long hashes) throws IOException {
    count = hashes;
    int open = (int) (count % WIDTH);
    last.clear().limit(open * Hash.BYTES);
    readFully(last, (count - open) * Hash.BYTES);
    last.limit(last.capacity());
  }

  long count() {
    return count;
  }

  /** Adds one; whether a group is full now. */
  boolean add(Hash hash) throws IOException {
    hash.putInto(last);
    count++;
    if (last.hasRemaining()) {
      return false;
    }
    write(last.flip());
    last.clear();
    return true;
  }

  /** Writes what is in memory only. */
  void flush() throws IOException {
    write(last.duplicate().flip());
  }

  private void write(ByteBuffer hashes) throws IOException {
    long at = count * Hash.BYTES - hashes.remaining();
    while (hashes.hasRemaining()) {
      at += file.write(hashes, at);
    }
  }

  /** Cuts it to fewer. */
  void cut(long hashes) throws IOException {
    flush();
    file.truncate(hashes * Hash.BYTES);
    readLast(hashes);
  }

  /** Neighbouring ones, of which none may be in memory only. */
  Hash[] read(long from, int length) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(length * Hash.BYTES);
    readFully(bytes, from * Hash.BYTES);
    bytes.flip();
    Hash[] hashes = new Hash[length];
    for (int i = 0; i < length; i++) {
      byte[] hash = new byte[Hash.BYTES];
      bytes.get(hash);
      hashes[i] = Hash.taking(hash);
    }
    return hashes;
  }

  private void readFully(ByteBuffer into, long from) throws IOException {
    long at = from;
    while (into.hasRemaining()) {
      int read = file.read(into, at);
      if (read < 0) {
        throw new EOFException("the hash at " + at / Hash.BYTES + " is not in the cache");
      }
      at += read;
    }
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
