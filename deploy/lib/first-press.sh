#!/bin/sh
# Run as root where the package is installed: the way of the guide's first hour, with a virtual
# scanner, up to a document that is opened with openssl alone. Used by chroot-test.sh.
set -eu
here=$(CDPATH= cd -- "$(dirname -- "$0")" && pwd)
. "$here/need.sh"
. "$here/wait.sh"
umask 022

keys=$(mktemp -d)
cd "$keys"
(umask 077; head -c 15 /dev/urandom | base64 >passphrase)
for key in recovery spare; do
  sealpress keys new "$key" --kind p256 --passphrase-file passphrase >/dev/null
  install -m 644 "$key.pem" /etc/sealpress/
done

scanner_pid= daemon_pid=
finish() {
  for pid in $daemon_pid $scanner_pid; do kill "$pid" 2>/dev/null && wait "$pid" || true; done
}
trap finish EXIT
trap 'exit 130' INT
trap 'exit 143' TERM
sealpress virtual-scanner --sample contract --port 0 --control-port 0 >scanner.log 2>&1 &
scanner_pid=$!
wait_for scanner.log 'sheets in the feeder' "$scanner_pid"
control=$(sed -n 's/.*control at \(.*\)$/\1/p' scanner.log)

cd /etc/sealpress
install -d -o sealpress -g sealpress /srv/sealpress
sealpress init --box front-desk --recipient recovery.pem --recipient spare.pem \
  --folder /srv/sealpress --http-port "$(free_port)" \
  --scanner "$(sed -n 's/.* at \([0-9.:]*\), .*/\1/p' "$keys/scanner.log")"
ls -l /etc/sealpress/sealpress.yaml
cd /
# The line of the unit; the launcher makes itself the user of the service.
sealpress run --config /etc/sealpress/sealpress.yaml >"$keys/daemon.log" 2>&1 &
daemon_pid=$!
wait_for "$keys/daemon.log" 'the scanner is ready' "$daemon_pid"
wait_for "$keys/daemon.log" 'is ready: http' "$daemon_pid"
echo "the daemon runs as $(ps -o user= -p "$daemon_pid" 2>/dev/null || stat -c %U "/proc/$daemon_pid")"

timeout 300 sealpress status --follow &
follower=$!
curl -sS -o /dev/null -X POST "$control/press/scan"
wait "$follower" || { cat "$keys/daemon.log" >&2; exit 1; }
object=$(find /srv/sealpress/objects -name '*.cms')
openssl cms -decrypt -binary -inform DER -in "$object" -recip "$keys/recovery.pem" \
  -inkey "$keys/recovery.key.pem" -passin "file:$keys/passphrase" -out "$keys/document.pdf"
pdftotext "$keys/document.pdf" - | grep -v '^$' | head -n 3
