package org.sealpress.ledger.checkpoint;

import java.nio.charset.StandardCharsets;
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

  /**
   * The bytes that are signed: the note up to its empty line, and what {@code openssl pkeyutl
   * -verify -rawin -in} reads.
   */
  public byte[] signedBytes() {
    return checkpoint.text().getBytes(StandardCharsets.UTF_8);
  }

  /** The signer's signature over {@link #signedBytes}, 64 bytes (Ed25519, RFC 8032). */
  public byte[] signature() throws CheckpointFault {
    return SignedNote.parse(note).signatureOf(signer);
  }

  @Override
  public String toString() {
    return "checkpoint over " + checkpoint.size() + " entries, signed by " + signer.name();
  }
}
