# Sourced by bench.sh --size: the installed program with no more memory than a small computer would let
# it have, in a control group of its own; as root. $2...: gigabytes.
# Needs $root, $here and what bench.sh sources.

need_to_run
. "$here/lib/wait.sh"
. "$here/lib/small-box.sh"
[ "$(id -u)" = 0 ] || { say 'a control group can be made by root only'; exit 1; }
shift
[ $# -gt 0 ] || set -- 2 4 8

work=$(mktemp -d)
scanner_pid= daemon_pid= group= watcher=
finish() {
  for pid in $watcher $daemon_pid $scanner_pid; do kill "$pid" 2>/dev/null && wait "$pid" || true; done
  [ -z "$group" ] || rmdir "$group" || true
  rm -rf "$work"
}
trap finish EXIT
trap 'exit 130' INT
trap 'exit 143' TERM
unpacked "${DEB:-$("$root/deploy/package.sh" | tail -n 1)}" "$work/package"
"$work/package/usr/lib/sealpress/share-classes"

if [ -d /sys/fs/cgroup/memory ]; then
  group=/sys/fs/cgroup/memory/sealpress-bench limit=memory.limit_in_bytes own=total_rss
else
  group=/sys/fs/cgroup/sealpress-bench limit=memory.max own=anon
fi
mkdir "$group"

# What of it can't be dropped by the kernel, four times a second.
watch_group() {
  while sleep 0.25; do awk -v own="$own" '$1 == own { print int($2 / 1048576) }' "$group/memory.stat"; done
}

feed() { # feed SAMPLE COUNT
  curl -sS -o /dev/null -X POST "$control/load-sample/$1"
  begin=$(date +%s%3N)
  curl -sS -o /dev/null -X POST "$control/press/scan"
  copied "$2"
  echo "  $1: $(($(date +%s%3N) - begin)) ms from the press until it is sealed and copied"
}

for size in "$@"; do
  # As a computer that is sold with so much says of itself, and what the unit lets the program have.
  megabytes=$((size * 925)) most=$((size * 925 * 75 / 100))
  case "$size" in 2) heap=256m ;; 4) heap=400m ;; *) heap=600m ;; esac
  workers=$(((megabytes - 1000) / 400))
  [ "$workers" -lt 4 ] || workers=4 # a Raspberry Pi has four cores
  rm -rf "$work/box"
  mkdir "$work/box"
  cd "$work/box"
  small_box
  sed -i "s/^  #count: auto/  count: $workers/" sealpress.yaml
  echo $((most * 1048576)) >"$group/$limit"
  : >daemon.log
  SEALPRESS_HEAP=$heap sh -c 'echo $$ >"$1/cgroup.procs" && exec "$2" run --config sealpress.yaml' \
    sh "$group" "$sealpress" >daemon.log 2>&1 &
  daemon_pid=$!
  wait_for daemon.log 'the scanner is ready' "$daemon_pid"
  echo "$size GB: $most MB for all of it, heap $heap, $workers page workers"
  watch_group >watched &
  watcher=$!
  feed contract 1
  feed pattern600 2
  feed contract 3
  kill "$watcher"; wait "$watcher" 2>/dev/null || true; watcher=
  echo "  at most $(sort -n watched | tail -n 1) MB at a time"
  if grep -q -e 'worker replaced' -e 'was not checked' daemon.log; then
    grep -e 'worker replaced' -e 'was not checked' daemon.log
  fi
  for pid in $daemon_pid $scanner_pid; do kill "$pid" && wait "$pid" || true; done
  daemon_pid= scanner_pid=
done
