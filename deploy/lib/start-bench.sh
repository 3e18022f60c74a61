#!/bin/sh
# Measures what somebody feels who stands before the box: how long from the start of the daemon until it
# is ready, what it keeps in memory when it is idle, and how long from a press to the first sheet.
#   deploy/lib/start-bench.sh [LAUNCHER]     without one: of a package that is unpacked for it
set -eu
here=$(CDPATH= cd -- "$(dirname -- "$0")" && pwd)
root=$(dirname "$(dirname "$here")")
. "$here/need.sh"
. "$here/wait.sh"
. "$here/small-box.sh"
need_to_run

work=$(mktemp -d)
scanner_pid= daemon_pid=
finish() {
  for pid in $daemon_pid $scanner_pid; do kill "$pid" 2>/dev/null && wait "$pid" || true; done
  rm -rf "$work"
}
trap finish EXIT
trap 'exit 130' INT
trap 'exit 143' TERM
if [ -n "${1:-}" ]; then
  sealpress=$(realpath -- "$1")
else
  unpacked "${DEB:-$("$root/deploy/package.sh" | tail -n 1)}" "$work/package"
  "$work/package/usr/lib/sealpress/share-classes"
fi
mkdir "$work/box"
cd "$work/box"
small_box

milliseconds() { date +%s%3N; }
for round in 1 2 3 4 5; do
  : >daemon.log # of the round before
  begin=$(milliseconds)
  "$sealpress" run --config sealpress.yaml >daemon.log 2>&1 &
  daemon_pid=$!
  until grep -q 'is ready: http' daemon.log; do
    kill -0 "$daemon_pid" || { cat daemon.log >&2; exit 1; }
    sleep 0.02
  done
  echo "start to ready: $(($(milliseconds) - begin)) ms"
  wait_for daemon.log 'the scanner is ready' "$daemon_pid"
  [ "$round" = 5 ] || { kill "$daemon_pid"; wait "$daemon_pid" || true; daemon_pid=; }
done

# Of a press: from the request to the virtual scanner until its feeder starts.
for round in 1 2 3 4 5; do
  curl -sS -o /dev/null -X POST "$control/load-sample/contract"
  pressed=$(milliseconds)
  curl -sS -o /dev/null -X POST "$control/press/scan"
  tries=0
  until [ "$(grep -c 'was pressed: scanning' daemon.log)" = "$round" ]; do
    tries=$((tries + 1))
    [ "$tries" -lt 3000 ] || { cat daemon.log >&2; exit 1; }
    sleep 0.01
  done
  echo "press to scanner: $(($(milliseconds) - pressed)) ms"
  copied "$round"
done

memory() { # memory PID
  awk '/^(Rss|Pss|Private_Dirty|Anonymous):/ { sum[$1] = $2 } END {
    printf "rss %d MB, its share %d MB, anonymous %d MB", sum["Rss:"] / 1024, sum["Pss:"] / 1024, sum["Anonymous:"] / 1024 }' \
    "/proc/$1/smaps_rollup"
}
echo "after five documents, the daemon: $(memory "$daemon_pid")"
for worker in $(pgrep -P "$daemon_pid" || true); do echo "a worker: $(memory "$worker")"; done
if [ -n "${IDLE:-}" ]; then
  sleep "$IDLE"
  echo "$IDLE s later, the daemon: $(memory "$daemon_pid")"
  for worker in $(pgrep -P "$daemon_pid" || true); do echo "a worker: $(memory "$worker")"; done
fi
