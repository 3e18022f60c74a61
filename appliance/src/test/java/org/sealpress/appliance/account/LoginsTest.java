package org.sealpress.appliance.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.IntFunction;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.sealpress.appliance.fixture.Authenticator;
import org.sealpress.ledger.TestClock;

class LoginsTest {
  private static final String PASSWORD = "winter coats on a hook";
  private static final String HERE = "192.0.2.7";
  private static final String THERE = "203.0.113.9";

  private final TestClock clock = new TestClock(Instant.parse("2026-11-28T09:00:00Z"));
  private final List<String> ledger = new ArrayList<>();
  private final Audit audit =
      new Audit() {
        @Override
        public void loggedIn(String user, Role role) {
          ledger.add(user + " in as " + role.code());
        }

        @Override
        public void failed(String user, long tries) {
          ledger.add("failed " + user + " " + tries);
        }

        @Override
        public void user(String user, String what, String by) {
          ledger.add(user + ": " + what + " by " + by);
        }

        @Override
        public void token(String token, String what, String by) {
          ledger.add(token + ": " + what + " by " + by);
        }
      };
  @TempDir private Path folder;
  private Reception box;
  private Authenticator app;
  private List<String> recovery;

  @BeforeEach
  void anAdministratorIsMadeByTheSetupCode() throws Exception {
    box = open();
    assertTrue(box.isNew());
    Logins.Step first =
        box.logins().setup(box.setupCode().toLowerCase(Locale.ROOT), "Ada", PASSWORD, HERE, "test");
    assertEquals(Stage.ENROL, first.stage());
    String secret = box.logins().enrolment(first.session()).secret();
    app = new Authenticator(secret);
    assertEquals(secret, box.logins().enrolment(first.session()).secret());
    Logins.Enrolled enrolled =
        box.logins().confirm(first.session(), app.code(clock.instant()), HERE);
    recovery = enrolled.recovery();
    assertEquals(Stage.IN, enrolled.step().stage());
    assertFalse(box.isNew());
    assertEquals(
        List.of(
            "ada: added as administrator by setup code",
            "ada: second factor by ada",
            "ada in as administrator"),
        ledger);
    ledger.clear();
  }

  private Reception open() throws IOException {
    return Reception.open(folder, "desk", audit, clock, new SecureRandom());
  }

  private String code() {
    return app.code(clock.instant());
  }

  private Logins.Step password() throws AccountFault {
    return box.logins().password("ada", PASSWORD, HERE, "test");
  }

  private static AccountFault refused(String key, Executable call) {
    AccountFault fault = assertThrows(AccountFault.class, call);
    assertEquals(key, fault.key(), fault.getMessage());
    return fault;
  }

  @Test
  void aLoginIsAPasswordAndThenACodeThatIsGoodOnce() throws Exception {
    Logins.Step step = password();
    assertEquals(Stage.CODE, step.stage());
    String used = code();
    refused("login.code.wrong", () -> box.logins().code(step.session(), used, HERE));
    clock.go(Duration.ofSeconds(30));
    String fresh = code();
    Logins.Step in = box.logins().code(step.session(), fresh, HERE);
    assertEquals(Stage.IN, in.stage());
    assertNotEquals(step.session(), in.session());
    assertTrue(box.sessions().use(step.session()).isEmpty(), "the id before is good no more");
    assertTrue(box.sessions().use(in.session()).orElseThrow().isIn());
    Logins.Step other = password();
    refused("login.code.wrong", () -> box.logins().code(other.session(), fresh, HERE));
    assertTrue(ledger.contains("ada in as administrator"));
  }

  @Test
  void aClockMayBeOneStepWrongAndNoMore() throws Exception {
    clock.go(Duration.ofMinutes(10));
    Logins.Step step = password();
    Instant now = clock.instant();
    refused(
        "login.code.wrong",
        () -> box.logins().code(step.session(), app.code(now.minusSeconds(61)), HERE));
    refused(
        "login.code.wrong",
        () -> box.logins().code(step.session(), app.code(now.plusSeconds(61)), HERE));
    assertEquals(
        Stage.IN, box.logins().code(step.session(), app.code(now.plusSeconds(30)), HERE).stage());
    Logins.Step next = password();
    refused("login.code.wrong", () -> box.logins().code(next.session(), app.code(now), HERE));
  }

