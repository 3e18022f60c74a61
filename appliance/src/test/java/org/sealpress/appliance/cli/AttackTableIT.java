package org.sealpress.appliance.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.sealpress.appliance.cli.AttackedArchive.flip;
import static org.sealpress.appliance.cli.AttackedArchive.newest;
import static org.sealpress.appliance.cli.AttackedArchive.segments;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.sealpress.appliance.config.TargetConfig;
import org.sealpress.appliance.daemon.OfflineBox;
import org.sealpress.fixture.Programs;
import org.sealpress.ledger.TestClock;
import org.sealpress.pdf.SamplePdf;
import org.sealpress.seal.KeyKind;
import org.sealpress.seal.Recipients;
import org.sealpress.seal.TestKeys;
import org.sealpress.target.drive.CapacityCheck;
import org.sealpress.target.drive.DriveMarker;
import org.sealpress.target.drive.Finding;
import org.sealpress.tool.Tool;
import org.sealpress.tool.ToolResult;

/**
 * What somebody, or chance, can do to a drive: which command names it, with which words, and that
 * all documents that were not damaged come back. The table is written to {@code
 * target/attacks.txt}.
 */
@Timeout(600)
class AttackTableIT {
  private static final List<String> TABLE = new ArrayList<>();
  private static final String CONFIG =
      """
      box: desk
      data: %s.data
      recipients: ["%s"]
      scanner: { host: 127.0.0.1, buttons: { scan: legal } }
      profiles:
        office: { resolution: 200, mode: gray, source: ADF Front, paper: a5 }
      classes:
        legal: { profile: office }
      targets:
        usb: { kind: folder, path: drive }
      """;

  @TempDir private static Path folder;
  private static AttackedArchive archive;
  private static Path key;
  private static Path passphrase;
  private static int count;

  /** What is done to a copy of the drive. */
  private interface Blow {
    void to(Path drive) throws Exception;
  }

  /** An attack in hand, of which it is asked who names it. */
  private static final class Attack {
    private final String name;
    private final Path drive;
    private final Set<Integer> lost = new TreeSet<>();

    private Attack(String name, Path drive) {
      this.name = name;
      this.drive = drive;
    }

    /** These documents were damaged, or were not sealed yet. */
    Attack losing(Integer... documents) {
      lost.addAll(Arrays.asList(documents));
      return this;
    }

    /** The command ends with this code and says that. */
    Attack named(int code, String command, String words, String... more) throws Exception {
      Console said = command(command, drive, more);
      String all = said.out() + said.err();
      assertTrue(all.contains(words), name + ": " + command + " says " + all);
      assertEquals(code, said.code(), name + ": " + command + " says " + all);
      TABLE.add(
          String.format(
              "%-58s | %-24s | %d | %s",
              name, command + (more.length > 0 ? " " + more[0] : ""), code, words));
      return this;
    }

    /** All other documents come back as they were, by both ways. */
    void andTheRestComesBack(String... more) throws Exception {
      Path back = folder.resolve("back-" + count++);
      Console unused = restore(drive, back, more);
      assertBack(back);
      Path without = folder.resolve("back-" + count++);
      ToolResult unusedToo = script(drive, without);
      if (more.length == 0) {
        assertBack(without);
      }
    }

    private void assertBack(Path back) throws Exception {
      int number = 0;
      for (Map.Entry<String, byte[]> each : archive.documents.entrySet()) {
        Path file = back.resolve(each.getKey().substring(8).replace(".cms", ".pdf"));
        if (lost.contains(number++)) {
          assertTrue(Files.notExists(file), name + ": " + file);
        } else {
          assertTrue(Files.exists(file), name + ": " + file);
          assertArrayEquals(each.getValue(), Files.readAllBytes(file), name + ": " + file);
        }
      }
    }
  }

