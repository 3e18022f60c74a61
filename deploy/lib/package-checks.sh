#!/bin/sh
# What Debian's own tools say of the package, the units and the udev rules. Called by test.sh.
#   deploy/lib/package-checks.sh JAR
set -eu
here=$(CDPATH= cd -- "$(dirname -- "$0")" && pwd)
root=$(dirname "$(dirname "$here")")
. "$here/need.sh"
need lintian=lintian systemd-analyze=systemd udevadm=udev

jar=$(realpath -- "$1")
work=$(mktemp -d)
rules=/run/udev/rules.d
trap 'rm -rf "$work"; [ -z "${placed:-}" ] || rm -f "$rules"/60-sealpress-*.rules' EXIT
bad=0
# told NAME FILE: what was found, or that there was nothing
told() {
  if [ -s "$2" ]; then bad=$((bad + 1)); echo "$1:"; sed 's/^/  /' "$2"; else echo "$1: nothing to say"; fi
}

# The same jar, the same package.
deb=$("$root/deploy/package.sh" --jar "$jar" --to "$work/one" | tail -n 1)
again=$("$root/deploy/package.sh" --jar "$jar" --to "$work/two" | tail -n 1)
if cmp "$deb" "$again"; then echo "The package is reproducible: $(sha256sum "$deb" | cut -d ' ' -f 1)"
else echo 'The package is NOT reproducible'; bad=$((bad + 1)); fi

LC_ALL=C lintian --allow-root --fail-on none "$deb" >"$work/lintian" 2>/dev/null \
  || echo 'lintian did not end well' >>"$work/lintian"
told 'lintian' "$work/lintian"

# Units name programs where the package puts them; here they are where this package is unpacked.
dpkg-deb -x "$deb" "$work/tree"
mkdir "$work/units"
cp -r "$root/systemd"/*.service "$root/systemd"/*.path "$work/units"
sed -i "s|=/usr/|=$work/tree/usr/|" "$work/units"/*.service
for unit in "$work/units"/*; do
  case "$unit" in *@.service) named=${unit%.service}sdz1.service; mv "$unit" "$named"; unit=$named ;; esac
  systemd-analyze verify --man=no --recursive-errors=no "$unit" 2>&1 || echo "systemd-analyze: exit code $?"
done | grep -v -e '^$' >"$work/verify" || true
told 'systemd-analyze verify' "$work/verify"

if systemd-analyze security --offline=true --threshold=20 "$root/systemd/sealpress.service" >"$work/security" 2>&1
then sed -n 's/^→ /systemd-analyze security: /p' "$work/security"
else bad=$((bad + 1)); cat "$work/security"
fi

# The package makes the group; this machine may not have it.
mkdir "$work/rules"
cp "$root"/systemd/*.rules "$work/rules"
getent group gpio >/dev/null || sed -i 's/GROUP="gpio"/GROUP="root"/' "$work/rules"/60-sealpress-gpio.rules
if udevadm verify --help >/dev/null 2>&1; then # systemd 254 and later
  udevadm verify --no-summary "$work/rules"/*.rules >"$work/udev" 2>&1 || true
  told 'udevadm verify' "$work/udev"
elif [ "$(id -u)" = 0 ]; then
  mkdir -p "$rules"
  placed=yes
  cp "$work/rules"/*.rules "$rules"
  udevadm test --action=add /sys/class/mem/null 2>&1 | grep -e 'sealpress.*rules:[0-9]' >"$work/udev" || true
  told 'udevadm test' "$work/udev"
else
  echo 'udevadm test: left out, it needs root'
fi
[ "$bad" = 0 ]