  @Test
  void aRecoveryCodeStandsInForTheAppOnce() throws Exception {
    String code = recovery.get(3).toLowerCase(Locale.ROOT).replace("-", " ");
    assertEquals(OneTimeCodes.RECOVERY, recovery.size());
    assertEquals(Stage.IN, box.logins().code(password().session(), code, HERE).stage());
    Logins.Step again = password();
    refused("login.code.wrong", () -> box.logins().code(again.session(), code, HERE));
    assertEquals(9, box.users().list().get(0).recovery());
  }

  @Test
  void whoThereIsCanNotBeFoundOut() {
    AccountFault wrong =
        refused("login.wrong", () -> box.logins().password("ada", "x", HERE, "test"));
    AccountFault nobody =
        refused("login.wrong", () -> box.logins().password("eve", "x", HERE, "test"));
    assertEquals(wrong.getMessage(), nobody.getMessage());
    assertEquals(List.of("failed ada 1", "failed  1"), ledger);
  }

  /** Tries as long as nothing is locked; gives how often it had to wait. */
  private int attack(IntFunction<String> addresses, int times) throws Exception {
    int refusals = 0;
    for (int i = 0; i < times; i++) {
      try {
        box.logins().password("ada", "wrong " + i, addresses.apply(i), "test");
      } catch (AccountFault e) {
        if (e.kind() == AccountFault.Kind.LATER) {
          refusals++;
          clock.go(Duration.ofSeconds(2));
        }
      }
    }
    return refusals;
  }

  @Test
  void wrongTriesTakeLongerAndLongerAndThenLockTheirNetworkAlone() throws Exception {
    assertTrue(attack(i -> THERE, 60) >= 10);
    AccountFault locked =
        refused("login.locked", () -> box.logins().password("ada", PASSWORD, THERE, "test"));
    assertTrue((long) locked.arguments().get("minutes") >= 13, "" + locked.arguments());
    assertEquals(1, box.attack().orElseThrow().locks());
    assertEquals(Stage.CODE, password().stage(), "another network is not locked");
    clock.go(Duration.ofMinutes(16));
    assertEquals(
        Stage.CODE, box.logins().password("ada", PASSWORD, THERE, "test").stage(), "it is over");
    clock.go(Duration.ofHours(1));
    assertTrue(box.attack().isEmpty());
    assertTrue(ledger.size() < 5, "told in few entries: " + ledger);
  }

  @Test
  void triesFromEverywhereSlowDownButNotWhereTheUserWasBefore() throws Exception {
    clock.go(Duration.ofSeconds(30));
    box.logins().code(password().session(), code(), HERE);
    assertTrue(attack(i -> "198.51.100." + i, 100) >= 10);
    AccountFault slow =
        refused("login.wait", () -> box.logins().password("ada", PASSWORD, THERE, "test"));
    assertTrue((long) slow.arguments().get("seconds") <= 30, "" + slow.arguments());
    assertEquals(Stage.CODE, password().stage(), "she was in from here");
  }

  @Test
  void aRightPasswordAfterManyWrongOnesOfNeighboursIsNotLockedAgain() throws Exception {
    String key = "";
    for (int i = 0; i < 200 && !key.equals("login.locked"); i++) {
      String name = "typo" + i;
      key =
          assertThrows(AccountFault.class, () -> box.logins().password(name, "wrong", HERE, "test"))
              .key();
      clock.go(Duration.ofSeconds(key.equals("login.wait") ? 1 : 0));
    }
    refused("login.locked", this::password);
    clock.go(Duration.ofMinutes(16));
    Logins.Step step = password();
    assertEquals(Stage.IN, box.logins().code(step.session(), code(), HERE).stage());
  }

  @Test
  void manyTriesAtOnceGainNothing() {
    int tried = 0;
    for (int i = 0; i < 30; i++) {
      AccountFault fault =
          assertThrows(
              AccountFault.class, () -> box.logins().password("ada", "wrong", HERE, "test"));
      tried += fault.kind() == AccountFault.Kind.WRONG ? 1 : 0;
    }
    assertEquals(Attempts.FREE + 1, tried);
  }

