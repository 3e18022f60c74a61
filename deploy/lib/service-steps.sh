#!/bin/sh
# Run by service-test.sh in a Debian that it has booted, where the package is installed.
set -eu
umask 022
unit=sealpress.service
show() { systemctl show -p "$1" --value "$unit"; }
step() { printf '\n%s\n' "$1"; }
fail() {
  echo "$1" >&2
  journalctl --no-pager -u "$unit" | tail -n 40 >&2
  exit 1
}
# until_true SECONDS WHAT COMMAND...
until_true() {
  seconds=$1 what=$2; shift 2
  while ! "$@" >/dev/null 2>&1; do
    seconds=$((seconds - 1))
    [ "$seconds" -gt 0 ] || fail "not in time: $what"
    sleep 1
  done
}
said() { journalctl --no-pager -u "$unit" | grep -q "$1"; }

step 'Without a configuration it does not run, and has not failed'
systemctl start "$unit"
[ "$(show ActiveState)" = inactive ] && [ "$(show ConditionResult)" = no ] || fail "it is $(show ActiveState)"
[ "$(systemctl show -p Listen --value saned.socket)" = '127.0.0.1:6566 (Stream)' ] || fail 'saned listens elsewhere'

step 'The first hour'
cd /root
head -c 15 /dev/urandom | base64 >passphrase
for key in recovery spare; do
  sealpress keys new "$key" --kind p256 --passphrase-file passphrase >/dev/null
  install -m 644 "$key.pem" /etc/sealpress/
done
install -d -o sealpress -g sealpress /srv/sealpress
mkdir -p "/etc/systemd/system/$unit.d"
# Briefly, so that it need not be waited for.
printf '[Service]\nReadWritePaths=/srv/sealpress\nWatchdogSec=15\nTimeoutStopSec=20\n' >"/etc/systemd/system/$unit.d/here.conf"
systemctl daemon-reload
systemd-run --quiet --unit scanner sealpress virtual-scanner --sample contract --port 6599 --control-port 6598
control=http://127.0.0.1:6598
until_true 60 'the virtual scanner' curl -sS "$control"
cd /etc/sealpress
sealpress init --box front-desk --recipient recovery.pem --recipient spare.pem --folder /srv/sealpress \
  --scanner 127.0.0.1:6599

step 'It is ready'
systemctl start "$unit" # returns when it has said so
[ "$(show ActiveState)" = active ] || fail "it is $(show ActiveState)"
until_true 30 'the scanner' said 'the scanner is ready'
until_true 30 'its status' sh -c "systemctl show -p StatusText --value $unit | grep ."
show StatusText
! said ' WARN ' || fail 'it warns of something'

step 'A press, shut in as it is'
curl -sS -o /dev/null -X POST "$control/press/scan"
until_true 120 'a copy of the document' said 'copied to archive and read back'
echo 'copied and read back'

step 'An upgrade while sheets are fed'
curl -sS -o /dev/null -X POST "$control/load-sample/contract"
curl -sS -o /dev/null -X POST "$control/press/scan"
until_true 30 'the first side' sh -c "journalctl --no-pager -u $unit | grep -c 'side 1 is safe' | grep -q 2"
dpkg -i /root/sealpress.deb >/dev/null
[ "$(show ActiveState)" = active ] || fail "after the upgrade it is $(show ActiveState)"
until_true 60 'the capture' said 'goes on after a restart'
journalctl --no-pager -u "$unit" | sed -n 's/.*\(goes on after a restart.*\)/\1/p'

step 'One that hangs is started anew'
hanging=$(show MainPID)
kill -STOP "$hanging"
until_true 90 'another process' sh -c "[ \$(systemctl show -p NRestarts --value $unit) = 1 ]"
until_true 90 'that it is ready' sh -c "[ \$(systemctl show -p SubState --value $unit) = running ]"
[ "$(show MainPID)" != "$hanging" ] || fail 'it is the same process'
echo 'started anew'
systemctl stop "$unit"
[ "$(show Result)" = success ] || fail "it ended with $(show Result)"
