package org.sealpress.tool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sealpress.tool.ToolFault.Kind;

/** Runs the programs that every Debian has. */
class ToolTest {
  private static final Tool SHELL = new Tool("sh", "dash");
  private static final Tool CAT = new Tool("cat", "coreutils");

  @TempDir Path folder;

  @Test
  void argumentsReachTheProgramAsTheyAre() throws Exception {
    String[] odd = {"two words", "$HOME", "; touch x", "\"'`\\", "", "a\nb", "*", "ä€"};
    ToolResult result = new Tool("printf", "coreutils").call("[%s]").with(odd).run();
    assertEquals("[" + String.join("][", odd) + "]", result.out());
    assertTrue(result.ok());
  }

  @Test
  void anExitCodeIsAResultAndNoFault() throws Exception {
    ToolResult result = script("echo first >&2; echo last >&2; echo >&2; exit 7").run();
    assertEquals(7, result.exitCode());
    assertFalse(result.ok());
    assertEquals("last", result.lastError());
    assertEquals("", result.out());
  }

  @Test
  void variablesCanBeTakenOutOfTheEnvironment() throws Exception {
    Call call = script("echo \"$PATH|$HOME|$MORE\"").without(Set.of("HOME", "NOTHING"));
    assertEquals(System.getenv("PATH") + "||x\n", call.environment("MORE", "x").run().out());
  }

  @Test
  void aMissingProgramIsNamedWithItsPackage() {
    ToolFault fault = fault(new Tool("no-such-program", "its-package").call());
    assertEquals(Kind.NOT_INSTALLED, fault.kind());
    assertTrue(fault.getMessage().contains("no-such-program is not on this machine"));
    assertTrue(fault.getMessage().contains("apt-get install its-package"));
    assertEquals(Kind.NOT_INSTALLED, fault(new Tool("/no/where", "x").call()).kind());
  }

  @Test
  void aFileThatIsNoProgramIsNotStarted() throws Exception {
    Path file = Files.writeString(folder.resolve("broken"), "#!/no/such/interpreter\n");
    assertTrue(file.toFile().setExecutable(true));
    assertEquals(Kind.NOT_STARTED, fault(new Tool(file.toString(), "x").call()).kind());
  }

  @Test
  void aMissingWorkingDirectoryIsNotTakenForAMissingProgram() {
    ToolFault fault = fault(script("true").in(folder.resolve("none")));
    assertEquals(Kind.NOT_STARTED, fault.kind());
    assertTrue(fault.getMessage().contains("none: there is no such directory"));
  }

  @Test
  void environmentIsAddedAndTheDirectoryIsThatOfTheCall() throws Exception {
    ToolResult result =
        script("echo $ADDED; echo ${PATH:+inherited}; pwd")
            .environment("ADDED", "x")
            .in(folder)
            .run();
    assertEquals("x\ninherited\n" + folder.toRealPath() + "\n", result.out());
  }

  @Test
  void standardInputIsEmptyUnlessGiven() throws Exception {
    assertEquals("", CAT.call().run().out());
  }

  @Test
  void moreOutputThanIsKeptIsDropped() throws Exception {
    ToolResult result =
        script("head -c 3000000 /dev/zero; head -c 3000000 /dev/zero >&2").capture(1000).run();
    assertEquals(1000, result.out().length());
    assertEquals(1000, result.err().length());
    assertTrue(result.cut());
    assertFalse(script("printf 1234").capture(4).run().cut());
  }

  @Test
  void bytesStreamThroughUnchanged() throws Exception {
    byte[] bytes = new byte[5 << 20];
    new Random(1).nextBytes(bytes);
    ByteArrayOutputStream sink = new ByteArrayOutputStream();
    ToolResult result = CAT.call().input(new ByteArrayInputStream(bytes)).output(sink).run();
    assertTrue(result.ok());
    assertEquals("", result.out());
    assertEquals(java.util.Arrays.hashCode(bytes), java.util.Arrays.hashCode(sink.toByteArray()));
  }