  @Test
  void fiveWrongCodesEndTheLogin() throws Exception {
    Logins.Step step = password();
    for (int i = 1; i < Logins.MOST_WRONG_CODES; i++) {
      refused("login.code.wrong", () -> box.logins().code(step.session(), "000000", HERE));
    }
    refused("login.again", () -> box.logins().code(step.session(), "000000", HERE));
    refused("login.again", () -> box.logins().code(step.session(), code(), HERE));
  }

  @Test
  void aNewUserChoosesAPasswordAndGetsAnApp() throws Exception {
    String once = box.users().add("bo", Role.OPERATOR, "ada");
    Logins.Step step = box.logins().password("bo", once, HERE, "test");
    assertEquals(Stage.PASSWORD, step.stage());
    refused("login.again", () -> box.logins().enrolment(step.session()));
    refused("login.password.short", () -> box.logins().ownPassword(step.session(), "short"));
    refused("login.password.same", () -> box.logins().ownPassword(step.session(), once));
    Logins.Step enrol = box.logins().ownPassword(step.session(), "green bicycles in rain");
    assertEquals(Stage.ENROL, enrol.stage());
    Authenticator own = new Authenticator(box.logins().enrolment(enrol.session()).secret());
    Logins.Enrolled in = box.logins().confirm(enrol.session(), own.code(clock.instant()), HERE);
    assertEquals(Role.OPERATOR, box.sessions().use(in.step().session()).orElseThrow().role());
    assertTrue(ledger.contains("bo: added as operator by ada"), ledger.toString());
  }

  @Test
  void theLastAdministratorStays() throws Exception {
    refused("login.user.last", () -> box.users().remove("ada", "ada"));
    refused("login.user.last", () -> box.users().role("ada", Role.VIEWER, "ada"));
    refused("login.user.taken", () -> box.users().add("ADA", Role.VIEWER, "ada"));
    refused("login.user.form", () -> box.users().add("<b>", Role.VIEWER, "ada"));
    refused("login.user.none", () -> box.users().resetPassword("eve", "ada"));
  }

  @Test
  void aChangedRoleEndsTheSessions() throws Exception {
    box.users().add("bo", Role.ADMINISTRATOR, "ada");
    String id = box.sessions().begin("bo", Role.ADMINISTRATOR, Stage.IN, HERE, "test");
    box.users().role("bo", Role.VIEWER, "ada");
    assertTrue(box.sessions().use(id).isEmpty());
  }

  @Test
  void aSessionEndsWhenNobodyUsesItAndAfterADay() {
    String busy = box.sessions().begin("ada", Role.ADMINISTRATOR, Stage.IN, HERE, "test");
    String idle = box.sessions().begin("ada", Role.ADMINISTRATOR, Stage.IN, HERE, "test");
    String wall = box.sessions().begin("wall", Role.VIEWER, Stage.IN, HERE, "tablet");
    for (int i = 0; i < 2; i++) {
      clock.go(Duration.ofMinutes(20));
      assertTrue(box.sessions().use(busy).isPresent());
    }
    assertTrue(box.sessions().use(idle).isEmpty());
    assertTrue(box.sessions().use(wall).isPresent());
    clock.go(Duration.ofHours(12));
    assertTrue(box.sessions().use(wall).isEmpty());
  }

  @Test
  void thereIsRoomForAFewSessionsOfAUserOnly() {
    String first = box.sessions().begin("ada", Role.ADMINISTRATOR, Stage.IN, HERE, "0");
    for (int i = 0; i < 20; i++) {
      clock.go(Duration.ofSeconds(1));
      box.sessions().begin("ada", Role.ADMINISTRATOR, Stage.IN, HERE, "" + i);
    }
    assertTrue(box.sessions().use(first).isEmpty());
    assertEquals(8, box.users().sessions("ada").size());
  }

