package org.sealpress.appliance.account;

import java.io.IOException;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import org.sealpress.seal.PasswordHash;

/**
 * The way in, step by step. Everything here may take a while: a password costs time on purpose.
 * Nobody learns which users there are: neither by words nor by how long it takes.
 */
public final class Logins {
  /** After so many wrong codes the password is asked for again. */
  static final int MOST_WRONG_CODES = 5;

  /** What tries of the setup code are counted under; no user can be called so. */
  private static final String SETUP = "/setup";

  /**
   * A step that went well.
   *
   * @param session the id that the browser has from now on
   */
  public record Step(Stage stage, String session) {}

  /**
   * What an authenticator is to be given.
   *
   * @param secret to be typed, where no picture can be taken
   * @param uri the same, for the picture
   */
  public record Enrolment(String secret, String uri) {}

  /**
   * An authenticator works.
   *
   * @param recovery codes for when it is lost, shown once
   */
  public record Enrolled(Step step, List<String> recovery) {
    /** Copies the list. */
    public Enrolled {
      recovery = List.copyOf(recovery);
    }
  }

  private final String box;
  private final Accounts accounts;
  private final Sessions sessions;
  private final BoxSecret secrets;
  private final SetupCode setupCode;
  private final Turnstile turnstile;
  private final FailedLogins failed;
  private final Audit audit;
  private final Clock clock;
  private final SecureRandom random;
  private final Totp totp = new Totp();

  Logins(
      String box,
      Accounts accounts,
      Sessions sessions,
      BoxSecret secrets,
      SetupCode setupCode,
      FailedLogins failed,
      Audit audit,
      Clock clock,
      SecureRandom random) {
    this.box = box;
    this.accounts = accounts;
    this.sessions = sessions;
    this.secrets = secrets;
    this.setupCode = setupCode;
    this.failed = failed;
    this.turnstile = new Turnstile(clock, failed);
    this.audit = audit;
    this.clock = clock;
    this.random = random;
  }

  /** The first step. */
  public Step password(String typed, String password, String address, String browser)
      throws AccountFault {
    String name = typed.strip().toLowerCase(Locale.ROOT);
    turnstile.enter(name, address);
    Optional<Account> account = accounts.find(name);
    String hash = account.map(Account::password).orElse(PasswordHash.NOBODY);
    boolean same = PasswordHash.matches(shortened(password).toCharArray(), hash);
    if (!same || account.isEmpty()) {
      turnstile.wrong(account.isEmpty() ? "" : name);
      throw new AccountFault(
          AccountFault.Kind.WRONG,
          "password",
          "login.wrong",
          "this is not the name and the password of a user");
    }
    turnstile.right(name, address);
    Stage next = account.get().isEnrolled() ? Stage.CODE : afterCode(account.get());
    return new Step(next, sessions.begin(name, account.get().role(), next, address, browser));
  }

  /** What is too long is wrong anyway, and must not cost more time. */
  private static String shortened(String password) {
    return password.length() <= 2 * PasswordRules.LONGEST
        ? password
        : password.substring(0, 2 * PasswordRules.LONGEST);
  }

  private static Stage afterCode(Account account) {
    if (account.passwordOnce()) {
      return Stage.PASSWORD;
    }
    return account.isEnrolled() ? Stage.IN : Stage.ENROL;
  }

  /** The second step: a code of the authenticator, or one for when it is lost. */
  public Step code(String id, String code, String address) throws AccountFault, IOException {
    Session session = at(id, Stage.CODE);
    Account account = check(session, id, code, address);
    return further(id, session, afterCode(account));
  }

  /** A code once more, before something that wants one. */
  public void again(String id, String code, String address) throws AccountFault, IOException {
    check(at(id, Stage.IN), id, code, address);
    sessions.freshen(id);
  }

