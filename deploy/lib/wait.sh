# Sourced after need.sh: waits for what a program that runs beside says.

wait_for() { # wait_for FILE PATTERN PID: until the file has a line like that; ends when the process does
  tries=0
  until grep -q "$2" "$1" 2>/dev/null; do
    kill -0 "$3" 2>/dev/null || { cat "$1" >&2; exit 1; }
    tries=$((tries + 1))
    [ "$tries" -lt 600 ] || { say "nothing happens: see $(realpath -m "$1")"; exit 1; }
    sleep 0.1
  done
}
