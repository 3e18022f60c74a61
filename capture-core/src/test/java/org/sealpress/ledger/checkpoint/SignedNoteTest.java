package org.sealpress.ledger.checkpoint;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.sealpress.durable.Says.says;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sealpress.seal.LedgerKey;

/** The notes and keys in the tests of Go's golang.org/x/mod/sumdb/note, and what is no note. */
class SignedNoteTest {
  private static final String TEXT =
      """
      If you think cryptography is the answer to your problem,
      then you don't know what your problem is.
      """;
  private static final String PETER_KEY =
      "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";
  private static final String PETER_SECRET = "AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz";
  private static final String PETER =
      "\u2014 PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdng"
          + "otpRZb6KE6RyyBwJnAM=\n";
  private static final String ENOCH_KEY =
      "EnochRoot+af0cfe78+ATtqJ7zOtqQtYqOo0CpvDXNlMhV3HeJDpjrASKGLWdop";
  private static final String ENOCH =
      "\u2014 EnochRoot rwz+eBzmZa0SO3NbfRGzPCpDckykFXSdeX+MNtCOXm2/5n2tiOHp+vAF1aGrQ5ovTG01oOTGwnWL"
          + "ox33WWd1RvMc+QQ=\n";

  @TempDir private Path dir;

  private static VerifierKey key(String vkey) throws IOException {
    return VerifierKey.parse(vkey);
  }

  private static SignedNote.Opened open(String note, String... keys) throws IOException {
    List<VerifierKey> known = new ArrayList<>();
    for (String each : keys) {
      known.add(key(each));
    }
    return SignedNote.parse(note.getBytes(UTF_8)).open(known);
  }

  private static CheckpointFault fails(CheckpointFault.Kind kind, String note, String... keys) {
    CheckpointFault fault = assertThrows(CheckpointFault.class, () -> open(note, keys), note);
    assertEquals(kind, fault.kind(), fault.getMessage());
    return fault;
  }

  @Test
  void publishedNotesAreOpenedWithPublishedKeys() throws IOException {
    assertEquals(TEXT, open(TEXT + "\n" + PETER, PETER_KEY).text());
    SignedNote.Opened both = open(TEXT + "\n" + PETER + ENOCH, ENOCH_KEY);
    assertEquals(TEXT, both.text());
    assertEquals("EnochRoot", both.signer().name());
    assertEquals(key(PETER_KEY), open(TEXT + "\n" + PETER + ENOCH, PETER_KEY, ENOCH_KEY).signer());
    assertEquals("c74f20a3", key(PETER_KEY).id());
    byte[] bytes = (TEXT + "\n" + PETER + ENOCH).getBytes(UTF_8);
    assertArrayEquals(bytes, SignedNote.parse(bytes).bytes());
  }

  @Test
  void theExampleOfTheSpecificationOfCheckpointsIsRead() throws IOException {
    String text =
        "example.com/behind-the-sofa\n20852163\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n";
    Checkpoint checkpoint = Checkpoint.parse(text);
    assertEquals("example.com/behind-the-sofa", checkpoint.origin());
    assertEquals(20_852_163, checkpoint.size());
    assertEquals(text, checkpoint.text());
    String note =
        text
            + "\n\u2014 example.com/behind-the-sofa"
            + " Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q1gGzGku9nTo+zyWE+xe"
            + "McTOAYQ8=\n";
    says(
        fails(CheckpointFault.Kind.UNKNOWN_KEY, note, PETER_KEY),
        "example.com/behind-the-sofa+033de0ae",
        "expected PeterNeumann+c74f20a3");
  }

  @Test
  void thePublishedSecretKeySignsThePublishedNoteByteForByte() throws Exception {
    byte[] typed = Base64.getDecoder().decode(PETER_SECRET);
    byte[] pkcs8 = HexFormat.of().parseHex("302e020100300506032b657004220420" + hex(typed));
    Path file = dir.resolve("peter.key");
    Files.writeString(
        file,
        "-----BEGIN PRIVATE KEY-----\n"
            + Base64.getEncoder().encodeToString(pkcs8)
            + "\n-----END PRIVATE KEY-----\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    try (LedgerKey key = LedgerKey.open(file, new SecureRandom())) {
      NoteSigner signer = new NoteSigner("PeterNeumann", key);
      assertEquals(PETER_KEY, signer.verifierKey().toString());
      assertEquals(TEXT + "\n" + PETER, new String(signer.sign(TEXT).bytes(), UTF_8));
      assertThrows(IllegalArgumentException.class, () -> signer.sign("no newline"));
      assertThrows(IllegalArgumentException.class, () -> signer.sign("a\u0007\n"));
      for (String bad : List.of("", "a b", "a+b", "a\u00a0b", "a\nb", "a\u2003b")) {
        assertThrows(IllegalArgumentException.class, () -> new NoteSigner(bad, key), bad);
      }
    }
  }

  private static String hex(byte[] typed) {
    return HexFormat.of().formatHex(typed, 1, typed.length);
  }