  private Account check(Session session, String id, String code, String address)
      throws AccountFault, IOException {
    String name = session.user();
    Account account = accounts.find(name).orElseThrow(Logins::notIn);
    turnstile.enter("code " + name, address);
    if (!OneTimeCodes.isRecovery(code) && secrets.unlock(account.secret(), name).isEmpty()) {
      throw unreadable();
    }
    Optional<Account> used =
        OneTimeCodes.isRecovery(code) ? recovery(name, code) : totp(name, code);
    if (used.isPresent()) {
      turnstile.right("code " + name, address);
      turnstile.wasIn(address, name, "code " + name);
      return used.get();
    }
    turnstile.wrong(account.name());
    boolean over =
        sessions.change(id, Session::withWrong).map(Session::wrong).orElse(MOST_WRONG_CODES)
            >= MOST_WRONG_CODES;
    if (over) {
      sessions.end(id);
      throw notIn();
    }
    throw wrongCode();
  }

  private static AccountFault unreadable() {
    return new AccountFault(
        AccountFault.Kind.NOT_NOW,
        "code",
        "login.code.unreadable",
        "the box can't read the secret of your authenticator, so that it can check no code of it:"
            + " use a recovery code, or ask an administrator to reset your authenticator;"
            + " `sealpress web setup` on the box lets a new administrator in");
  }

  private static AccountFault wrongCode() {
    return new AccountFault(
        AccountFault.Kind.WRONG,
        "code",
        "login.code.wrong",
        "this code is not right, or was used before: wait for the next one. If it is never right,"
            + " the clock of the box or of the telephone is wrong");
  }

  private Optional<Account> totp(String name, String code) throws AccountFault, IOException {
    synchronized (accounts) {
      Account account = accounts.find(name).orElseThrow(Logins::notIn);
      Optional<byte[]> secret = secrets.unlock(account.secret(), name);
      OptionalLong step =
          secret.isEmpty()
              ? OptionalLong.empty()
              : totp.match(secret.get(), code, clock.instant(), account.lastStep());
      return step.isEmpty()
          ? Optional.empty()
          : Optional.of(accounts.change(name, each -> each.usedCode(step.getAsLong())));
    }
  }

  private Optional<Account> recovery(String name, String code) throws AccountFault, IOException {
    String hash = OneTimeCodes.hash(code);
    synchronized (accounts) {
      Account account = accounts.find(name).orElseThrow(Logins::notIn);
      if (!account.recovery().contains(hash)) {
        return Optional.empty();
      }
      audit.user(name, "recovery code used", name);
      return Optional.of(accounts.change(name, each -> each.usedRecovery(hash)));
    }
  }

  /** A password of the user's own, in place of one that somebody else chose. */
  public Step ownPassword(String id, String password) throws AccountFault, IOException {
    Session session = at(id, Stage.PASSWORD);
    PasswordRules.check(session.user(), password, "password");
    Account before = accounts.find(session.user()).orElseThrow(Logins::notIn);
    if (PasswordHash.matches(password.toCharArray(), before.password())) {
      throw new AccountFault(
          AccountFault.Kind.WRONG,
          "password",
          "login.password.same",
          "this is the password that you were given: choose one of your own");
    }
    Account account = keepPassword(session.user(), password);
    return further(id, session, account.isEnrolled() ? Stage.IN : Stage.ENROL);
  }

  private Account keepPassword(String name, String password) throws AccountFault, IOException {
    String hash = PasswordHash.of(password.toCharArray(), random);
    Account account = accounts.change(name, each -> each.withPassword(hash, false));
    audit.user(name, "password", name);
    return account;
  }

  /** Another password of a user who is in; ends the user's other sessions. */
  public void changePassword(String id, String old, String password, String address)
      throws AccountFault, IOException {
    Session session = at(id, Stage.IN);
    String name = session.user();
    Account account = accounts.find(name).orElseThrow(Logins::notIn);
    turnstile.enter(name, address);
    if (!PasswordHash.matches(shortened(old).toCharArray(), account.password())) {
      turnstile.wrong(name);
      throw new AccountFault(
          AccountFault.Kind.WRONG,
          "old",
          "login.password.old",
          "this is not the password that you have now");
    }
    turnstile.right(name, address);
    PasswordRules.check(name, password, "password");
    keepPassword(name, password);
    sessions.endAll(name, session.handle());
  }

