package org.sealpress.ledger;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sealpress.durable.DurableFiles;
import org.sealpress.ledger.checkpoint.Checkpoint;
import org.sealpress.ledger.checkpoint.CheckpointFault;
import org.sealpress.ledger.checkpoint.CheckpointStore;
import org.sealpress.ledger.checkpoint.LifeSign;
import org.sealpress.ledger.checkpoint.NoteSigner;
import org.sealpress.ledger.checkpoint.SignedCheckpoint;
import org.sealpress.ledger.checkpoint.VerifierKey;
import org.sealpress.ledger.merkle.Hash;
import org.sealpress.seal.LedgerKey;

/**
 * Signs what the box's ledger is, and never anything that contradicts what was signed before: a
 * ledger that is shorter, or other, than the newest checkpoint gets no further one. Safe for
 * several threads.
 */
public final class Notary implements Closeable {
  /** Name of the folder with the cache of hashes, which can be deleted at any time. */
  public static final String TREE = "tree";

  private final Ledger ledger;
  private final NoteSigner signer;
  private final List<VerifierKey> keys;
  private final CheckpointStore store;
  private final LedgerHashes hashes;
  private final CheckpointListener listener;
  private final List<String> problems = new ArrayList<>();
  private final Set<String> told = new HashSet<>();
  private @Nullable SignedCheckpoint newest;
  private boolean compared;

  /** Why the ledger can't be what was signed on this box; and why nothing is signed any more. */
  private @Nullable LedgerFault contradiction;

  private @Nullable LedgerFault refusal;

  private Notary(
      Ledger ledger,
      NoteSigner signer,
      List<VerifierKey> keys,
      CheckpointStore store,
      LedgerHashes hashes,
      CheckpointListener listener) {
    this.ledger = ledger;
    this.signer = signer;
    this.keys = keys;
    this.store = store;
    this.hashes = hashes;
    this.listener = listener;
  }

  /**
   * Opens what was signed before. The public key is kept beside it.
   *
   * @param data folder in which the checkpoints with their public keys and the cache are
   * @param key stays the caller's to close, after this
   */
  public static Notary open(Ledger ledger, Path data, LedgerKey key, CheckpointListener listener)
      throws IOException {
    NoteSigner signer = new NoteSigner(origin(ledger), key);
    Path signed = data.resolve(CheckpointStore.FOLDER);
    DurableFiles.removeLeftovers(signed);
    LedgerKeys.keep(signer.verifierKey(), signed);
    List<VerifierKey> keys =
        LedgerKeys.in(signed).stream()
            .filter(each -> each.name().equals(signer.verifierKey().name()))
            .toList();
    Notary notary =
        new Notary(
            ledger,
            signer,
            keys,
            new CheckpointStore(signed),
            new LedgerHashes(ledger, data.resolve(TREE)),
            listener);
    try {
      notary.findNewest();
      return notary;
    } catch (IOException e) {
      notary.close();
      throw e;
    }
  }

  /**
   * Tells the ledger of a key that was never used in this folder, before anything is signed with
   * it. The former key is that of the newest checkpoint.
   */
  public static void tellOfKey(Ledger ledger, Path data, LedgerKey key) throws IOException {
    Path signed = data.resolve(CheckpointStore.FOLDER);
    VerifierKey now = VerifierKey.of(origin(ledger), key.publicKey());
    List<VerifierKey> known = LedgerKeys.in(signed);
    if (!known.contains(now)) {
      ledger.append(
          new Event.KeyChanged(Event.KeyChanged.LEDGER, now.fingerprint(), former(signed, known)));
      LedgerKeys.keep(now, signed);
    }
  }

  private static String former(Path signed, List<VerifierKey> known) throws IOException {
    CheckpointStore store = new CheckpointStore(signed);
    List<Long> sizes = store.sizes();
    String former = "";
    for (int i = sizes.size() - 1; i >= 0 && former.isEmpty(); i--) {
      try {
        former = store.read(sizes.get(i), known).signer().fingerprint();
      } catch (CheckpointFault e) {
        former = ""; // the one before it tells as well
      }
    }
    return former;
  }

  /** What a ledger is called in its checkpoints: {@code sealpress/BOX/ID}. */
  public static String origin(Ledger ledger) throws IOException {
    try (EntryReader entries = ledger.entries(0)) {
      if (entries.next().orElseThrow().event() instanceof Event.Opened opened) {
        return Origin.of(opened);
      }
    }
    throw new IllegalStateException("a ledger that is open begins with 'opened'");
  }

  private void findNewest() throws IOException {
    List<Long> sizes = store.sizes();
    for (int i = sizes.size() - 1; i >= 0 && newest == null; i--) {
      try {
        newest = store.read(sizes.get(i), keys);
      } catch (CheckpointFault e) {
        if (problems.isEmpty()) {
          problems.add(e.getMessage() + "; copy it back from a drive or remote");
        }
      }
    }
  }

  /** That the newest checkpoint on the box can't be believed, for the person who has to act. */
  public List<String> problems() {
    return List.copyOf(problems);
  }

  /** With which others verify. */
  public VerifierKey verifierKey() {
    return signer.verifierKey();
  }

  /** This key and those before it. */
  public List<VerifierKey> keys() {
    return keys;
  }

  /** Where what was signed is kept. */
  public CheckpointStore store() {
    return store;
  }

