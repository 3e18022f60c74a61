#!/bin/sh
# One press of the scan button, end to end, on this machine and without hardware: a virtual scanner
# with a two-page contract in its feeder, the daemon, a drive, a remote, and openssl at the end.
# Installs what it needs by apt on Debian 12 or 13. Leaves the result in target/demo.
#   deploy/demo.sh            shows it and stops what it started
#   deploy/demo.sh --stay     leaves scanner and daemon running, to press the button again
set -eu
here=$(CDPATH= cd -- "$(dirname -- "$0")" && pwd)
root=$(dirname "$here")
. "$here/lib/need.sh"
. "$here/lib/build.sh"
. "$here/lib/wait.sh"

stay=false
case "${1:-}" in
  '') ;;
  --stay) stay=true ;;
  *) sed -n '2,6s/^# \{0,1\}//p' "$0"; exit 2 ;;
esac

need_to_build
need_to_run
build

sealpress=$here/bin/sealpress
demo=$root/target/demo
scanner_pid= daemon_pid=
finish() {
  status=$?
  trap - EXIT
  for pid in $daemon_pid $scanner_pid; do
    kill "$pid" 2>/dev/null && wait "$pid" 2>/dev/null || true
  done
  take_out || true
  [ "$status" = 0 ] || say "The demo failed. Its logs: $demo/daemon.log, $demo/scanner.log"
  exit "$status"
}
trap finish EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

# The drive: a file system of its own where this user may mount one, else a folder that stands in for it.
insert() {
  truncate -s 1200M drive.img && mkfs.ext4 -q -F -m 0 drive.img && mount -o loop drive.img drive
}
take_out() { # leaves what is on it in a folder of the same name
  mountpoint -q "$demo/drive" || return 0
  cd "$demo"
  $stay || cp -a drive drive.taken-out
  umount drive
  $stay || { rmdir drive && mv drive.taken-out drive && rm -f drive.img; }
}

step() { printf '\n\033[1m%s\033[0m\n' "$*"; }
show() { printf '$ %s\n' "$*"; }

[ ! -e "$demo" ] || {
  for log in scanner daemon; do # of an earlier --stay
    [ ! -f "$demo/$log.pid" ] || { kill "$(cat "$demo/$log.pid")" 2>/dev/null || true; }
  done
  ! mountpoint -q "$demo/drive" || umount "$demo/drive"
  rm -rf "$demo"
}
mkdir -p "$demo/keys" "$demo/box" "$demo/drive" "$demo/remote"
cd "$demo"

step '1. Two keys, made away from the box; the box gets their certificates only'
umask 077
head -c 15 /dev/urandom | base64 >keys/passphrase
umask 022
show sealpress keys new recovery
"$sealpress" keys new recovery --out keys --passphrase-file keys/passphrase >keys/recovery.txt &
recovery=$!
show sealpress keys new spare --kind p256
"$sealpress" keys new spare --kind p256 --out keys --passphrase-file keys/passphrase >keys/spare.txt
wait "$recovery"
ls keys/*.pem

step '2. A scanner with a contract in its feeder: two sheets, signed, with blank backs'
show sealpress virtual-scanner --sample contract
"$sealpress" virtual-scanner --sample contract --port 0 --control-port 0 >scanner.log 2>&1 &
scanner_pid=$!
echo "$scanner_pid" >scanner.pid
wait_for scanner.log 'sheets in the feeder' "$scanner_pid"
cat scanner.log
scanner=$(sed -n 's/.* at \([0-9.:]*\), .*/\1/p' scanner.log)
control=$(sed -n 's/.*control at \(.*\)$/\1/p' scanner.log)

