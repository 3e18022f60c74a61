#!/bin/sh
# Writes deploy/package/classes.lst: the classes that the daemon uses until a first document is sealed
# and copied. The package has Java prepare them (class-data sharing). One that is missing in the list
# costs a moment at the start, one that is too much costs nothing: make it anew now and then.
set -eu
here=$(CDPATH= cd -- "$(dirname -- "$0")" && pwd)
root=$(dirname "$(dirname "$here")")
. "$here/need.sh"
. "$here/build.sh"
. "$here/wait.sh"
. "$here/small-box.sh"
need_to_build
need_to_run
build

sealpress=$root/deploy/bin/sealpress
work=$(mktemp -d)
scanner_pid= daemon_pid=
finish() {
  for pid in $daemon_pid $scanner_pid; do kill "$pid" 2>/dev/null && wait "$pid" || true; done
  rm -rf "$work"
}
trap finish EXIT
trap 'exit 130' INT
trap 'exit 143' TERM
cd "$work"
small_box
SEALPRESS_JAVA_OPTS="-Xshare:off -XX:DumpLoadedClassList=$work/classes" \
  "$sealpress" run --config sealpress.yaml >daemon.log 2>&1 &
daemon_pid=$!
wait_for daemon.log 'the scanner is ready' "$daemon_pid"
wait_for daemon.log 'is ready: http' "$daemon_pid"
press
kill "$daemon_pid"
wait "$daemon_pid" || true
daemon_pid=
# What differs from one run to the next is left out: classes that Java makes while it runs.
{
  echo '# The classes of the daemon, by deploy/lib/class-list.sh.'
  grep -v -e '^#' -e '[$][$]Lambda' -e 'LambdaForm[$]' -e '/0x' classes | LC_ALL=C sort -u
} >"$root/deploy/package/classes.lst"
wc -l "$root/deploy/package/classes.lst"
