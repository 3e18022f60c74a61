package org.sealpress.appliance.alert.source;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.sealpress.appliance.account.FailedLogins;
import org.sealpress.appliance.alert.Alarm;
import org.sealpress.appliance.alert.AlarmKind;
import org.sealpress.appliance.alert.AlarmSource;
import org.sealpress.appliance.alert.Sight;
import org.sealpress.appliance.alert.Urgency;
import org.sealpress.plan.Today;

/** So many wrong tries to log in that somebody, or an address, was locked out for a while. */
public final class LoginAttack implements AlarmSource {
  private final Supplier<Optional<FailedLogins.Attack>> attack;

  /** Of what the page knows. */
  public LoginAttack(Supplier<Optional<FailedLogins.Attack>> attack) {
    this.attack = attack;
  }

  @Override
  public Set<AlarmKind> kinds() {
    return Set.of(AlarmKind.LOGIN_ATTACK);
  }

  @Override
  public List<Sight> look(Today today) {
    return attack.get().stream().<Sight>map(each -> new Sight.Wrong(alarm(each))).toList();
  }

  private static Alarm alarm(FailedLogins.Attack attack) {
    return new Alarm(
        AlarmKind.LOGIN_ATTACK,
        "",
        Urgency.SOON,
        "somebody tries to log in",
        "Passwords or codes were wrong so often that logins were stopped for 15 minutes, "
            + (attack.locks() == 1 ? "once" : attack.locks() + " times"),
        Optional.of(attack.since()),
        "Whoever guesses a password still needs a code of that user's telephone; nobody can read"
            + " documents by logging in",
        "Ask the users whether it was one of them: `sealpress web user reset NAME --password` helps"
            + " who has forgotten it. If it was none, look into the log of the box for `wrong"
            + " tries`, and see who can reach its page");
  }
}
