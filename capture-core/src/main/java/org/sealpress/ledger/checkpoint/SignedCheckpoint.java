package org.sealpress.ledger.checkpoint;

import java.util.List;

/** A checkpoint whose signature was verified, or made. */
public final class SignedCheckpoint {
  private final Checkpoint checkpoint;
  private final VerifierKey signer;
  private final byte[] note;

  private SignedCheckpoint(Checkpoint checkpoint, VerifierKey signer, byte[] note) {
    this.checkpoint = checkpoint;
    this.signer = signer;
    this.note = note;
  }

  /** Signs one. */
  public static SignedCheckpoint sign(Checkpoint checkpoint, NoteSigner signer) {
    return new SignedCheckpoint(
        checkpoint, signer.verifierKey(), signer.sign(checkpoint.text()).bytes());
  }

  /**
   * Reads one that one of these keys has signed.
   *
   * @throws CheckpointFault when it is malformed, or nobody that is known has signed it
   */
  public static SignedCheckpoint read(byte[] note, List<VerifierKey> keys) throws CheckpointFault {
    SignedNote.Opened opened = SignedNote.parse(note).open(keys);
    return new SignedCheckpoint(Checkpoint.parse(opened.text()), opened.signer(), note.clone());
  }

  /** What is signed. */
  public Checkpoint checkpoint() {
    return checkpoint;
  }

  /** By whom. */
  public VerifierKey signer() {
    return signer;
  }

  /** As it is stored, with the signatures of others too. */
  public byte[] note() {
    return note.clone();
  }

  @Override
  public String toString() {
    return "checkpoint over " + checkpoint.size() + " entries, signed by " + signer.name();
  }
}