  private static Console command(String command, Path drive, String... more) throws Exception {
    if (command.equals("restore.sh")) {
      ToolResult result = script(drive, folder.resolve("back-" + count++));
      return new Console(result.exitCode(), result.out(), result.err());
    }
    if (command.equals("restore")) {
      return restore(drive, folder.resolve("back-" + count++), more);
    }
    List<String> all = new ArrayList<>(List.of(command.split(" ")));
    if (!command.startsWith("ledger")) {
      all.add("--quiet");
    }
    all.addAll(List.of(command.equals("verify") ? "--target" : "--from", drive.toString()));
    if (command.equals("drill")) {
      all.addAll(List.of("--key", key.toString(), "--passphrase-file", passphrase.toString()));
      all.addAll(List.of("--receipt", folder.resolve("receipt-" + count++).toString()));
    } else if (command.equals("rebuild")) {
      Path config = folder.resolve("box-" + count++ + ".yaml");
      Files.writeString(
          config, CONFIG.formatted(config, TestKeys.certificate(folder, AttackedArchive.KEY)));
      all.addAll(List.of("--config", config.toString()));
    }
    all.addAll(List.of(more));
    return Console.run(all.toArray(String[]::new));
  }

  private static Console restore(Path drive, Path to, String... more) {
    List<String> all = new ArrayList<>(List.of("restore", "--quiet", "--from", drive.toString()));
    all.addAll(List.of("--key", key.toString(), "--passphrase-file", passphrase.toString()));
    all.addAll(List.of("--to", to.toString()));
    all.addAll(List.of(more));
    return Console.run(all.toArray(String[]::new));
  }

  private static ToolResult script(Path drive, Path to) throws Exception {
    return new Tool("sh", "dash")
        .call(
            drive.resolve("restore.sh").toString(),
            "--passphrase-file",
            passphrase.toString(),
            key.toString(),
            to.toString())
        .limit(Duration.ofSeconds(60))
        .run();
  }

  @BeforeAll
  static void deliver() throws Exception {
    Programs.assume("sh", "openssl", "sha256sum");
    archive = new AttackedArchive(folder, "desk");
    key = TestKeys.quickFile(folder, AttackedArchive.KEY);
    passphrase = Files.writeString(folder.resolve("pass"), TestKeys.PASSPHRASE + "\n");
  }

  @AfterAll
  static void writeTheTable() throws IOException {
    Files.createDirectories(Path.of("target"));
    Files.write(Path.of("target/attacks.txt"), TABLE);
  }

  private static Attack attack(String name, Blow blow) throws Exception {
    return attack(name, archive.drive(), blow);
  }

  private static Attack attack(String name, Path on, Blow blow) throws Exception {
    Path drive = archive.copy(on, "attacked-" + count++);
    blow.to(drive);
    return new Attack(name, drive);
  }

  private static Path object(Path drive, int number) {
    return drive.resolve(archive.object(number));
  }

  @Test
  void nothingIsNamedWhereNothingWasDone() throws Exception {
    attack("nothing", drive -> {})
        .named(0, "verify", " entries are signed, with a key that lies beside it")
        .named(0, "verify", "are signed, with the key that was given", "--vkey", vkey())
        .named(0, "ledger verify", "each follows the one before")
        .named(0, "restore", "6 documents restored")
        .named(0, "restore.sh", "The ledger has all")
        .named(0, "drill", "all came back as sealed")
        .named(0, "rebuild", "goes on here after ")
        .andTheRestComesBack();
  }

  private static String vkey() throws IOException {
    return archive.vkey().toString();
  }

