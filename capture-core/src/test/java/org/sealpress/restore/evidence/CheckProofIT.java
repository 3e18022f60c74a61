package org.sealpress.restore.evidence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sealpress.fixture.Programs;
import org.sealpress.ledger.LedgerKeys;
import org.sealpress.ledger.Prover;
import org.sealpress.ledger.SignedLedger;
import org.sealpress.ledger.TestClock;
import org.sealpress.ledger.checkpoint.SignedCheckpoint;
import org.sealpress.ledger.checkpoint.TlogProof;

/** The script climbs to the root in trees of every shape, and nowhere else. */
class CheckProofIT {
  @TempDir private Path dir;

  @BeforeEach
  void needs() {
    Programs.assume("sh", "openssl", "sha256sum", "base64");
  }

  /** Lays out what the script needs, for an entry of a ledger of so many. */
  private String check(int entries, long seq) throws IOException {
    Path folder = dir.resolve(entries + "-" + seq);
    Path data = folder.resolve("data");
    try (SignedLedger box = new SignedLedger(data, new TestClock("2026-11-24T09:15:00Z"))) {
      box.add(entries - 1).sign();
      SignedCheckpoint checkpoint = box.store().read(entries, List.of(box.verifierKey()));
      TlogProof proof =
          new Prover(data.resolve("ledger"), null, box.store(), List.of(box.verifierKey()))
              .prove(seq, checkpoint);
      Files.write(folder.resolve("proof"), proof.write());
      Files.write(folder.resolve("line"), proof.entry());
      Files.write(folder.resolve(Exhibit.NOTE), checkpoint.note());
      Files.write(folder.resolve(Exhibit.TEXT), checkpoint.signedBytes());
      Files.write(folder.resolve(Exhibit.SIGNATURE), checkpoint.signature());
      Files.writeString(folder.resolve(Exhibit.VKEY), box.verifierKey() + "\n");
      Files.write(folder.resolve(Exhibit.PEM), LedgerKeys.pem(box.verifierKey()));
    }
    try (InputStream script = Exhibit.class.getResourceAsStream(Exhibit.SCRIPT)) {
      Files.copy(script, folder.resolve(Exhibit.SCRIPT));
    }
    return run(folder);
  }

  private static String run(Path folder) {
    return Programs.run("sh", "-c", "cd '" + folder + "' && sh " + Exhibit.SCRIPT + " proof line");
  }

  @Test
  void eachEntryOfSmallLedgersIsFoundUnderItsRoot() throws IOException {
    for (int entries : new int[] {1, 2, 3, 5, 8, 13}) {
      for (long seq = 0; seq < entries; seq += entries > 5 ? 3 : 1) {
        assertEquals(
            "OK: line is line %d of %d, counted from 0\n".formatted(seq, entries),
            check(entries, seq));
      }
    }
    assertTrue(check(100, 99).startsWith("OK: "));
  }

  @Test
  void anotherNumberAHashMoreOrLessAndAnotherLineLeadNowhere() throws IOException {
    check(13, 7);
    Path folder = dir.resolve("13-7");
    Path file = folder.resolve("proof");
    String good = Files.readString(file, StandardCharsets.UTF_8);
    String[] lines = good.split("\n", -1);
    for (String bad :
        List.of(
            good.replace("index 7\n", "index 6\n"),
            good.replace("index 7\n", "index 13\n"),
            good.replace("index 7\n", "index 07\n"),
            good.replace(lines[3] + "\n", ""),
            good.replace(lines[3] + "\n", lines[3] + "\n" + lines[3] + "\n"),
            good.replace(lines[3], lines[4]),
            good.replace("c2sp.org", "c3sp.org"))) {
      Files.writeString(file, bad);
      IllegalStateException wrong = assertThrows(IllegalStateException.class, () -> run(folder));
      assertTrue(wrong.getMessage().contains("exit code 1"), wrong.getMessage());
    }
    Files.writeString(file, good);
    assertTrue(run(folder).startsWith("OK: "));
  }
}
