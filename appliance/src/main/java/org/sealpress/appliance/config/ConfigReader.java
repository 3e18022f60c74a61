package org.sealpress.appliance.config;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import org.sealpress.page.ColorMode;
import org.sealpress.page.PageStyle;
import org.sealpress.plan.Policy;
import org.sealpress.scan.ScanProfile;

/** Every key of the file, each with what it may be and what it is when it is not given. */
final class ConfigReader {
  private static final int HIGHEST_PORT = 65_535;
  private static final int MOST_PARTS = 1000;
  private static final Duration CHECK_FOR = Duration.ofMinutes(10);

  private final Path folder;
  private final AlarmReader alarms;

  /** For a file in this folder, which must be absolute. */
  ConfigReader(Path folder) {
    this.folder = folder;
    this.alarms = new AlarmReader(folder);
  }

  Config read(Section file) {
    String box = file.required("box", Scalars.name("front-desk"));
    Path data = file.required("data", Places.path(folder, "/var/lib/sealpress"));
    HttpConfig http = file.section("http", this::http);
    List<Profile> profiles = orElse(file.each("profiles", this::profile), Profile.DEFAULT);
    Map<String, Profile> byName = named(profiles, Profile::name);
    List<DocumentClass> classes =
        orElse(
            file.each("classes", (name, keys) -> documentClass(name, keys, byName)),
            DocumentClass.standard(profiles.get(0)));
    Map<String, DocumentClass> classesByName = named(classes, DocumentClass::name);
    ButtonReader buttons = new ButtonReader(folder, classesByName);
    return new Config(
        box,
        data,
        http,
        file.section("scanner", keys -> scanner(keys, classesByName)),
        profiles,
        classes,
        file.required("recipients", Places.path(folder, "recovery.pem").list()),
        file.each("targets", (name, keys) -> target(name, keys, data)),
        file.section("workers", this::workers),
        file.optional("gate", Scalars.yesOrNo(), true),
        file.section("timestamps", this::timestamps),
        file.each("inboxes", (name, keys) -> inbox(name, keys, classesByName)),
        file.section("rotation", this::rotation),
        file.section("drill", ConfigReader::drill),
        file.section("verify", this::verify),
        file.section("local", this::local),
        file.section("alarms", alarms::alarms),
        file.section("mail", alarms::mail),
        file.each("webhooks", alarms::webhook),
        file.each("buttons", buttons::button),
        file.section("led", buttons::led));
  }

  private HttpConfig http(Section keys) {
    HttpConfig or = HttpConfig.DEFAULT;
    return new HttpConfig(
        keys.optional("host", Places.host(or.host()), or.host()),
        keys.optional("port", Scalars.integer(1, HIGHEST_PORT, "8420"), or.port()),
        keys.optional("names", Places.host("archive.local").list(), or.names()),
        keys.optional("certificate", Places.path(folder, "web.pem")),
        keys.optional("key", Places.path(folder, "web.key.pem")),
        keys.optional("redirect", Scalars.integer(1, HIGHEST_PORT, "8480"))
            .map(OptionalInt::of)
            .orElse(OptionalInt.empty()));
  }

  private ScannerConfig scanner(Section keys, Map<String, DocumentClass> classes) {
    ScannerConfig or = ScannerConfig.DEFAULT;
    return new ScannerConfig(
        keys.optional("host", Places.host(or.host()), or.host()),
        keys.optional("port", Scalars.integer(1, HIGHEST_PORT, "6566"), or.port()),
        keys.optional("device", device(), or.device()),
        keys.optional("poll", Durations.between("20 ms", "10 s", "200 ms"), or.poll()),
        keys.optional("page-limit", Durations.between("1 s", "1 h", "120 s"), or.pageLimit()),
        keys.optional("hold", Durations.between("0 s", "7 d", "1 h"), or.hold()),
        keys.optional("buttons", buttons(classes), or.buttons()),
        keys.optional("share", Scalars.yesOrNo(), or.share()));
  }

