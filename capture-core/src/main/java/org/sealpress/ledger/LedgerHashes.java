package org.sealpress.ledger;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import org.sealpress.ledger.checkpoint.Checkpoint;
import org.sealpress.ledger.merkle.Hash;
import org.sealpress.ledger.merkle.HashFiles;
import org.sealpress.ledger.merkle.Tree;
import org.sealpress.ledger.merkle.TreeHasher;

/**
 * The tree over a ledger's closed segments, with hashes from a cache as far as a signed root shows
 * that they are right. For one thread.
 */
final class LedgerHashes implements Closeable {
  private final Ledger ledger;
  private final HashFiles files;
  private final Tree tree;
  private final TreeHasher hasher = new TreeHasher();

  LedgerHashes(Ledger ledger, Path folder) throws IOException {
    this.ledger = ledger;
    this.files = HashFiles.open(folder);
    this.tree = new Tree(files);
  }

  /** Of nothing that was signed: all is read again. */
  void forget() throws IOException {
    files.cut(0);
  }

  /**
   * Makes sure that the ledger begins with what was signed, which has to be shorter: the cache
   * gives the signed root and its last entry is the ledger's, or else the whole ledger gives it.
   */
  boolean beginsWith(Checkpoint signed) throws IOException {
    if (files.size() >= signed.size()) {
      files.cut(signed.size());
      if (tree.root(signed.size()).equals(signed.root())
          && (signed.size() == 0 || lastIsTheLedgers())) {
        return true;
      }
    }
    files.cut(0);
    return root(signed.size()).equals(signed.root());
  }

  private boolean lastIsTheLedgers() throws IOException {
    long last = files.size() - 1;
    try (LineCursor lines = ledger.lines(last)) {
      while (lines.next()) {
        if (seq(lines) == last) {
          return hash(lines).equals(files.at(0, last));
        }
      }
    }
    return false;
  }

  /** The root over the first entries, all of closed segments. */
  Hash root(long size) throws IOException {
    if (files.size() < size) {
      read(size);
    }
    return tree.root(size);
  }

  private void read(long size) throws IOException {
    try (LineCursor lines = ledger.lines(files.size())) {
      while (files.size() < size && lines.next()) {
        long seq = seq(lines);
        if (seq > files.size()) {
          break;
        }
        if (seq == files.size()) {
          files.add(hash(lines));
        }
      }
    }
    files.flush();
    if (files.size() < size) {
      throw new LedgerFault(
          LedgerFault.Kind.DAMAGED,
          "the ledger is damaged: entry "
              + files.size()
              + " is missing in its closed files; copy them back from a drive or remote");
    }
  }

  private static long seq(LineCursor lines) {
    Segment segment = lines.segment();
    return segment == null ? Long.MAX_VALUE : segment.first() + lines.number() - 1;
  }

  private Hash hash(LineCursor lines) {
    return hasher.leaf(lines.buffer(), lines.from(), lines.to());
  }

  @Override
  public void close() throws IOException {
    files.close();
  }
}
