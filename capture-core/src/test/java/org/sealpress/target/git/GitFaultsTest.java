package org.sealpress.target.git;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sealpress.target.TargetFault;
import org.sealpress.target.TargetFault.Kind;
import org.sealpress.tool.ToolFault;
import org.sealpress.tool.ToolResult;

/** The words are those of git 2.39, OpenSSH 9.2 and of hosters. */
class GitFaultsTest {
  private static final GitFaults FAULTS = new GitFaults("target \"history\" (x)");

  private static TargetFault of(String err) {
    return FAULTS.of("storing a/b", new ToolResult(128, "", err, false));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "UNAVAILABLE | ssh: connect to host nas port 22: Connection refused",
        "UNAVAILABLE | ssh: Could not resolve hostname nas: Name or service not known",
        "UNAVAILABLE | ssh: connect to host 10.0.0.9 port 22: No route to host",
        "UNAVAILABLE | kex_exchange_identification: Connection closed by remote host",
        "UNAVAILABLE | Timeout, server nas not responding.",
        "UNAVAILABLE | fatal: unable to access 'https://x/': Could not resolve host: x",
        "UNAVAILABLE | fatal: unable to access 'https://x/': The requested URL returned error: 503",
        "UNAVAILABLE | fatal: the remote end hung up unexpectedly",
        "UNAVAILABLE | fatal: '/srv/a.git' does not appear to be a git repository",
        "UNAVAILABLE | ERROR: Repository not found.",
        "UNAVAILABLE | fatal: write error: No space left on device",
        "DENIED | Host key verification failed.",
        "DENIED | box@nas: Permission denied (publickey).",
        "DENIED | fatal: Authentication failed for 'https://x/a.git/'",
        "DENIED | fatal: could not read Username for 'https://x': terminal prompts disabled",
        "DENIED | fatal: unable to access 'https://x/': SSL certificate problem: self-signed certificate",
        "DENIED | fatal: detected dubious ownership in repository at '/srv/a.git'",
        "DENIED | remote: error: GH006: Protected branch update failed for refs/heads/archive.",
        "DENIED | ! [remote rejected] x -> archive (pre-receive hook declined)",
        "DENIED | remote: error: insufficient permission for adding an object to repository database",
        "FULL | remote: fatal: sha1 file 'x' write error: No space left on device",
        "FULL | remote: error: File a.cms is 104.00 MB; this exceeds GitHub's file size limit of 100.00 MB",
        "FULL | remote: GitLab: Your push has been rejected, it exceeds the quota of 10 GB",
        "FULL | error: RPC failed; HTTP 413 curl 22 The requested URL returned error: 413",
        "IO_ERROR | remote: error: inflate: data stream error (incorrect data check)",
        "IO_ERROR | fatal: remote did not send all necessary objects",
        "IO_ERROR | fatal: packed object 123 (stored in x) is corrupt",
        "IO_ERROR | fatal: something new",
      })
  void wordsHaveAKind(Kind kind, String words) {
    TargetFault fault = of(words);
    assertEquals(kind, fault.kind(), fault.getMessage());
    assertTrue(
        fault.getMessage().startsWith("target \"history\" (x): storing a/b failed: "),
        fault.getMessage());
  }

  @Test
  void whatIsToThePointIsTold() {
    TargetFault fault =
        of(
            """
            Enumerating objects: 8, done.
            Counting objects:  12% (1/8)\rCounting objects: 100% (8/8), done.
            Writing objects:  20% (1/5)\rWriting objects: 100% (5/5), 195.74 KiB | 39.15 MiB/s, done.
            Total 5 (delta 0), reused 5 (delta 0), pack-reused 0
            remote: frozen since Monday
            To ssh://nas/a.git
            error: failed to push some refs to 'ssh://nas/a.git'
            hint: try something
            """);
    assertEquals(
        "target \"history\" (x): storing a/b failed: remote: frozen since Monday: check the repository there with \"git fsck\"",
        fault.getMessage());
    fault =
        of(
            """
            box@nas: Permission denied (publickey).
            fatal: Could not read from remote repository.

            Please make sure you have the correct access rights
            and the repository exists.
            """);
    assertTrue(fault.getMessage().contains("failed: box@nas: Permission denied (publickey).: "));
  }

  @Test
  void damageOnTheServerIsNoAbsence() {
    TargetFault fault =
        of(
            """
            remote: error: inflate: data stream error (incorrect data check)
            remote: fatal: loose object 12 (stored in objects/12) is corrupt
            fatal: early EOF
            fatal: the remote end hung up unexpectedly
            """);
    assertEquals(Kind.IO_ERROR, fault.kind(), fault.getMessage());
    assertTrue(fault.getMessage().contains("is corrupt: check"), fault.getMessage());
  }

  @Test
  void loginsAreLeftOut() {
    TargetFault fault =
        of("fatal: unable to access 'https://box:hunter2@x/': odd " + "y".repeat(500));
    assertFalse(fault.getMessage().contains("hunter2"), fault.getMessage());
    assertTrue(fault.getMessage().length() < 500);
  }

  @Test
  void aProgramThatIsMissingOrStoppedIsToldAsItIs() {
    for (ToolFault.Kind kind : ToolFault.Kind.values()) {
      TargetFault fault = FAULTS.of("listing", new ToolFault(kind, "git is not on this machine"));
      boolean broken = kind.name().matches("KILLED|INPUT_FAILED|OUTPUT_FAILED");
      assertEquals(broken ? Kind.IO_ERROR : Kind.UNAVAILABLE, fault.kind());
      assertTrue(fault.getMessage().endsWith("listing failed: git is not on this machine"));
    }
  }
}
