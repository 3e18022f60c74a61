package org.sealpress.appliance.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DaemonClientTest {

  @Test
  void itAsksForWhatTheInterfaceHas() throws Exception {
    try (FakeDaemon daemon = new FakeDaemon(202, "{\"capture\":\"c1\"}")) {
      DaemonClient client = daemon.client();
      assertEquals("c1", client.press("legal"));
      client.press(null);
      client.press(null, Optional.of("A lease"));
      client.confirm("c1");
      client.capture("c1", 7);
      assertEquals(
          List.of(
              "POST /api/captures {\"class\":\"legal\"}",
              "POST /api/captures {}",
              "POST /api/captures {\"title\":\"A lease\"}",
              "POST /api/captures/c1/confirm {}",
              "GET /api/captures/c1?from=7"),
          daemon.requests());
    }
  }

  @ParameterizedTest
  @CsvSource({"400, USAGE", "403, INCOMPLETE", "404, INCOMPLETE", "409, INCOMPLETE"})
  void aRefusalIsTheDaemonsOwnWords(int code, ExitCode expected) throws Exception {
    try (FakeDaemon daemon = new FakeDaemon(code, "{\"error\":\"no class x\"}")) {
      CliFailure failure = assertThrows(CliFailure.class, () -> daemon.client().press("x"));
      assertEquals("no class x", failure.getMessage());
      assertEquals(expected, failure.exitCode());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "<html>", "[]", "{}", "{\"box\":\"x\"}", "{\"captures\":5}", "null"})
  void whatIsNotSealpressIsTold(String body) throws Exception {
    try (FakeDaemon daemon = new FakeDaemon(200, body)) {
      notSealpress(daemon, () -> daemon.client().status());
      notSealpress(daemon, () -> daemon.client().press(null));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {302, 404, 500})
  void soAreAnswersThatOnlyOthersGive(int code) throws Exception {
    try (FakeDaemon daemon = new FakeDaemon(code, "{\"message\":\"moved\"}")) {
      notSealpress(daemon, () -> daemon.client().status());
    }
    try (FakeDaemon daemon = new FakeDaemon(code, "")) {
      notSealpress(daemon, () -> daemon.client().status());
    }
  }

  private static void notSealpress(FakeDaemon daemon, Executable call) {
    CliFailure failure = assertThrows(CliFailure.class, call);
    assertEquals(ExitCode.UNREACHABLE, failure.exitCode());
    assertEquals(
        daemon.uri() + " is answered by something that is not sealpress: check http.port and --url",
        failure.getMessage());
  }

  @Test
  void nobodyThereIsToldWithWhatToDo() throws IOException {
    DaemonClient nobody;
    try (FakeDaemon daemon = new FakeDaemon(200, "")) {
      nobody = daemon.client();
    }
    CliFailure failure = assertThrows(CliFailure.class, nobody::status);
    assertEquals(ExitCode.UNREACHABLE, failure.exitCode());
    assertTrue(
        failure
            .getMessage()
            .matches(
                "no daemon answers at https://127.0.0.1:[0-9]+ \\(Connection refused.*\\): start it"
                    + " with `sealpress run`, or name its configuration with --config"),
        failure.getMessage());
  }

  @Test
  void anotherServerIsNotBelieved() throws IOException {
    try (FakeDaemon own = new FakeDaemon(200, "{}");
        FakeDaemon other = new FakeDaemon(200, "{}")) {
      CliFailure failure =
          assertThrows(CliFailure.class, () -> new DaemonClient(other.uri(), own.trust()).status());
      assertEquals(ExitCode.UNREACHABLE, failure.exitCode());
      assertTrue(
          failure.getMessage().contains("is answered by something that is not this box ("),
          failure.getMessage());
      assertEquals(List.of(), other.requests());
    }
  }
}
