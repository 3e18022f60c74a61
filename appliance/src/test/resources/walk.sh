# What a person does between the commands of a guide. Sourced by the walk, with ROOT and PORT.
PATH=$ROOT/deploy/bin:$PATH
HERE=$PWD
scanner_pid= daemon_pid=
finish() {
  status=$?
  trap - EXIT
  for pid in $daemon_pid $scanner_pid; do kill "$pid" 2>/dev/null && wait "$pid" 2>/dev/null || true; done
  exit "$status"
}
trap finish EXIT
trap 'exit 143' TERM INT

until_true() { # COMMAND...: asks ten times a second, for two minutes
  local end=$((SECONDS + 120))
  until "$@" >/dev/null 2>&1; do
    [ "$SECONDS" -lt "$end" ] || { echo "waited in vain for: $*"; tail -n 20 "$HERE/daemon.log" || true; return 1; }
    sleep 0.1
  done
}

umask 077
echo 'seven lamps burn on the quay' >pass
mkdir usb remote
printf '[office]\ntype = alias\nremote = %s/remote\n' "$HERE" >rclone.conf
export RCLONE_CONFIG=$HERE/rclone.conf
sealpress virtual-scanner --port 0 --control-port 0 >scanner.log 2>&1 &
scanner_pid=$!
until_true grep -q 'control at' scanner.log
SCANNER=$(sed -n 's/.* at \([0-9.:]*\), .*/\1/p' scanner.log)
CONTROL=$(sed -n 's/.*control at \(.*\)$/\1/p' scanner.log)

sheets() { curl -sS -o /dev/null -X POST "$CONTROL/load-sample/contract"; }

daemon() {
  : >daemon.log # of the one before
  sealpress run --config sealpress.yaml >>daemon.log 2>&1 &
  daemon_pid=$!
  until_true grep -q 'the scanner is ready' daemon.log
  until_true grep -q 'is ready: http' daemon.log
}

stop() {
  kill "$daemon_pid"
  wait "$daemon_pid" || true
  daemon_pid=
}

status_has() { sealpress status --json --config sealpress.yaml | grep -q "$1"; }

# Something is to be minded: one drive alone, a disk in memory, a clock that nobody sets. What can't be
# used, or was not understood, has another exit code and ends the walk.
mind() {
  local status=$?
  [ "$status" = 1 ] || { echo "exit code $status"; exit "$status"; }
}

confirm() { sealpress scan --confirm --config sealpress.yaml || mind; }

swap() { # FROM TO: another folder takes the place of the drive; a person takes longer than this
  mv usb "$1"
  sleep 3
  mv "$2" usb
}

slot() { until_true status_has "\"state\" *: *\"$1\""; }

delivered() { # everything, and the ledger with it
  until_true sh -c 'cat usb/ledger/*.jsonl | grep -q "\"type\":\"copied\""'
  until_true sh -c 'ls usb/checkpoints/*.vkey usb/objects/*/*/*/*.cms'
  ID=$(basename "$(find usb/objects -name '*.cms' | head -n 1)" | cut -c1-10)
}
