package org.sealpress.appliance.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.json.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sealpress.ledger.Event;
import org.sealpress.ledger.SignedLedger;
import org.sealpress.ledger.TestClock;
import org.sealpress.ledger.TestEvents;

/** {@code sealpress ledger}: what is told of a good ledger, and of one that was changed. */
class LedgerVerbTest {
  private static final Event.Sealed SEALED = (Event.Sealed) TestEvents.event(4);

  @TempDir private Path dir;
  private Path data;
  private String vkey;

  @BeforeEach
  void signedLedger() throws Exception {
    data = dir.resolve("data");
    try (SignedLedger box = new SignedLedger(data, new TestClock("2026-11-24T09:15:00Z"))) {
      box.add(29).sign().add(10).sign();
      vkey = box.verifierKey().toString();
    }
  }

  private Console ledger(String... arguments) {
    List<String> all = new ArrayList<>(List.of("ledger"));
    all.addAll(List.of(arguments));
    return Console.run(all.toArray(String[]::new));
  }

  private Console verify(String... more) {
    List<String> all = new ArrayList<>(List.of("verify", "--from", data.toString()));
    all.addAll(List.of(more));
    return ledger(all.toArray(String[]::new));
  }

  private Path prove(String... more) throws Exception {
    Path proof = dir.resolve("a.tlog-proof");
    Files.deleteIfExists(proof);
    List<String> all =
        new ArrayList<>(
            List.of("prove", SEALED.document(), "--from", data.toString(), "-o", proof.toString()));
    all.addAll(List.of(more));
    String said = ledger(all.toArray(String[]::new)).done();
    assertTrue(said.startsWith(proof + "  proves version 1 of " + SEALED.document()), said);
    return proof;
  }

  @Test
  void aGoodLedgerIsSaidToBeWholeAndSigned() {
    String said = verify("--vkey", vkey).done();
    assertEquals(2, said.lines().count(), said);
    assertTrue(said.contains("40 entries, each follows the one before."), said);
    assertTrue(said.contains("The first 40 are signed by sealpress/front-desk/"), said);
    assertTrue(verify().done().contains("a forger would have exchanged it too (--vkey)"));
  }

  @Test
  void theKeyMayBeInAFile() throws Exception {
    Path file = Files.writeString(dir.resolve("k.vkey"), vkey + "\n");
    verify("--vkey", file.toString()).done();
    String failed = verify("--vkey", "nonsense").failed(ExitCode.KEY);
    assertTrue(failed.startsWith("--vkey: \"nonsense\" is no verifier key"), failed);
  }

  @Test
  void whatIsWrongIsNamedFirst() throws Exception {
    Files.delete(data.resolve("ledger/0000000030-0000000039.jsonl"));
    String failed = verify("--vkey", vkey).failed(ExitCode.DAMAGED);
    assertTrue(failed.startsWith("rolled back: the ledger ends with entry 29, but 40"), failed);
    Console json = verify("--json");
    assertEquals(7, json.code());
    JsonObject result = new JsonObject(json.out());
    assertEquals("rolled-back", result.getString("verdict"));
    assertEquals(30, result.getInteger("entry"));
    assertEquals("the place itself", result.getString("keysFrom"));
  }

  @Test
  void anotherCopyIsHeldAgainstItToo() throws Exception {
    Path other = dir.resolve("other/checkpoints");
    Files.createDirectories(other);
    Path newest = data.resolve("checkpoints/0000000040");
    Files.copy(newest, other.resolve("0000000040"));
    verify("--vkey", vkey, "--with", other.getParent().toString()).done();
    Files.delete(newest);
    Files.delete(data.resolve("ledger/0000000030-0000000039.jsonl"));
    verify("--vkey", vkey).done();
    String failed =
        verify("--vkey", vkey, "--with", other.getParent().toString()).failed(ExitCode.DAMAGED);
    assertTrue(failed.startsWith("rolled back: "), failed);
    assertTrue(failed.contains(other.resolve("0000000040").toString()), failed);
  }

