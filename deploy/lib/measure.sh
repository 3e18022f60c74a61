# Sourced by bench.sh: what a command takes, with all the processes that it starts.

# measure NAME COMMAND...: runs it, with what it says in $out/NAME.log; then $wall and $cpu are seconds
# (user and system), $peak the most MB that its processes had in memory at one time: the sum of their
# resident sets, looked at five times a second, with what they share counted for each.
measure() {
  name=$1; shift
  begun=$(date +%s.%N)
  # The times of all children that were waited for, by the shell that waited.
  ( "$@" >"$out/$name.log" 2>&1 || exit 1; times >"$out/$name.times" ) &
  family=$!
  watch "$family" >"$out/$name.rss" &
  watcher=$!
  wait "$family" || { cat "$out/$name.log" >&2; exit 1; }
  ended=$(date +%s.%N)
  wait "$watcher" || true
  wall=$(awk "BEGIN { printf \"%.2f\", $ended - $begun }")
  cpu=$(awk 'NR == 2 { for (i = 1; i <= 2; i++) { split($i, part, "m"); s += 60 * part[1] + part[2] }
    printf "%.2f", s }' "$out/$name.times")
  peak=$(sort -n "$out/$name.rss" | awk 'END { printf "%d", $1 / 1024 }')
}

watch() { # watch PID: kB of a process and all below it, as long as it runs
  while kill -0 "$1" 2>/dev/null; do
    ps -e -o pid=,ppid=,rss= | awk -v root="$1" '
      { parent[$1] = $2; rss[$1] = $3 }
      END {
        for (each in parent) {
          for (up = each; up != root && up in parent && up > 1; up = parent[up]) {}
          if (up == root) sum += rss[each]
        }
        print sum + 0
      }'
    sleep 0.2
  done
}

middle() { # middle A B C: the one between
  printf '%s\n' "$@" | sort -n | sed -n 2p
}