step '3. The box: its configuration, a drive in the slot, a remote through rclone'
printf '[office]\ntype = alias\nremote = %s/remote\n' "$demo" >rclone.conf
export RCLONE_CONFIG="$demo/rclone.conf"
port=$(free_port)
cp keys/recovery.pem keys/spare.pem box
not_mounted=
insert 2>/dev/null || { rm -f drive.img; not_mounted=--not-mounted; }
show sealpress init --box demo --recipient recovery.pem --recipient spare.pem --drive drive $not_mounted --remote office:
"$sealpress" init --config sealpress.yaml --box demo --data "$demo/data" \
  --recipient box/recovery.pem --recipient box/spare.pem \
  --drive drive --label A $not_mounted --remote office: --scanner "$scanner" --http-port "$port"
show sealpress run
"$sealpress" run --config sealpress.yaml >daemon.log 2>&1 &
daemon_pid=$!
echo "$daemon_pid" >daemon.pid
wait_for daemon.log 'the scanner is ready' "$daemon_pid"
wait_for daemon.log 'is ready: http' "$daemon_pid"
grep -E 'ready|/setup' daemon.log

step '4. Somebody presses the scan button'
show curl -X POST "$control/press/scan"
"$sealpress" status --follow --config sealpress.yaml &
follower=$!
curl -sS -o /dev/null -X POST "$control/press/scan"
wait "$follower"

step '5. The sealed document, on the drive and on the remote'
object=$(cd drive && find objects -name '*.cms')
ls -l "drive/$object" "remote/$object"
show sealpress status
"$sealpress" status --config sealpress.yaml

step '6. Back with openssl alone'
certificate=$(ls drive/recipients/recovery-*.pem)
show openssl cms -decrypt -binary -inform DER -in "drive/$object" \
  -recip "$certificate" -inkey keys/recovery.key.pem -passin file:keys/passphrase -out document.pdf
openssl cms -decrypt -binary -inform DER -in "drive/$object" \
  -recip "$certificate" -inkey keys/recovery.key.pem -passin file:keys/passphrase -out document.pdf
ls -l document.pdf
tests=$root/capture-core/target
java -cp "$tests/test-classes:$(cat "$tests/test-classpath.txt")" \
  org.sealpress.pdf.VeraPdf document.pdf 2>veraPDF.log
show pdfsig -nocert document.pdf
pdfsig -nocert document.pdf

step '7. Its first lines'
show 'pdftotext document.pdf - | head -n 12'
pdftotext document.pdf - | head -n 12

step '8. All of it, without Sealpress: a shell, openssl and the coreutils'
id=$(basename "$object" .cms)
wait_for_ledger() { # until what was delivered is also in the ledger on the drive
  tries=0
  until cat drive/ledger/*.jsonl 2>/dev/null | grep -q "$id" && [ -n "$(ls drive/checkpoints 2>/dev/null)" ]; do
    tries=$((tries + 1))
    [ "$tries" -lt 300 ] || { say 'The ledger did not come to the drive.'; exit 1; }
    sleep 0.1
  done
}
wait_for_ledger
show sh drive/restore.sh --passphrase-file keys/passphrase keys/recovery.key.pem restored
sh drive/restore.sh --passphrase-file keys/passphrase keys/recovery.key.pem restored
find restored -name '*.pdf'

step '9. Was anything changed or removed? With the public key of the ledger alone'
vkey=$(ls data/checkpoints/ledger-*.vkey)
show sealpress ledger verify --from drive --vkey "$vkey"
"$sealpress" ledger verify --from drive --vkey "$vkey"

if $stay; then
  trap - EXIT
  step 'Scanner and daemon go on'
  cat <<EOF
More paper and another press:
  curl -X POST $control/load-sample/contract     (or invoice)
  curl -X POST $control/press/scan
How it is doing:
  deploy/bin/sealpress status --config $demo/sealpress.yaml
  deploy/bin/sealpress status --follow --config $demo/sealpress.yaml
Stop both:
  kill $daemon_pid $scanner_pid; mountpoint -q $demo/drive && umount $demo/drive
EOF
else
  step "All of this is in $demo; look at document.pdf, drive/README.txt, daemon.log"
fi