  @Test
  void whatIsKeptOutlivesARestartAndSessionsDoNot() throws Exception {
    String token = box.users().addToken("prometheus", Set.of(TokenScope.METRICS), "ada");
    String id = box.sessions().begin("ada", Role.ADMINISTRATOR, Stage.IN, HERE, "test");
    String local = Files.readString(folder.resolve(Tokens.LOCAL)).strip();
    box.close();
    box = open();
    assertTrue(box.sessions().use(id).isEmpty());
    assertEquals("prometheus", box.tokens().find(token).orElseThrow().name());
    assertTrue(box.tokens().isLocal(local));
    assertFalse(box.tokens().isLocal(token));
    clock.go(Duration.ofSeconds(30));
    assertEquals(Stage.IN, box.logins().code(password().session(), code(), HERE).stage());
    for (String file : List.of("users.json", "tokens.json", "secret.key", "local.token")) {
      assertEquals(
          "rw-------",
          PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(file))),
          file);
    }
    String users = Files.readString(folder.resolve("users.json"));
    assertTrue(users.contains("$argon2id$") && !users.contains(PASSWORD), users);
    assertFalse(Files.readString(folder.resolve("tokens.json")).contains(token));
    box.users().removeToken("prometheus", "ada");
    assertTrue(box.tokens().find(token).isEmpty());
  }

  @Test
  void theSetupCodeIsGoodOnceAndHardToGuess() throws Exception {
    refused("login.setup.wrong", () -> box.logins().setup("x", "eve", PASSWORD, HERE, "test"));
    String code = box.setupCode();
    refused(
        "login.password.name", () -> box.logins().setup(code, "bo", "bo-bo-bo-bo-bo", HERE, ""));
    assertEquals(Stage.ENROL, box.logins().setup(code, "bo", PASSWORD, HERE, "test").stage());
    refused("login.setup.wrong", () -> box.logins().setup(code, "eve", PASSWORD, HERE, "test"));
    AccountFault last =
        assertThrows(
            AccountFault.class,
            () -> {
              for (int i = 0; i < 30; i++) {
                try {
                  box.logins().setup("x" + i, "eve", PASSWORD, HERE, "test");
                } catch (AccountFault e) {
                  if (e.kind() == AccountFault.Kind.LATER) {
                    throw e;
                  }
                }
              }
            });
    assertEquals("login.wait", last.key());
  }

  @Test
  void aFileThatIsNotUnderstoodIsPutAsideAndLetsNobodyIn() throws Exception {
    box.users().addToken("press", Set.of(TokenScope.PRESS), "ada");
    for (String damage :
        List.of(
            "",
            "nonsense",
            "{\"tokens\":[{\"name\":\"x\",\"may\":[],\"sha256\":\"\",\"made\":\"soon\"}]}",
            "{\"users\":[{\"name\":\"ada\",\"role\":\"king\"}]}",
            "\u00ff")) {
      byte[] bytes = damage.getBytes(StandardCharsets.ISO_8859_1);
      Files.write(folder.resolve("users.json"), bytes);
      Files.write(folder.resolve("tokens.json"), bytes);
      Reception after = open();
      assertTrue(after.isNew() && after.tokens().list().isEmpty(), damage);
      String told = String.join("\n", after.problems());
      assertEquals(2, after.problems().size(), told);
      assertTrue(told.contains("users.json.damaged") && told.contains("tokens.json.damaged"), told);
      assertTrue(told.contains("`sealpress web setup`"), told);
    }
    assertTrue(Files.exists(folder.resolve("users.json.damaged.2")), "each is kept");
    assertEquals(List.of(), open().problems());
  }

  @Test
  void anotherSecretKeyIsToldAndIsNoWrongCode() throws Exception {
    assertEquals(List.of(), box.problems());
    Files.delete(folder.resolve("secret.key"));
    box = open();
    for (Reception each : List.of(box, open())) {
      String told = each.problems().get(0);
      assertTrue(told.contains("secret.key") && told.contains("`sealpress web setup`"), told);
    }
    Logins.Step step = password();
    clock.go(Duration.ofSeconds(30));
    String good = code();
    refused("login.code.unreadable", () -> box.logins().code(step.session(), good, HERE));
    assertEquals(Stage.IN, box.logins().code(step.session(), recovery.get(0), HERE).stage());
  }
}