  @Test
  void aKeyIsReadInItsOneFormOnly() {
    List<String> bad = new ArrayList<>();
    for (int i = 0; i < PETER_KEY.length(); i++) {
      bad.add(PETER_KEY.substring(0, i));
      bad.add(PETER_KEY.substring(i + 1));
      char next = (char) (PETER_KEY.charAt(i) + 1);
      bad.add(PETER_KEY.substring(0, i) + next + PETER_KEY.substring(i + 1));
    }
    bad.add("PeterNeumann+cc469956+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TWBADKEY==");
    bad.add("PeterNeumann+173116ae+ZRpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW");
    bad.add(
        "rekor.sigstore.dev+c0d23d6a+AjBZMBMGByqGSM49AgEGCCqGSM49AwEHA0IABNhtmPtrWm3U1eQXBogSMdG"
            + "vXwBcK5AW5i0hrZLOC96l+smGNM7nwZ4QvFK/4sueRoVj//QP22Ni4Qt9DPfkWLc=");
    bad.add(PETER_KEY + "\n");
    bad.add("PeterNeumann+C74F20A3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW");
    bad.add("x".repeat(100_000));
    for (String each : bad) {
      CheckpointFault fault = assertThrows(CheckpointFault.class, () -> key(each), each);
      assertEquals(CheckpointFault.Kind.MALFORMED, fault.kind());
    }
  }

  @Test
  void whatIsNoNoteIsRefused() {
    for (String bad :
        List.of(
            "",
            "\n",
            TEXT,
            TEXT + "\n",
            TEXT + PETER,
            "\n" + PETER.strip(),
            TEXT + "\n" + PETER.strip(),
            "\u0001" + TEXT + "\n" + PETER,
            TEXT.replace('\n', '\r') + "\n\n" + PETER,
            TEXT + "\n" + PETER + "Unexpected line.\n",
            TEXT + "\n" + PETER + "\n",
            TEXT + "\n" + PETER.replace("PeterNeumann", "Bad Name"),
            TEXT + "\n" + PETER.replace("PeterNeumann", "Bad+Name"),
            TEXT + "\n" + PETER.replace("\u2014", "-"),
            TEXT + "\n" + PETER.replace("PeterNeumann ", " "),
            TEXT + "\n" + "\u2014 PeterNeumann x08g\n",
            TEXT + "\n" + "\u2014 PeterNeumann x08go/ZJ=\n",
            TEXT + "\n" + PETER.repeat(101),
            "x".repeat(SignedNote.MOST_BYTES) + "\n\n" + PETER)) {
      fails(CheckpointFault.Kind.MALFORMED, bad, PETER_KEY);
    }
    byte[] latin = ("\u00ff" + TEXT + "\n" + PETER).getBytes(ISO_8859_1);
    assertThrows(CheckpointFault.class, () -> SignedNote.parse(latin));
  }

  @Test
  void whatWasChangedAfterwardsIsNotGivenOut() {
    String changed = TEXT.replace("answer", "cause") + "\n" + PETER;
    says(fails(CheckpointFault.Kind.BAD_SIGNATURE, changed, PETER_KEY), "changed after");
    String longer = TEXT + "\n" + PETER.substring(0, 60) + "ABCD" + PETER.substring(60);
    fails(CheckpointFault.Kind.BAD_SIGNATURE, longer, PETER_KEY);
    fails(CheckpointFault.Kind.BAD_SIGNATURE, changed + ENOCH, PETER_KEY, ENOCH_KEY);
    fails(CheckpointFault.Kind.UNKNOWN_KEY, TEXT + "\n" + PETER, ENOCH_KEY);
    fails(CheckpointFault.Kind.UNKNOWN_KEY, TEXT + "\n" + PETER);
  }

  @Test
  void sixteenSignaturesOfOthersAreAllowed() throws IOException {
    String large = Base64.getEncoder().encodeToString(new byte[5000]);
    String others = ("\u2014 witness.example/x " + large + "\n").repeat(16);
    assertEquals(TEXT, open(TEXT + "\n" + others + PETER, PETER_KEY).text());
  }

  @Test
  void aCheckpointHasOneFormOnly() throws IOException {
    String root = "CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=";
    assertEquals(0, Checkpoint.parse("o\n0\n" + root + "\n").size());
    Checkpoint extended = Checkpoint.parse("o\n7\n" + root + "\nmore\nlines\n");
    assertEquals(List.of("more", "lines"), extended.extensions());
    assertEquals("o\n7\n" + root + "\nmore\nlines\n", extended.text());
    for (String bad :
        List.of(
            "",
            "o\n7\n",
            "o\n7\n" + root,
            "\n7\n" + root + "\n",
            "o\n07\n" + root + "\n",
            "o\n-7\n" + root + "\n",
            "o\n+7\n" + root + "\n",
            "o\n7 \n" + root + "\n",
            "o\n\u0667\n" + root + "\n",
            "o\n9999999999999999999\n" + root + "\n",
            "o\n7\n" + root.substring(1) + "\n",
            "o\n7\n" + root + "\n\nmore\n",
            "o\n7\n" + root + "\n\n")) {
      CheckpointFault fault = assertThrows(CheckpointFault.class, () -> Checkpoint.parse(bad), bad);
      assertEquals(CheckpointFault.Kind.MALFORMED, fault.kind());
    }
  }

  @Test
  void readersEndOnAnythingWithAFaultOfTheirOwn() {
    Random random = new Random(3);
    byte[] good = (TEXT + "\n" + PETER + ENOCH).getBytes(UTF_8);
    for (int i = 0; i < 20_000; i++) {
      byte[] bytes = good.clone();
      for (int n = random.nextInt(4); n >= 0; n--) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
      }
      byte[] cut = Arrays.copyOf(bytes, 1 + random.nextInt(bytes.length));
      for (byte[] each : List.of(bytes, cut)) {
        try {
          assertEquals(TEXT, SignedNote.parse(each).open(List.of(key(PETER_KEY))).text());
        } catch (CheckpointFault e) {
          says(e, "");
        } catch (IOException e) {
          throw new IllegalStateException(e);
        }
      }
    }
  }
}
