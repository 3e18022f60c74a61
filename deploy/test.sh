#!/bin/sh
# Builds and runs every test, as CI does. Installs what it needs by apt on Debian 12 or 13.
#   deploy/test.sh         everything that takes under 20 minutes together
#   deploy/test.sh --all   the slow campaigns too
set -eu
here=$(CDPATH= cd -- "$(dirname -- "$0")" && pwd)
root=$(dirname "$here")
. "$here/lib/need.sh"

case "${1:-}" in
  '') all=false ;;
  --all) all=true ;;
  *) sed -n '2,4s/^# //p' "$0"; exit 2 ;;
esac

need_to_build
need_to_run
need git=git /usr/sbin/sshd=openssh-server ssh-keygen=openssh-client /usr/sbin/saned=sane-utils \
  /sbin/mkfs.ext4=e2fsprogs /usr/sbin/xfs_io=xfsprogs /usr/sbin/mkfs.exfat=exfatprogs \
  /usr/sbin/mount.exfat-fuse=exfat-fuse /sbin/losetup=mount chromium=chromium

cd "$root"
failed=0

# The same sources give the same jar, byte for byte; what checks them is left out the second time. The second
# build begins when the first one has its jar, beside the tests that wait for other programs.
again=$(mktemp -d)
trap 'rm -rf "$again"' EXIT
mkdir "$again/sources"
rm -f appliance/target/sealpress.jar
build_again() {
  until [ -f appliance/target/sealpress.jar ] || [ -e "$again/over" ]; do sleep 1; done
  [ -f appliance/target/sealpress.jar ] || return 1
  tar -cf - --anchored --exclude=./target --exclude=./capture-core/target --exclude=./appliance/target \
    --exclude=./deploy/benchmarks/target --exclude=./.git . | tar -xf - -C "$again/sources"
  cd "$again/sources"
  mvn -q -B -ntp -DskipTests -Dspotless.check.skip -Dchecks=-nowarn -Dtest.checks=-nowarn package
}
build_again >"$again/log" 2>&1 &
second=$!

# Unit tests, then tests with real programs, over both modules; the first failure does not end it.
mvn -B -ntp clean verify -fae -Dmaven.test.failure.ignore=false -Dall="$all" || failed=1

touch "$again/over"
wait "$second" || cat "$again/log"
if [ ! -f appliance/target/sealpress.jar ]; then
  echo "No jar was built: see above"
elif cmp appliance/target/sealpress.jar "$again/sources/appliance/target/sealpress.jar"; then
  echo "The jar is reproducible: $(sha256sum appliance/target/sealpress.jar)"
else
  echo "The jar is NOT reproducible: two builds of the same sources differ"
  failed=$((failed + 1))
fi

# The Debian package, its units and rules, as Debian's tools see them.
if [ -f appliance/target/sealpress.jar ]; then
  deploy/lib/package-checks.sh appliance/target/sealpress.jar || failed=$((failed + 1))
  if $all; then
    for debian in 12 13; do deploy/chroot-test.sh "$debian" || failed=$((failed + 1)); done
    deploy/service-test.sh || failed=$((failed + 1))
    deploy/arm64-test.sh || failed=$((failed + 1))
  fi
fi

# What Maven's reports say, in one line.
cat capture-core/target/*-reports/TEST-*.xml appliance/target/*-reports/TEST-*.xml 2>/dev/null \
  | grep -o '<testsuite [^>]*>' \
  | awk -v extra="$failed" '
      function number(name) { return match($0, " " name "=\"[0-9]+\"") \
        ? substr($0, RSTART + length(name) + 3, RLENGTH - length(name) - 4) + 0 : 0 }
      { tests += number("tests"); bad += number("failures") + number("errors"); skipped += number("skipped") }
      END {
        if (bad < extra) bad = extra
        printf "%d passed, %d failed, %d skipped\n", tests - bad - skipped, bad, skipped
      }'
[ "$failed" = 0 ]
