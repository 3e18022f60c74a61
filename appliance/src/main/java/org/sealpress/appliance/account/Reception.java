package org.sealpress.appliance.account;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;

/** All that has to do with who comes in, over one folder. */
public final class Reception implements AutoCloseable {
  private final Damaged damaged = new Damaged();
  private static final String SECRET = "secret.key";

  private final Path folder;
  private final BoxSecret secrets;
  private final Accounts accounts;
  private final Sessions sessions;
  private final Tokens tokens;
  private final Logins logins;
  private final Users users;
  private final FailedLogins failed;
  private final SetupCode setupCode;
  private final Hashing hashing = new Hashing();

  private Reception(Path folder, String box, Audit audit, Clock clock, SecureRandom random)
      throws IOException {
    this.folder = folder;
    accounts = Accounts.open(folder.resolve("users.json"), damaged);
    secrets = BoxSecret.open(folder.resolve(SECRET), random);
    sessions = new Sessions(clock, random);
    tokens = Tokens.open(folder, damaged, clock, random);
    failed = new FailedLogins(clock, audit);
    setupCode = new SetupCode(random);
    logins = new Logins(box, accounts, sessions, secrets, setupCode, failed, audit, clock, random);
    users = new Users(accounts, sessions, tokens, audit, random);
  }

  /**
   * Opens what is in a folder, which must be there, and makes what is not. What is damaged is put
   * aside, which {@link #problems} tell.
   *
   * @throws IOException when a file can't be written
   */
  public static Reception open(
      Path folder, String box, Audit audit, Clock clock, SecureRandom random) throws IOException {
    return new Reception(folder, box, audit, clock, random);
  }

  /** What a person should do something about, a line each. */
  public List<String> problems() {
    List<String> all = new ArrayList<>(damaged.problems());
    long lost =
        accounts.list().stream()
            .filter(Account::isEnrolled)
            .filter(each -> secrets.unlock(each.secret(), each.name()).isEmpty())
            .count();
    if (lost > 0) {
      all.add(
          folder.resolve(SECRET)
              + " is not the key that the authenticators of "
              + lost
              + " of "
              + accounts.list().size()
              + " users were kept under: no code of them can be checked. Put the former file back"
              + " and start the daemon again; or log in with a recovery code, or make another"
              + " administrator with `sealpress web setup` on the box, who resets the users.");
    }
    return all;
  }

  /** Whether there is no user yet, so that somebody needs {@link #setupCode}. */
  public boolean isNew() {
    return accounts.isEmpty();
  }

  /**
   * Another setup code in place of the former: to be shown to who is at the box, and nobody else.
   */
  public String setupCode() {
    return setupCode.issue();
  }

  /** Whether a setup code is good now. */
  public boolean isSetupOpen() {
    return setupCode.isOpen();
  }

  /** The sessions there are. */
  public Sessions sessions() {
    return sessions;
  }

  /** The tokens there are. */
  public Tokens tokens() {
    return tokens;
  }

  /** The way in. */
  public Logins logins() {
    return logins;
  }

  /** What administrators do. */
  public Users users() {
    return users;
  }

  /** Whether somebody is trying hard to come in. */
  public Optional<FailedLogins.Attack> attack() {
    return failed.attack();
  }

  /** Runs what takes a while where it takes nobody else's time. */
  public <T> CompletableFuture<T> run(Callable<T> task) {
    return hashing.run(task);
  }

  @Override
  public void close() {
    hashing.close();
  }
}