  @Test
  void aProgramMayLeaveItsInputUnread() throws Exception {
    byte[] bytes = new byte[1 << 20];
    assertEquals("done\n", script("echo done").input(new ByteArrayInputStream(bytes)).run().out());
  }

  @Test
  void inputThatFailsIsNeverTakenForItsEnd() {
    InputStream lost =
        new FilterInputStream(InputStream.nullInputStream()) {
          @Override
          public int read(byte[] bytes, int offset, int length) throws IOException {
            throw new IOException("page lost");
          }
        };
    InputStream failing =
        new SequenceInputStream(new ByteArrayInputStream(new byte[100_000]), lost);
    ToolFault fault = fault(script("cat >copy; touch complete").in(folder).input(failing));
    assertEquals(Kind.INPUT_FAILED, fault.kind());
    assertTrue(fault.getMessage().contains("page lost"));
    assertFalse(Files.exists(folder.resolve("complete")));
  }

  @Test
  void outputThatFailsStopsTheProgram() {
    OutputStream failing =
        new OutputStream() {
          @Override
          public void write(int value) throws IOException {
            throw new IOException("disk full");
          }
        };
    ToolFault fault = fault(new Tool("yes", "coreutils").call().output(failing));
    assertEquals(Kind.OUTPUT_FAILED, fault.kind());
    assertTrue(fault.getMessage().contains("disk full"));
  }

  @Test
  void aSignalIsAFault() {
    ToolFault fault = fault(script("echo why >&2; kill -9 $$"));
    assertEquals(Kind.KILLED, fault.kind());
    assertTrue(fault.getMessage().contains("signal 9"), fault.getMessage());
    assertTrue(fault.getMessage().contains("why"), fault.getMessage());
  }

  @Test
  void theVersionIsFoundInWhatTheProgramPrints() throws Exception {
    Tool fake = SHELL;
    assertEquals(
        new Version(1, 60, 1), fake.version("-c", "echo rclone v1.60.1-DEV; echo go1.19.8"));
    assertEquals(new Version(3, 0, 0), fake.version("-c", "echo tool 3.0 >&2"));
    ToolFault fault = assertThrows(ToolFault.class, () -> fake.version("-c", "echo hello"));
    assertEquals(Kind.UNEXPECTED, fault.kind());
  }

  @Test
  void versionsAreOrdered() {
    assertTrue(new Version(1, 60, 1).compareTo(new Version(1, 9, 9)) > 0);
    assertTrue(new Version(1, 60, 1).compareTo(new Version(1, 60, 2)) < 0);
    assertEquals("1.60.1", new Version(1, 60, 1).toString());
  }

  @Test
  void secretsAreInNoMessage() throws Exception {
    Call call =
        script("echo got $0 and $KEY >&2; kill -9 $$")
            .withSecret("hunter2")
            .secretEnvironment("KEY", "swordfish");
    assertFalse(call.toString().contains("hunter2"));
    ToolFault fault = fault(call);
    assertFalse(fault.getMessage().contains("hunter2"), fault.getMessage());
    assertFalse(fault.getMessage().contains("swordfish"), fault.getMessage());
    assertTrue(fault.getMessage().contains("got *** and ***"), fault.getMessage());

    ToolResult result = script("echo $0 >&2; exit 1").withSecret("hunter2").run();
    assertEquals("***", result.lastError());
  }

  @Test
  void aCallReadsAsItWouldBeTyped() {
    assertEquals("sh -c 'a b' x.y", SHELL.call("-c", "a b", "x.y").toString());
    assertEquals("sh", SHELL.call().toString());
    assertEquals(Duration.ofMinutes(1), SHELL.call().limit());
  }

  private static Call script(String text) {
    return SHELL.call("-c", text);
  }

  private static ToolFault fault(Call call) {
    return assertThrows(ToolFault.class, call::run);
  }
}