  private static Scalar<String> device() {
    return Scalars.matching(
        "[^\\p{Cntrl}]+", "`auto` or a device name as `scanimage -L` prints it", "auto");
  }

  private static Type<List<SensorButton>> buttons(Map<String, DocumentClass> classes) {
    Scalar<String> sensor =
        Scalars.matching(
            "[a-z0-9][a-z0-9-]*", "the name of a sensor as `scanimage -A` prints it", "scan");
    return new PairsType<>(
        sensor,
        Scalars.reference("class", classes),
        "{ scan: " + classes.keySet().iterator().next() + " }",
        SensorButton::new);
  }

  private Profile profile(String name, Section keys) {
    ScanProfile or = Profile.DEFAULT.scan();
    Map<String, ColorMode> modes = new LinkedHashMap<>();
    for (ColorMode mode : List.of(ColorMode.COLOR, ColorMode.GRAY, ColorMode.LINEART)) {
      modes.put(mode.saneName().toLowerCase(Locale.ROOT), mode);
    }
    return new Profile(
        name,
        new ScanProfile(
            keys.optional("resolution", Scalars.integer(50, 2400, "300"), or.resolution()),
            keys.optional("mode", Scalars.choice(modes), or.mode()),
            keys.optional("source", source(), or.source()),
            keys.optional("paper", Papers.paper(), or.paper())),
        keys.optional("duplex", Scalars.choice(Duplex.class), Profile.DEFAULT.duplex()));
  }

  private static Scalar<String> source() {
    return Scalars.matching(
        "[^\\p{Cntrl}]*", "a source of the scanner as `scanimage -A` prints it", "ADF Duplex");
  }

  private DocumentClass documentClass(String name, Section keys, Map<String, Profile> profiles) {
    DocumentClass or = DocumentClass.standard(profiles.values().iterator().next());
    return new DocumentClass(
        name,
        keys.optional("profile", Scalars.reference("profile", profiles), or.profile()),
        keys.optional("languages", Scalars.language().list(), or.languages()),
        policy(keys, or.policy()),
        keys.optional("blank-sides", Scalars.choice(BlankSides.class), or.blankSides()),
        style(keys, or.style()),
        keys.optional("split", Scalars.yesOrNo(), or.split()),
        keys.optional("required", Requirements.copies(), or.required()),
        check(keys));
  }

  private static Duration check(Section keys) {
    boolean wanted = keys.optional("check", Scalars.yesOrNo(), false);
    Duration longest =
        keys.optional("check-for", Durations.between("10 s", "24 h", "10 min"), CHECK_FOR);
    return wanted ? longest : Duration.ZERO;
  }

  private static Policy policy(Section keys, Policy or) {
    return new Policy(
        keys.optional("copies", Schedules.schedule(), or.copies()),
        keys.optional("retention", Retentions.retention(), or.retention()),
        keys.optional("hold", Scalars.yesOrNo(), or.hold()));
  }

  private static DrillConfig drill(Section keys) {
    DrillConfig or = DrillConfig.DEFAULT;
    return new DrillConfig(
        keys.optional("every", Durations.between("1 d", "3650 d", "90 d"), or.every()));
  }

  private static PageStyle style(Section keys, PageStyle or) {
    return new PageStyle(
        keys.optional("keep", Scalars.choice(PageStyle.Profile.class), or.profile()),
        keys.optional("straighten", Scalars.yesOrNo(), or.straighten()),
        keys.optional("crop", Scalars.yesOrNo(), or.crop()),
        keys.optional("colors-by-content", Scalars.yesOrNo(), or.byContent()));
  }

  private TargetConfig target(String name, Section keys, Path data) {
    Map<String, Function<Section, TargetConfig>> kinds = new LinkedHashMap<>();
    kinds.put("folder", of -> new TargetConfig.Folder(name, path(of, "/srv/sealpress")));
    kinds.put("drive", of -> drive(name, of));
    kinds.put("rclone", of -> rclone(name, of));
    kinds.put("git", of -> git(name, of, data));
    return keys.kind("kind", kinds);
  }

