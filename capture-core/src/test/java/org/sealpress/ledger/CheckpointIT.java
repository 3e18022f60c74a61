package org.sealpress.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sealpress.fixture.Programs;
import org.sealpress.ledger.checkpoint.CheckpointStore;

/** Checkpoints and proofs are verified by programs that are not ours: sh, coreutils and openssl. */
class CheckpointIT {
  /** The signature of the note $1, with the public key in the vkey file $2. */
  private static final String VERIFY_SIGNATURE =
      """
      set -eu
      tail -n 1 "$1" | sed 's/.* //' | base64 -d | tail -c 64 > signature
      head -n -2 "$1" > text
      { printf '302a300506032b6570032100'; sed 's/^[^+]*+[^+]*+//' "$2" | base64 -d | tail -c 32 |
        od -An -v -tx1 | tr -d ' \\n'; } | xxd -r -p > public.der
      openssl pkeyutl -verify -pubin -keyform DER -inkey public.der -rawin -in text \\
        -sigfile signature
      """;

  /** The root of a proof $1, from its entry up: prints it in base64. */
  private static final String CLIMB =
      """
      set -eu
      hex() { od -An -v -tx1 | tr -d ' \\n'; }
      sum() { xxd -r -p | sha256sum | cut -c 1-64; }
      at=$(sed -n 's/^index //p' "$1")
      last=$(($(sed '1,/^$/d' "$1" | sed -n 2p) - 1))
      hash=$({ printf 00; sed -n 's/^extra //p' "$1" | base64 -d | hex; } | sum)
      for sibling in $(sed '1,/^index /d; /^$/,$d' "$1"); do
        other=$(printf %s "$sibling" | base64 -d | hex)
        if [ $((at % 2)) = 1 ] || [ "$at" = "$last" ]; then
          hash=$(printf 01%s%s "$other" "$hash" | sum)
          while [ $((at % 2)) = 0 ] && [ "$at" != 0 ]; do at=$((at / 2)); last=$((last / 2)); done
        else
          hash=$(printf 01%s%s "$hash" "$other" | sum)
        fi
        at=$((at / 2)) last=$((last / 2))
      done
      printf %s "$hash" | xxd -r -p | base64
      """;

  @TempDir private Path dir;
  private Path data;
  private Path note;
  private Path vkey;

  @BeforeEach
  void signedLedger() throws IOException {
    Programs.assume("openssl", "xxd", "sha256sum", "base64", "sh");
    data = dir.resolve("data");
    try (SignedLedger box = new SignedLedger(data, new TestClock("2026-11-24T09:15:00Z"))) {
      box.add(99).sign();
      note = box.store().file("0000000100");
      vkey = box.store().file(LedgerKeys.fileName(box.verifierKey()));
    }
  }

  private String shell(String script, Path... arguments) throws IOException {
    Path file = Files.writeString(dir.resolve("script"), "cd '" + dir + "'\n" + script);
    return Programs.run(
        "sh",
        Stream.concat(Stream.of(file), Arrays.stream(arguments))
            .map(Path::toString)
            .toArray(String[]::new));
  }

  @Test
  void opensslVerifiesACheckpoint() throws IOException {
    String said = shell(VERIFY_SIGNATURE, note, vkey);
    assertTrue(said.contains("Signature Verified Successfully"), said);
    String text = Files.readString(note);
    Files.writeString(note, text.replaceFirst("\n100\n", "\n101\n"));
    assertThrows(IllegalStateException.class, () -> shell(VERIFY_SIGNATURE, note, vkey));
  }

  @Test
  void sha256sumClimbsFromTheEntryToTheRootThatWasSigned() throws IOException {
    String root = Files.readAllLines(note).get(2);
    for (long seq : new long[] {0, 37, 99}) {
      Path proof =
          Files.write(
              dir.resolve("proof"),
              new Prover(
                      data.resolve("ledger"),
                      null,
                      new CheckpointStore(note.getParent()),
                      List.of(LedgerKeys.read(vkey)))
                  .prove(seq)
                  .write());
      assertEquals(root, shell(CLIMB, proof).strip());
    }
  }
}
