#!/bin/sh
# Checks that a line is in the ledger whose checkpoint lies beside this script.
#
#   sh check-proof.sh PROOF LINE [FILE...]
#
# PROOF is a C2SP tlog-proof, LINE a file with the line alone. The fingerprint (SHA-256) of each
# FILE must stand in the line. Needs a POSIX shell, openssl and the GNU coreutils. Prints OK or
# WRONG with the reason. That the checkpoint is signed is checked by openssl, see REPORT.txt.

set -u
LC_ALL=C
export LC_ALL

fail() {
  printf 'WRONG: %s\n' "$*"
  exit 1
}

# The SHA-256 of standard input, in hex.
sum() {
  read -r digest rest <<EOF
$(sha256sum)
EOF
  printf '%s' "$digest"
}

# Whether two files are the same.
same() {
  [ -f "$1" ] && [ -f "$2" ] && [ "$(sum < "$1")" = "$(sum < "$2")" ]
}

# Writes what is the base64 text $1, in its one canonical form, into the file $2.
decode() {
  printf '%s' "$1" | base64 -d > "$2" 2> "$work/errors" && [ "$(base64 -w 0 < "$2")" = "$1" ]
}

[ $# -ge 2 ] || fail 'usage: sh check-proof.sh PROOF LINE [FILE...]'
proof=$1
line=$2
shift 2
for file in "$proof" "$line" checkpoint.signed checkpoint.txt checkpoint.sig ledger-key.vkey \
  ledger-key.pem "$@"; do
  [ -r "$file" ] || fail "there is no file $file that can be read"
done
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
trap 'exit 1' HUP INT TERM

# 1. The parts of the proof: the line, its number, the hashes up to the root, the checkpoint.
{
  IFS= read -r first
  IFS= read -r extra
  IFS= read -r index
  : > "$work/path"
  while IFS= read -r hash && [ -n "$hash" ]; do
    printf '%s\n' "$hash" >> "$work/path"
  done
  cat > "$work/note"
} < "$proof"
[ "$first" = 'c2sp.org/tlog-proof@v1' ] || fail "$proof is no proof"
at=${index#index }
[ "index $at" = "$index" ] || fail "$proof has no index"
case $at in '' | *[!0-9]* | 0?*) fail "$proof has no index" ;; esac
decode "${extra#extra }" "$work/line" || fail "$proof has no line"
same "$work/line" "$line" || fail "$line is not the line that $proof is about"
same "$work/note" checkpoint.signed || fail "$proof is not under the checkpoint checkpoint.signed"

# 2. The checkpoint: its signed part, an empty line, signatures in base64.
size=$(wc -c < checkpoint.txt)
head -c "$size" checkpoint.signed > "$work/text"
same "$work/text" checkpoint.txt || fail 'checkpoint.txt is not the beginning of checkpoint.signed'
tail -c +$((size + 1)) checkpoint.signed > "$work/signatures"
found=no
first=yes
while IFS= read -r signature; do
  if [ "$first" = yes ]; then
    [ -z "$signature" ] || fail 'checkpoint.txt is not all that is signed in checkpoint.signed'
    first=no
    continue
  fi
  printf '%s' "${signature##* }" | base64 -d 2> "$work/errors" | tail -c +5 > "$work/signature"
  if same "$work/signature" checkpoint.sig; then
    found=yes
  fi
done < "$work/signatures"
[ "$found" = yes ] || fail 'checkpoint.sig is not in checkpoint.signed'
{
  IFS= read -r origin
  IFS= read -r count
  IFS= read -r root
} < checkpoint.txt
case $count in '' | *[!0-9]* | 0?*) fail 'checkpoint.txt does not say over how many lines it is' ;; esac

# 3. Both forms of the ledger's key: NAME+ID+BASE64, where a byte 1 comes before the key, and PEM.
vkey=$(cat ledger-key.vkey)
name=${vkey%%+*}
[ "$name" = "$origin" ] || fail 'ledger-key.vkey is of another ledger than checkpoint.txt'
id=${vkey#*+}
id=${id%%+*}
decode "${vkey#*+*+}" "$work/typed" || fail 'ledger-key.vkey is damaged'
expected=$({ printf '%s\n' "$name"; cat "$work/typed"; } | sum)
[ "${expected%"${expected#????????}"}" = "$id" ] || fail 'ledger-key.vkey is damaged'
tail -c +2 "$work/typed" > "$work/key"
openssl pkey -pubin -in ledger-key.pem -outform DER -out "$work/der" 2> "$work/errors" ||
  fail 'ledger-key.pem is no public key'
openssl pkey -pubin -in ledger-key.pem -out "$work/again" 2> "$work/errors"
same "$work/again" ledger-key.pem || fail 'ledger-key.pem is damaged'
tail -c 32 "$work/der" > "$work/pem"
same "$work/key" "$work/pem" || fail 'ledger-key.pem is another key than ledger-key.vkey'

# 4. From the line up to the root (RFC 9162, section 2.1.3.2): a leaf is hashed after a byte 0, two
#    hashes together after a byte 1.
number=$at
[ "$at" -lt "$count" ] || fail "the checkpoint is over $count lines, this would be line $at"
last=$((count - 1))
{
  printf '\000'
  cat "$line"
} | openssl dgst -sha256 -binary > "$work/hash"
while IFS= read -r sibling; do
  decode "$sibling" "$work/sibling" || fail "$proof has a hash that is none"
  [ "$(wc -c < "$work/sibling")" -eq 32 ] || fail "$proof has a hash that is none"
  [ "$last" -gt 0 ] || fail "$proof has too many hashes"
  if [ $((at % 2)) -eq 1 ] || [ "$at" -eq "$last" ]; then
    {
      printf '\001'
      cat "$work/sibling" "$work/hash"
    } | openssl dgst -sha256 -binary > "$work/next"
    while [ $((at % 2)) -eq 0 ] && [ "$at" -ne 0 ]; do
      at=$((at / 2))
      last=$((last / 2))
    done
  else
    {
      printf '\001'
      cat "$work/hash" "$work/sibling"
    } | openssl dgst -sha256 -binary > "$work/next"
  fi
  mv "$work/next" "$work/hash"
  at=$((at / 2))
  last=$((last / 2))
done < "$work/path"
[ "$last" -eq 0 ] || fail "$proof has too few hashes"
[ "$(base64 < "$work/hash")" = "$root" ] ||
  fail "the line and $proof lead to another root than the one in checkpoint.txt"

# 5. The line names its number and the fingerprints of the files.
text=$(cat "$line")
case $text in *"\"seq\":$number,"*) ;; *) fail "$line does not say that it is line $number" ;; esac
for file in "$@"; do
  case $text in
    *"\"$(sum < "$file")\""*) ;;
    *) fail "the fingerprint of $file is not in $line" ;;
  esac
done

printf 'OK: %s is line %s of %s, counted from 0\n' "$line" "$number" "$count"