  private TargetConfig drive(String name, Section keys) {
    return new TargetConfig.Drive(
        name,
        path(keys, "/media/sealpress/a"),
        keys.optional("mounted", Scalars.yesOrNo(), true),
        keys.optional("smallest", Sizes.bytes("1 GB"), TargetConfig.Drive.SMALLEST));
  }

  private Path path(Section keys, String example) {
    return keys.required("path", Places.path(folder, example));
  }

  private TargetConfig rclone(String name, Section keys) {
    return new TargetConfig.Rclone(
        name,
        keys.required("remote", Places.remote("office:sealpress")),
        keys.optional("config", Places.path(folder, "rclone.conf")),
        keys.optional("bandwidth", Bandwidth.written()),
        keys.optional("hours", Hours.written()));
  }

  private TargetConfig git(String name, Section keys, Path data) {
    return new TargetConfig.Git(
        name,
        keys.required("url", GitPlaces.url("ssh://archive@git.example.org/srv/archive.git")),
        keys.optional("branch", GitPlaces.branch(), TargetConfig.Git.BRANCH),
        keys.optional("key", Places.path(folder, "git.key")),
        keys.optional("known-hosts", Places.path(folder, "git.hosts")),
        data.resolve("git").resolve(name));
  }

  private InboxConfig inbox(String name, Section keys, Map<String, DocumentClass> classes) {
    return new InboxConfig(
        name,
        path(keys, "/srv/inbox"),
        keys.optional(
            "class", Scalars.reference("class", classes), classes.values().iterator().next()),
        keys.optional("settle", Durations.between("1 s", "1 h", "5 s"), InboxConfig.SETTLE));
  }

  private RotationConfig rotation(Section keys) {
    RotationConfig or = RotationConfig.DEFAULT;
    return new RotationConfig(
        keys.optional("cadence", Durations.between("1 d", "365 d", "7 d"), or.cadence()),
        keys.optional("exposure", Durations.between("1 d", "365 d", "14 d"), or.exposure()),
        keys.optional("full-warning", Durations.between("1 d", "365 d", "14 d"), or.fullWarning()));
  }

  private VerifyConfig verify(Section keys) {
    VerifyConfig or = VerifyConfig.DEFAULT;
    return new VerifyConfig(
        keys.optional("every", Durations.between("1 d", "365 d", "7 d"), or.every()),
        keys.optional("parts", Scalars.countOrAuto(MOST_PARTS), or.parts()));
  }

  private LocalConfig local(Section keys) {
    LocalConfig or = LocalConfig.DEFAULT;
    return new LocalConfig(
        keys.optional("keep", Requirements.stay("1 d", "36500 d", "365 d"), or.keep()),
        keys.optional("free", Sizes.bytes("2 GB"), or.free()));
  }

  private TimestampsConfig timestamps(Section keys) {
    Optional<URI> url = keys.optional("url", Places.web("https://tsa.example.org/tsr"));
    Type<List<Path>> certificates = Places.path(folder, "tsa.pem").list();
    return new TimestampsConfig(
        url,
        url.isPresent()
            ? keys.required("certificates", certificates)
            : keys.optional("certificates", certificates, List.of()),
        keys.optional("login", Places.path(folder, "tsa.login")));
  }

  private WorkersConfig workers(Section keys) {
    WorkersConfig or = WorkersConfig.DEFAULT;
    return new WorkersConfig(
        keys.optional("count", Scalars.countOrAuto(64), or.count()),
        keys.optional("page-limit", Durations.between("1 s", "1 h", "120 s"), or.pageLimit()));
  }

  private static <T> List<T> orElse(List<T> given, T otherwise) {
    return given.isEmpty() ? List.of(otherwise) : given;
  }

  private static <T> Map<String, T> named(List<T> all, Function<T, String> name) {
    Map<String, T> map = new LinkedHashMap<>();
    all.forEach(each -> map.put(name.apply(each), each));
    return map;
  }
}