  @Test
  void objects() throws Exception {
    int length = (int) Files.size(object(archive.drive(), 1));
    for (int at : new int[] {0, 5, 40, 200, 420, 700, length / 2, length - 17, length - 1}) {
      attack(
              "object: bit flipped in byte " + (at * 10 > length * 9 ? at - length : at),
              drive -> flip(object(drive, 1), at))
          .losing(1)
          .named(7, "verify", "is damaged: its SHA-256 is")
          .andTheRestComesBack();
    }
    attack("object: cut off", drive -> cut(object(drive, 1), length - 1))
        .losing(1)
        .named(7, "verify", "is damaged: its SHA-256 is")
        .named(7, "restore", "not restored: " + archive.object(1))
        .named(7, "restore.sh", "it is damaged: its SHA-256 is not that of the ledger")
        .named(7, "drill", "1 did not come back as sealed")
        .andTheRestComesBack();
    attack("object: removed", drive -> Files.delete(object(drive, 1)))
        .losing(1)
        .named(7, "verify", "missing: " + archive.object(1))
        .named(7, "restore", "it is in the ledger but not on this target")
        .named(7, "restore.sh", "it is in the ledger but not here")
        .named(0, "restore", "6 documents restored", "--from", archive.drive().toString())
        .andTheRestComesBack();
    attack("object: two swapped", drive -> swap(object(drive, 1), object(drive, 4)))
        .losing(1, 4)
        .named(7, "verify", "2 damaged")
        .named(7, "restore", "it opens but is not what was sealed")
        .named(7, "restore.sh", "2 not restored")
        .andTheRestComesBack();
    attack("object: old one again in place of a newer", drive -> over(drive, 0, 5))
        .losing(5)
        .named(7, "verify", "is damaged: its SHA-256 is")
        .named(7, "restore", "it opens but is not what was sealed")
        .andTheRestComesBack();
    String stray = "objects/2026/11/24/straystraystraystraystrays.v1.cms";
    attack(
            "object: old one again under a new name",
            drive -> Files.copy(object(drive, 0), drive.resolve(stray)))
        .named(7, "verify", "not in the ledger: " + stray)
        .named(7, "restore", "not proven: " + stray)
        .named(7, "restore.sh", "not proven: " + stray)
        .andTheRestComesBack();
    attack("object: other text, encrypted for the same recipients", AttackTableIT::swapPlain)
        .losing(2)
        .named(7, "verify", "is damaged: its SHA-256 is")
        .named(7, "restore", "it opens but is not what was sealed")
        .named(7, "restore.sh", "it is damaged: its SHA-256 is not that of the ledger")
        .named(7, "drill", "did not come back as sealed")
        .andTheRestComesBack();
  }

  private static void swapPlain(Path drive) throws Exception {
    Files.write(object(drive, 2), archive.swapped(2, SamplePdf.of(1)));
  }

  private static void over(Path drive, int from, int to) throws IOException {
    Files.write(object(drive, to), Files.readAllBytes(object(drive, from)));
  }

  private static void swap(Path one, Path other) throws IOException {
    byte[] first = Files.readAllBytes(one);
    Files.write(one, Files.readAllBytes(other));
    Files.write(other, first);
  }

  private static void cut(Path file, int length) throws IOException {
    Files.write(file, Arrays.copyOf(Files.readAllBytes(file), length));
  }

  @Test
  void everyByteOfALineOfTheLedgerOfACheckpointAndOfItsKey() throws Exception {
    Attack ledger = attack("ledger: bit flipped, each byte of an entry", drive -> {});
    everyByte(ledger, segments(ledger.drive).get(1), 0, 900, Set.of(7));
    ledger.named(0, "ledger verify", "each follows the one before");
    Attack checkpoint = attack("checkpoint: bit flipped, each byte", drive -> {});
    everyByte(checkpoint, newest(checkpoint.drive), 0, Integer.MAX_VALUE, Set.of(7));
    Attack vkey = attack("vkey: bit flipped, each byte", drive -> {});
    Path file = vkey.drive.resolve("checkpoints").resolve(archive.vkey().getFileName());
    everyByte(vkey, file, 0, (int) Files.size(file) - 1, Set.of(7));
  }

  /** Whatever bit of these is flipped, it is told; what was flipped last is shown in the table. */
  private static void everyByte(Attack attack, Path file, int from, int to, Set<Integer> codes)
      throws Exception {
    byte[] good = Files.readAllBytes(file);
    int tried = 0;
    for (int at = from; at < Math.min(to, good.length); at++) {
      flip(file, at);
      Console said = command("ledger verify", attack.drive);
      assertTrue(codes.contains(said.code()), attack.name + ", byte " + at + ": " + said);
      Files.write(file, good);
      tried++;
    }
    TABLE.add(
        String.format("%-58s | %-24s | 7 | all %d told", attack.name, "ledger verify", tried));
  }