  @Test
  void aGoodResultIsJsonToo() {
    JsonObject result = new JsonObject(verify("--json", "--vkey", vkey).done());
    assertEquals("intact", result.getString("verdict"));
    assertEquals(40, result.getInteger("signed"));
    assertEquals(vkey, result.getJsonArray("keys").getString(0));
  }

  @Test
  void aLedgerOfWhichNothingIsSignedIsNotSaidToBeGood() throws Exception {
    Files.delete(data.resolve("checkpoints/0000000030"));
    Files.delete(data.resolve("checkpoints/0000000040"));
    Console unsigned = verify("--vkey", vkey);
    assertEquals(7, unsigned.code());
    assertTrue(unsigned.err().contains("nothing is signed: there is no checkpoint"));
  }

  @Test
  void aProofIsCheckedWithoutTheArchive() throws Exception {
    Path proof = prove();
    Files.move(data, dir.resolve("gone"));
    String said = ledger("check", proof.toString(), "--vkey", vkey).done();
    assertTrue(said.startsWith("Proven: entry 4 is in the ledger sealpress/front-desk/"), said);
    assertTrue(said.contains("document " + SEALED.document() + ", version 1, class legal"), said);
    assertTrue(said.contains(SEALED.plainSha256()), said);
    JsonObject json =
        new JsonObject(ledger("check", proof.toString(), "--vkey", vkey, "--json").done());
    assertEquals(SEALED.sha256(), json.getString("sha256"));
    assertEquals(40, json.getInteger("signedEntries"));
  }

  @Test
  void aDocumentThatIsAnotherIsSaidToBe() throws Exception {
    Path proof = prove();
    Path other = Files.writeString(dir.resolve("other.pdf"), "x");
    String failed =
        ledger("check", proof.toString(), "--vkey", vkey, "--document", other.toString())
            .failed(ExitCode.DAMAGED);
    assertTrue(failed.startsWith("the proof holds, but not for " + other), failed);
    assertTrue(failed.contains("expected " + SEALED.plainSha256()), failed);
  }

  @Test
  void aProofThatWasChangedProvesNothing() throws Exception {
    Path proof = prove();
    String text = Files.readString(proof);
    Files.writeString(proof, text.replaceFirst("index 4", "index 5"));
    String failed = ledger("check", proof.toString(), "--vkey", vkey).failed(ExitCode.DAMAGED);
    assertTrue(failed.startsWith(proof + " proves nothing: the entry is not"), failed);
    assertFalse(failed.contains("\n"));
  }

  @Test
  void mistakesSayWhatToTypeInstead() throws Exception {
    String from = data.toString();
    assertTrue(
        ledger("prove", "zzz", "--from", from)
            .failed(ExitCode.USAGE)
            .contains("no document in the ledger of " + from + " has an id that begins with zzz"));
    assertTrue(ledger("prove", "../x", "--from", from).failed(ExitCode.USAGE).contains("is no id"));
    assertTrue(
        ledger("prove", "a", "--from", from).failed(ExitCode.USAGE).contains("type more of it"));
    assertTrue(
        ledger("prove", SEALED.document(), "--version", "9", "--from", from)
            .failed(ExitCode.USAGE)
            .contains("there is no version 9"));
    assertTrue(
        ledger("verify", "--from", "nowhere")
            .failed(ExitCode.TARGET)
            .contains("there is no folder nowhere: mount the drive"));
    Path proof = prove();
    assertTrue(
        ledger("prove", SEALED.document(), "--from", from, "-o", proof.toString())
            .failed(ExitCode.INCOMPLETE)
            .contains("nothing is written over"));
    Path empty = Files.createDirectory(dir.resolve("empty"));
    assertTrue(
        ledger("verify", "--from", empty.toString())
            .failed(ExitCode.DAMAGED)
            .contains("there is no ledger in"));
  }
}