  /**
   * A secret for a new authenticator. The same again until a code of it was given; who is in with
   * another one must have given a code lately.
   */
  public Enrolment enrolment(String id) throws AccountFault {
    Session session = sessions.use(id).orElseThrow(Logins::notIn);
    if (session.stage() != Stage.ENROL && !(session.isIn() && sessions.isFresh(session))) {
      throw notIn();
    }
    Session with =
        sessions
            .change(
                id,
                each ->
                    each.secret().isPresent() ? each : each.withSecret(Optional.of(locked(each))))
            .orElseThrow(Logins::notIn);
    byte[] secret = secrets.unlock(with.secret().orElseThrow(), with.user()).orElseThrow();
    return new Enrolment(Base32.spaced(Base32.of(secret)), Totp.uri(box, with.user(), secret));
  }

  private String locked(Session session) {
    byte[] secret = new byte[Totp.SECRET];
    random.nextBytes(secret);
    return secrets.lock(secret, session.user());
  }

  /** The first code of a new authenticator. */
  public Enrolled confirm(String id, String code, String address) throws AccountFault, IOException {
    Session session = sessions.use(id).orElseThrow(Logins::notIn);
    if (session.secret().isEmpty() || (session.stage() != Stage.ENROL && !session.isIn())) {
      throw notIn();
    }
    String name = session.user();
    turnstile.enter("code " + name, address);
    byte[] secret = secrets.unlock(session.secret().get(), name).orElseThrow(Logins::notIn);
    OptionalLong step = totp.match(secret, code, clock.instant(), 0);
    if (step.isEmpty()) {
      throw wrongCode();
    }
    turnstile.right("code " + name, address);
    List<String> recovery = OneTimeCodes.recovery(random);
    accounts.change(
        name,
        each ->
            each.withAuthenticator(
                session.secret().get(),
                step.getAsLong(),
                recovery.stream().map(OneTimeCodes::hash).toList()));
    audit.user(name, "second factor", name);
    sessions.change(id, each -> each.withSecret(Optional.empty()));
    if (session.isIn()) {
      sessions.endAll(name, session.handle());
    }
    return new Enrolled(further(id, session, Stage.IN), recovery);
  }

  /** A first administrator, by the code that the box has printed. */
  public Step setup(String code, String typed, String password, String address, String browser)
      throws AccountFault, IOException {
    String name = typed.strip().toLowerCase(Locale.ROOT);
    turnstile.enterByAddress(SETUP, address);
    if (!setupCode.matches(code)) {
      turnstile.wrong("");
      throw new AccountFault(
          AccountFault.Kind.WRONG,
          "code",
          "login.setup.wrong",
          "this is not the code that the box has printed, or it was used already: `sealpress web"
              + " setup` on the box prints another one");
    }
    turnstile.right(SETUP, address);
    PasswordRules.check(name, password, "password");
    String hash = PasswordHash.of(password.toCharArray(), random);
    accounts.add(Account.fresh(name, Role.ADMINISTRATOR, hash).withPassword(hash, false));
    setupCode.used();
    audit.user(name, "added as administrator", "setup code");
    return new Step(
        Stage.ENROL, sessions.begin(name, Role.ADMINISTRATOR, Stage.ENROL, address, browser));
  }

  private Step further(String id, Session session, Stage next) throws AccountFault {
    Account account = accounts.find(session.user()).orElseThrow(Logins::notIn);
    String fresh = sessions.rotate(id, next, account.role()).orElseThrow(Logins::notIn);
    if (next == Stage.IN && !session.isIn()) {
      failed.settle(account.name());
      audit.loggedIn(account.name(), account.role());
    }
    return new Step(next, fresh);
  }

  private Session at(String id, Stage stage) throws AccountFault {
    return sessions.use(id).filter(each -> each.stage() == stage).orElseThrow(Logins::notIn);
  }

  private static AccountFault notIn() {
    return new AccountFault(
        AccountFault.Kind.NOT_IN, "", "login.again", "this took too long: log in once more");
  }
}
