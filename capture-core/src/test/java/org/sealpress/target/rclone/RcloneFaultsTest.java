package org.sealpress.target.rclone;

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

/** The words are those of rclone 1.60.1. */
class RcloneFaultsTest {
  private static final RcloneFaults FAULTS = new RcloneFaults("target \"office\" (office:x)");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "UNAVAILABLE | 1 | NewFs: couldn't connect SSH: dial tcp 127.0.0.1:1: connect: connection refused",
        "UNAVAILABLE | 1 | NewFs: couldn't connect SSH: dial tcp: lookup nas: no such host",
        "UNAVAILABLE | 1 | ssh: handshake failed: read tcp 127.0.0.1:1->127.0.0.1:2: i/o timeout",
        "UNAVAILABLE | 1 | Failed to copyto: Update ReadFrom failed: connection lost",
        "UNAVAILABLE | 1 | couldn't list files: 503 Service Unavailable",
        "UNAVAILABLE | 1 | didn't find section in config file",
        "UNAVAILABLE | 5 | some temporary error",
        "UNAVAILABLE | 8 | max transfer limit reached",
        "DENIED | 1 | ssh: handshake failed: ssh: unable to authenticate, attempted methods [none publickey]",
        "DENIED | 1 | NewFs: couldn't connect SSH: ssh: handshake failed: knownhosts: key mismatch",
        "DENIED | 1 | Update Create failed: sftp: \"Permission denied\" (SSH_FX_PERMISSION_DENIED)",
        "DENIED | 1 | mkdir /mnt/x: read-only file system",
        "DENIED | 1 | AccessDenied: Access Denied status code: 403",
        "DENIED | 1 | oauth2: cannot fetch token: 400 Bad Request invalid_grant",
        "DENIED | 7 | account suspended",
        "FULL | 1 | preallocate: file too big for remaining disk space",
        "FULL | 1 | write /x: no space left on device",
        "FULL | 1 | googleapi: Error 403: Forbidden, storageQuotaExceeded",
        "FULL | 1 | 507 Insufficient Storage",
        "IO_ERROR | 1 | Update ReadFrom failed: sftp: \"Failure\" (SSH_FX_FAILURE)",
        "IO_ERROR | 2 | something else",
        "IO_ERROR | 9 | nothing transferred",
      })
  void wordsAndExitCodesHaveAKind(Kind kind, int code, String words) {
    TargetFault fault =
        FAULTS.of(
            "storing a/b",
            new ToolResult(code, "", "2026/11/24 10:35:43 Failed to x: " + words, false));
    assertEquals(kind, fault.kind());
    assertTrue(
        fault
            .getMessage()
            .startsWith("target \"office\" (office:x): storing a/b failed: Failed to x: " + words),
        fault.getMessage());
  }

  @Test
  void loginsAndSignaturesAreLeftOut() {
    String said =
        "Propfind \"https://box:hunter2@nas/x?sig=abc&X-Amz-Signature=def\": 500" + "y".repeat(500);
    TargetFault fault = FAULTS.of("listing", new ToolResult(1, "", said, false));
    for (String secret : new String[] {"hunter2", "abc", "def"}) {
      assertFalse(fault.getMessage().contains(secret), fault.getMessage());
    }
    assertTrue(fault.getMessage().length() < 600);
  }

  @Test
  void whatAnS3ServerSaysIsInTwoLinesAndItsRequestsHaveNumbers() {
    String said =
        "2026/11/28 11:06:38 Failed to lsjson: SignatureDoesNotMatch: The signature does not match.\n\tstatus code: 403, request id: FB4EE5, host id: \n";
    TargetFault fault = FAULTS.of("listing", new ToolResult(1, "", said, false));
    assertEquals(Kind.DENIED, fault.kind());
    assertEquals(
        "target \"office\" (office:x): listing failed: Failed to lsjson: SignatureDoesNotMatch: The signature does not match. (status code: 403) (rclone's exit code 1): check login, host key and rights in rclone's configuration",
        fault.getMessage());
  }

  @Test
  void aProgramThatIsMissingOrStoppedIsToldAsItIs() {
    for (ToolFault.Kind kind : ToolFault.Kind.values()) {
      TargetFault fault =
          FAULTS.of("listing", new ToolFault(kind, "rclone is not on this machine"));
      assertEquals(kind == ToolFault.Kind.KILLED ? Kind.IO_ERROR : Kind.UNAVAILABLE, fault.kind());
      String next =
          kind == ToolFault.Kind.TIMED_OUT
              ? ": it is tried again later; check network and server"
              : "";
      assertTrue(
          fault.getMessage().endsWith("listing failed: rclone is not on this machine" + next));
    }
  }
}