  private static void edit(Path segment, String from, String to) throws IOException {
    String text = Files.readString(segment);
    assertTrue(text.contains(from), segment + " has no " + from);
    Files.writeString(segment, text.replaceFirst(from, to));
  }

  private static void drop(Path segment, int line) throws IOException {
    List<String> lines = new ArrayList<>(Files.readAllLines(segment));
    lines.remove(line < 0 ? lines.size() + line : line);
    Files.write(segment, (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void ledgers() throws Exception {
    attack("ledger: an entry edited", drive -> edit(segments(drive).get(1), "legal", "draft"))
        .named(7, "verify", "the ledger is not as it was written")
        .named(7, "restore", "the ledger is not as it was written")
        .named(7, "ledger verify", "edited: ")
        .named(7, "restore.sh", "was changed, or the one after it")
        .named(7, "drill", "there is nothing to compare with")
        .andTheRestComesBack();
    attack("ledger: an entry removed", drive -> drop(segments(drive).get(1), 1))
        .named(7, "verify", "the ledger is not as it was written")
        .named(7, "ledger verify", "removed: ")
        .named(7, "restore.sh", "the ledger is not as it was written")
        .andTheRestComesBack();
    attack("ledger: the last entry cut off", drive -> drop(segments(drive).get(2), -1))
        .named(7, "verify", "though its name promises up to")
        .named(7, "ledger verify", "truncated: ")
        .named(7, "restore.sh", "ends with entry")
        .andTheRestComesBack();
    attack("ledger: a file in the middle removed", drive -> Files.delete(segments(drive).get(1)))
        .named(7, "verify", "the ledger is not as it was written")
        .named(7, "ledger verify", "removed: ")
        .named(7, "restore.sh", "the ledger is not as it was written")
        .andTheRestComesBack();
    attack("ledger: its last file removed", drive -> Files.delete(segments(drive).get(2)))
        .named(7, "verify", "its end was cut off, or an older state was put back")
        .named(7, "restore", "its end was cut off, or an older state was put back")
        .named(7, "drill", "its end was cut off, or an older state was put back")
        .named(7, "rebuild", "its end was cut off, or an older state was put back")
        .named(7, "ledger verify", "rolled back: ")
        .named(7, "restore.sh", "the end of the ledger was cut off")
        .andTheRestComesBack();
    attack("ledger: last file and its checkpoint removed", AttackTableIT::cutWithCheckpoint)
        .named(7, "verify", "not in the ledger: ")
        .named(0, "restore", "has an older state", "--from", archive.drive().toString())
        .andTheRestComesBack();
    attack("ledger: time of the last entry set back", AttackTableIT::setBack)
        .named(7, "verify", "are not those that were signed")
        .named(7, "ledger verify", "rewritten: ")
        .andTheRestComesBack();
    attack("ledger: the same, all checkpoints removed", AttackTableIT::setBackUnsigned)
        .named(7, "verify", "its time was forged")
        .named(7, "ledger verify", "clock forged: ")
        .andTheRestComesBack();
  }

  private static void cutWithCheckpoint(Path drive) throws IOException {
    Files.delete(segments(drive).get(2));
    Files.delete(newest(drive));
  }

  private static void setBack(Path drive) throws IOException {
    Path segment = segments(drive).get(2);
    List<String> lines = new ArrayList<>(Files.readAllLines(segment));
    int last = lines.size() - 1;
    lines.set(last, lines.get(last).replace("2026-11-24T09", "2026-11-24T08"));
    Files.write(segment, lines);
  }

  private static void setBackUnsigned(Path drive) throws IOException {
    setBack(drive);
    AttackedArchive.empty(drive.resolve("checkpoints"));
  }

  @Test
  void checkpoints() throws Exception {
    String whole = archive.drive().toString();
    attack("checkpoint: bit flipped", drive -> flip(newest(drive), 30))
        .named(7, "verify", "can't be believed")
        .named(7, "restore", "can't be believed")
        .named(7, "restore.sh", "is damaged, or signed with a key that is not here")
        .andTheRestComesBack();
    attack("checkpoint: the newest removed", drive -> Files.delete(newest(drive)))
        .named(0, "verify", "the newest checkpoint is not here, or the copy was cut off")
        .andTheRestComesBack();
    attack("checkpoint: all removed", AttackTableIT::removeCheckpoints)
        .named(0, "verify", "there is its key but no checkpoint: they were removed")
        .named(7, "verify", "there is no checkpoint that was signed with the key", "--vkey", vkey())
        .named(7, "ledger verify", "nothing is signed")
        .named(0, "restore.sh", "No checkpoint here")
        .andTheRestComesBack();
    attack("vkey: bit flipped", AttackTableIT::flipKey)
        .named(7, "verify", "can't be believed: it is signed by")
        .named(7, "restore", "can't be believed: it is signed by")
        .named(0, "verify", "are signed, with the key that was given", "--vkey", vkey())
        .andTheRestComesBack();
    attack("whole drive put back to an older state", archive.states.get(1), drive -> {})
        .losing(4, 5)
        .named(0, "restore", "has an older state", "--from", whole)
        .named(7, "ledger verify", "rolled back: ", "--with", whole)
        .andTheRestComesBack();
  }

  private static void removeCheckpoints(Path drive) throws IOException {
    while (true) {
      try {
        Files.delete(newest(drive));
      } catch (java.util.NoSuchElementException e) {
        return;
      }
    }
  }

  private static void flipKey(Path drive) throws IOException {
    flip(drive.resolve("checkpoints").resolve(archive.vkey().getFileName()), 40);
  }

  @Test
  void histories() throws Exception {
    String whole = archive.drive().toString();
    Path own = archive.box.resolve("ledger.key");
    attack(
            "fork: another end, signed with the box's own key",
            drive -> archive.forge(drive, 2, own, at(0)))
        .named(7, "restore", "are forked: both are whole", "--from", whole)
        .named(7, "ledger verify", "forked: ", "--with", whole)
        .named(7, "rebuild", "are forked: both are whole", "--from", whole)
        .named(7, "verify", "not in the ledger: ")
        .andTheRestComesBack();
    attack("re-signed: another end, another key, whose vkey is there", AttackTableIT::resign)
        .named(7, "verify", "can't be believed: it is signed by", "--vkey", vkey())
        .named(7, "restore", "can't be believed: it is signed by", "--vkey", vkey())
        .named(7, "drill", "can't be believed: it is signed by", "--vkey", vkey())
        .named(7, "rebuild", "can't be believed: it is signed by", "--vkey", vkey())
        .named(7, "restore", "they are signed by different keys", "--from", whole)
        .named(7, "verify", "not in the ledger: ")
        .andTheRestComesBack();
    attack("forged clock: entries of the future", drive -> archive.forge(drive, 3, own, at(9000)))
        .named(0, "restore", "entries of the ledger are dated in the future")
        .named(0, "verify", "entries of the ledger are dated in the future")
        .named(0, "rebuild", "entries of the ledger are dated in the future")
        .named(7, "restore.sh", "is dated in the future")
        .named(7, "ledger verify", "future dated: ")
        .andTheRestComesBack();
    AttackedArchive other = new AttackedArchive(folder, "other");
    attack("ledger of another box", drive -> exchange(drive, other.drive()))
        .named(7, "verify", "6 missing, 6 not in the ledger")
        .named(7, "verify", "the ledger is of another archive: it is that of the box")
        .named(7, "verify", "one of the two is another archive's", "--vkey", vkey())
        .named(7, "ledger verify", "foreign: this is the ledger", "--vkey", vkey())
        .named(7, "restore", "the ledger is of another archive: it is that of the box")
        .named(7, "restore", "the ledger on this target does not know it")
        .named(7, "restore.sh", "the ledger is of another archive")
        .named(7, "drill", "the ledger is of another archive")
        .named(7, "rebuild", "the ledger is of another archive")
        .named(1, "restore", "are of two archives", "--from", whole)
        .andTheRestComesBack();
    attack("half-copied drive", AttackTableIT::halve)
        .losing(3, 4, 5)
        .named(7, "verify", "its end was cut off, or an older state was put back")
        .named(7, "restore", "not restored: " + archive.object(3))
        .named(7, "restore.sh", "the end of the ledger was cut off")
        .named(7, "restore", "6 documents restored", "--from", whole)
        .andTheRestComesBack();
    attack(
            "companion: README.txt changed",
            drive -> Files.writeString(drive.resolve("README.txt"), "no"))
        .named(0, "verify", "README.txt is not the one that this version of the program writes")
        .andTheRestComesBack();
    attack("companion: restore.sh changed", drive -> edit(drive.resolve("restore.sh"), "Gets", "*"))
        .named(0, "verify", "restore.sh is not the one that this version of the program writes");
    attack("companion: a recipient's certificate exchanged", AttackTableIT::exchangeCertificate)
        .named(0, "verify", "that is none that documents were ever sealed for, by the ledger here")
        .andTheRestComesBack();
  }

  @Test
  void theMarkerOfADriveIsForTheBoxWhichThenRefusesTheDrive() throws Exception {
    Attack attack = attack("marker: bit flipped, each byte", drive -> {});
    TargetConfig.Drive slot =
        new TargetConfig.Drive(
            "usb", Files.createDirectory(folder.resolve("slot")).toRealPath(), false, 0);
    int tried = 0;
    byte[] good;
    Path file = attack.drive.resolve(DriveMarker.FILE);
    try (OfflineBox box =
        OfflineBox.open(
            "desk",
            folder.resolve("data-of-slot"),
            List.of(slot),
            Recipients.load(
                List.of(TestKeys.certificate(folder, TestKeys.key(KeyKind.EC_P256))),
                TestKeys.CLOCK),
            TestKeys.CLOCK,
            new SecureRandom())) {
      DriveMarker marker =
          box.enrol(slot, "red", CapacityCheck.Depth.NONE, CapacityCheck.Progress.NONE);
      Path inSlot = slot.path().resolve(DriveMarker.FILE);
      good = Files.readAllBytes(inSlot);
      for (int at = 0; at < good.length; at++) {
        flip(inSlot, at);
        assertTrue(box.look(slot) instanceof Finding.Refused, "byte " + at);
        Files.write(inSlot, good);
        tried++;
      }
      assertEquals(marker, ((Finding.Ours) box.look(slot)).marker());
    }
    Files.write(file, good);
    flip(file, good.length / 2);
    TABLE.add(String.format("%-58s | %-24s | - | all %d: refused", attack.name, "the box", tried));
    attack.named(0, "verify", "6 documents as sealed").andTheRestComesBack();
  }

  private static TestClock at(int days) {
    TestClock clock = new TestClock("2026-11-25T09:15:00Z");
    clock.go(Duration.ofDays(days));
    return clock;
  }

  private static void resign(Path drive) throws Exception {
    archive.forge(drive, 2, folder.resolve("forger-" + count++ + ".key"), at(0));
  }

  private static void exchange(Path drive, Path other) throws IOException {
    for (String part : List.of("ledger", "checkpoints")) {
      AttackedArchive.empty(drive.resolve(part));
      try (var files = Files.list(other.resolve(part))) {
        for (Path file : files.toList()) {
          Files.copy(file, drive.resolve(part).resolve(file.getFileName()));
        }
      }
    }
  }

  private static void exchangeCertificate(Path drive) throws IOException {
    Path other = TestKeys.certificate(folder, TestKeys.fresh(KeyKind.EC_P256, "Somebody Else"));
    Files.write(drive.resolve("recipients/recovery.pem"), Files.readAllBytes(other));
  }

  private static void halve(Path drive) throws IOException {
    cut(object(drive, 3), 100);
    Files.delete(object(drive, 4));
    Files.delete(object(drive, 5));
    Files.delete(segments(drive).get(2));
  }
}