  /** What was signed last. */
  public synchronized Optional<SignedCheckpoint> newest() {
    return Optional.ofNullable(newest);
  }

  /**
   * Signs what the ledger was when it had so many entries, all of which are in closed segments by
   * now, and stores that. What was signed already is the same again.
   *
   * @throws LedgerFault {@link LedgerFault.Kind#ROLLED_BACK} or {@link LedgerFault.Kind#FORKED}
   *     when the ledger is not what was signed before; then nothing is signed any more
   */
  public synchronized SignedCheckpoint checkpoint(long size) throws IOException {
    compareWithNewest();
    if (refusal != null) {
      throw refusal;
    }
    Checkpoint now = new Checkpoint(verifierKey().name(), size, hashes.root(size));
    if (newest != null && newest.checkpoint().equals(now)) {
      return newest;
    }
    SignedCheckpoint signed = SignedCheckpoint.sign(now, signer);
    try {
      store.write(signed);
    } catch (FileAlreadyExistsException e) {
      return existing(now);
    }
    if (newest == null || newest.checkpoint().size() < size) {
      newest = signed;
    }
    listener.signed(signed, store.file(CheckpointStore.name(size)));
    return signed;
  }

  /** With a signature of a former key, or of witnesses too. */
  private SignedCheckpoint existing(Checkpoint expected) throws IOException {
    SignedCheckpoint there = store.read(expected.size(), keys);
    if (there.checkpoint().root().equals(expected.root())) {
      return there;
    }
    throw contradicted(forked(there.checkpoint(), "this box"));
  }

  /**
   * Signs that the box is alive. Its first line tells it from every checkpoint. Nothing is signed
   * once the ledger was found to contradict what was signed before.
   *
   * @return the note's bytes; empty when nothing is signed any more
   */
  public synchronized Optional<byte[]> sign(LifeSign sign) {
    return refusal().isPresent() ? Optional.empty() : Optional.of(signer.sign(sign.text()).bytes());
  }

  /** Why nothing is signed any more; empty when all is well. */
  public synchronized Optional<String> refusal() {
    LedgerFault why = refusal == null ? contradiction : refusal;
    return Optional.ofNullable(why).map(LedgerFault::getMessage);
  }

  private void compareWithNewest() throws IOException {
    if (contradiction != null) {
      throw contradiction;
    }
    if (compared) {
      return;
    }
    if (newest == null) {
      hashes.forget();
    } else {
      Checkpoint signed = newest.checkpoint();
      if (signed.size() > ledger.closedEntries()) {
        throw contradicted(rolledBack(signed, "this box"));
      }
      if (!hashes.beginsWith(signed)) {
        throw contradicted(forked(signed, "this box"));
      }
    }
    compared = true;
  }

  private LedgerFault contradicted(LedgerFault fault) throws IOException {
    contradiction = fault;
    tell(kindOf(fault), String.valueOf(fault.getMessage()));
    return fault;
  }

  /**
   * Holds a checkpoint from elsewhere against the ledger. After one that contradicts it nothing is
   * signed any more: a log must not sign two histories (C2SP tlog-checkpoint).
   *
   * @param place where it was found, for the message
   * @throws LedgerFault {@link LedgerFault.Kind#ROLLED_BACK} when the ledger is shorter, {@link
   *     LedgerFault.Kind#FORKED} when it does not begin with what was signed
   */
  public synchronized void compare(SignedCheckpoint other, String place) throws IOException {
    compareWithNewest();
    Checkpoint signed = other.checkpoint();
    if (signed.size() > ledger.closedEntries()) {
      refusal = rolledBack(signed, place);
      throw refusal;
    }
    Hash root = hashes.root(signed.size());
    if (!root.equals(signed.root()) || !signed.origin().equals(verifierKey().name())) {
      refusal = forked(signed, place);
      throw refusal;
    }
  }

  private LedgerFault rolledBack(Checkpoint signed, String place) throws IOException {
    return new LedgerFault(
        LedgerFault.Kind.ROLLED_BACK,
        "the ledger of this box was rolled back: it has "
            + ledger.closedEntries()
            + " closed entries, but "
            + place
            + " has a checkpoint over "
            + signed.size()
            + ". Stop the daemon and copy the folders ledger and checkpoints back from the target"
            + " that has most");
  }

  private static LedgerFault forked(Checkpoint signed, String place) {
    return new LedgerFault(
        LedgerFault.Kind.FORKED,
        "the ledger of this box is not the one that was signed: the first "
            + signed.size()
            + " entries are others than those of the checkpoint on "
            + place
            + ". Somebody has changed or exchanged it; nothing is written over. Find out with"
            + " `sealpress ledger verify` which of the two is right");
  }

  /** The kind of the entry that tells of a fault. */
  public static String kindOf(LedgerFault fault) {
    return fault.kind() == LedgerFault.Kind.ROLLED_BACK
        ? Event.Fault.ROLLED_BACK
        : Event.Fault.FORKED;
  }

  /** Records a finding in the ledger, once as long as the box runs. */
  public synchronized void tell(String kind, String message) throws IOException {
    if (told.add(kind + message)) {
      ledger.append(new Event.Fault(kind, message, ""));
    }
  }

  @Override
  public synchronized void close() throws IOException {
    hashes.close();
  }
}
