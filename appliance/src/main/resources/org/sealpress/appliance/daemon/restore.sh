#!/bin/sh
# Gets every document back from the folder that this script lies in.
# Needs a POSIX shell, openssl 3.0 or later, and the coreutils (sha256sum, sort, comm, join ...).
#
#   sh restore.sh KEY.pem FOLDER
#
# It checks the ledger and every hash, decrypts into FOLDER, and gives a document its name only when
# it is whole and what the ledger says of it. Nothing is written over. Run it again to go on where
# it stopped, or from another drive into the same FOLDER to get what is missing here.
set -u
LC_ALL=C
export LC_ALL
tab=$(printf '\t')
work=
part=

say() { printf '%s\n' "$*" >&2; }

die() { # CODE MESSAGE
  code=$1
  shift
  say "restore.sh: $*"
  exit "$code"
}

end() {
  [ -z "$work" ] || rm -rf "$work"
  [ -z "$part" ] || rm -f "$part"
}
trap end EXIT
trap 'stty echo 2>/dev/null; exit 130' HUP INT TERM

usage() {
  cat <<'TEXT'
Usage: sh restore.sh [OPTION...] KEY FOLDER

Gets every document back from the folder that this script lies in.

  KEY                     private key, PEM or PKCS#12, that the documents are sealed for
  FOLDER                  where the documents go; made if it is not there
  --cert FILE             certificate of the key; default: the one of it in recipients
  --passphrase-file FILE  first line is the passphrase; default: you are asked once
  --from FOLDER           another folder with sealed documents, instead of this one

Exit codes: 0 everything is back and proven, 1 there was nothing to restore, 2 wrong usage,
5 key or passphrase, 7 something could not be restored or proven; the messages say what.
TEXT
}

# ---- what is wanted

from=$(dirname "$0")
cert=
passphrase_file=
while [ $# -gt 0 ]; do
  case $1 in
    -h | --help) usage && exit 0 ;;
    --cert | --passphrase-file | --from)
      [ $# -ge 2 ] || die 2 "$1 needs a value; see sh restore.sh --help"
      case $1 in
        --cert) cert=$2 ;;
        --from) from=$2 ;;
        *) passphrase_file=$2 ;;
      esac
      shift 2
      ;;
    --) shift && break ;;
    -*) die 2 "there is no option $1; see sh restore.sh --help" ;;
    *) break ;;
  esac
done
[ $# -eq 2 ] || { usage >&2 && exit 2; }
here=$(pwd)
absolute() { case $1 in /*) printf '%s' "$1" ;; *) printf '%s/%s' "$here" "$1" ;; esac; }
key=$(absolute "$1")
to=$(absolute "$2")
[ -z "$cert" ] || cert=$(absolute "$cert")
[ -z "$passphrase_file" ] || passphrase_file=$(absolute "$passphrase_file")

case $(openssl version 2>/dev/null) in
  "OpenSSL "[3-9].* | "OpenSSL "[1-9][0-9]*) ;;
  *) die 2 "openssl 3.0 or later is needed; here is: $(openssl version 2>&1)" ;;
esac
cd "$from" || die 2 "$from can't be entered: is the drive mounted?"
from=$(pwd -P)
[ -r "$key" ] || die 5 "$key can't be read: name the file of the private key"
[ -d objects ] || [ -d ledger ] ||
  die 1 "$from has no sealed documents (no folder objects): is it the right drive?"

# Plain documents must not land on the drive that leaves the house.
parent=$to
while [ ! -d "$parent" ]; do parent=$(dirname "$parent"); done
case $(cd "$parent" && pwd -P)/ in
  "$from"/*) die 2 "$to is on the drive or folder of the sealed documents: name another place" ;;
esac
work=$(mktemp -d -p /dev/shm 2>/dev/null) || work=$(mktemp -d) ||
  die 2 "no temporary folder can be made: set TMPDIR to a folder with room"

# ---- the key: the passphrase is asked for once and goes through pipes only, never onto a command
# line, into the environment or onto a disk. The key is kept encrypted under a random passphrase
# with a quick derivation, so that the slow one has to be done once and not for each document.

case $(command -v printf) in
  */*) die 2 "printf is no builtin of this shell, which would show the passphrase: use dash or bash" ;;
esac
passphrase=
if [ -n "$passphrase_file" ]; then
  [ -r "$passphrase_file" ] || die 5 "$passphrase_file can't be read"
  IFS= read -r passphrase <"$passphrase_file" || [ -n "$passphrase" ] ||
    die 5 "$passphrase_file has no first line"
elif ! openssl pkey -in "$key" -passin pass: -noout </dev/null >/dev/null 2>&1; then
  if [ -t 0 ]; then
    printf 'Passphrase of %s: ' "$key" >&2
    stty -echo
  fi
  IFS= read -r passphrase || [ -n "$passphrase" ] || die 5 "no passphrase was given: type it, or name a file with --passphrase-file"
  if [ -t 0 ]; then
    stty echo
    say
  fi
fi
session=$(openssl rand -hex 32) || die 2 "openssl gives no random numbers"
printf '%s\n%s\n' "$passphrase" "$session" |
  openssl pkey -in "$key" -passin stdin -passout stdin -aes256 -out "$work/key" 2>"$work/error" ||
  die 5 "wrong passphrase, or $key is no private key: $(tail -n 1 "$work/error")"
passphrase=
own=$(printf '%s\n' "$session" | openssl pkey -in "$work/key" -passin stdin -pubout) ||
  die 5 "$key is no private key that openssl can use"
mark=
sealed_for=
for file in recipients/*.pem; do
  [ -f "$file" ] || continue
  sealed_for="$sealed_for
    $file: $(openssl x509 -in "$file" -noout -subject 2>/dev/null)"
done
if [ -z "$cert" ]; then
  for file in recipients/*.pem; do
    [ -f "$file" ] || continue
    if [ "$(openssl x509 -in "$file" -noout -pubkey 2>/dev/null)" = "$own" ]; then
      cert=$from/$file
    fi
  done
  [ -n "$cert" ] ||
    say "No certificate in recipients is of this key; trying it all the same."
elif [ "$(openssl x509 -in "$cert" -noout -pubkey 2>/dev/null)" != "$own" ]; then
  die 5 "$cert is not the certificate of $key: take the pair that was made together"
fi
if [ -n "$cert" ]; then # its SHA-256 as the ledger writes it
  mark=$(openssl x509 -in "$cert" -noout -fingerprint -sha256 2>/dev/null)
  mark=$(printf '%s' "${mark#*=}" | tr -d : | tr A-F a-f)
fi

# ---- the ledger: lines of canonical JSON, in which no quote stands unescaped within a value

: >"$work/sealed.all"
: >"$work/copies.all"
: >"$work/problems"
problem() { printf '%s\n' "$*" >>"$work/problems"; }

field() { # NAME: into $value, empty when the line has none
  value=
  case $line in
    *"\"$1\":\""*)
      value=${line#*"\"$1\":\""}
      value=${value%%\"*}
      ;;
  esac
}

is_hash() {
  case $1 in *[!0-9a-f]*) return 1 ;; esac
  [ ${#1} -eq 64 ]
}

is_object() {
  case $1 in
    *[!A-Za-z0-9/._-]* | */.* | *//*) return 1 ;;
    objects/*.cms) return 0 ;;
  esac
  return 1
}

# Line N must have the SHA-256 of line N - 1: a thousand of them are hashed by one sha256sum.
mkdir "$work/lines"
batch=0
check_links() {
  [ "$batch" -gt 0 ] || return 0
  (cd "$work/lines" && sha256sum -c --quiet list) >"$work/links" 2>/dev/null ||
    while IFS= read -r result; do
      problem "the ledger is not as it was written: entry ${result%%:*} was changed, or the one after it"
    done <"$work/links"
  rm -rf "$work/lines" && mkdir "$work/lines" && batch=0
}

note() { # the line: what it says of objects
  case $line in
    *'"type":"sealed"'*)
      field object && object=$value
      field sha256 && sealed=$value
      field plainSha256 && plain=$value
      if is_object "$object" && is_hash "$sealed" && is_hash "$plain"; then
        case $line in # whether it is sealed for this key, as far as the ledger tells
          *'"recipients":["'*"$mark"*) whose=mine ;;
          *'"recipients":["'*) whose=others ;;
          *) whose=mine ;;
        esac
        printf '%s %s %s %s\n' "$object" "$sealed" "$plain" "$whose" >&3
      else
        problem "entry $seq of the ledger names an object that can't be one"
      fi
      ;;
    *'"type":"copied"'*)
      field object && object=$value
      field target
      if is_object "$object"; then printf '%s\t%s\n' "$object" "$value" >&4; fi
      ;;
  esac
}

expected=0
before=
zeros=$(printf '%064d' 0)
newline='
'
take() { # the line
  seq=${line#*'"seq":'}
  seq=${seq%%[!0-9]*}
  field prev
  if [ -z "$seq" ] || [ ${#seq} -gt 15 ] || ! is_hash "$value"; then
    problem "the ledger is damaged: $segment has a line after entry $((expected - 1)) that is no entry"
    before=
    return
  fi
  if [ "$seq" -ne "$expected" ]; then
    problem "the ledger is not as it was written: $segment has entry $seq, expected $expected"
    before=
  fi
  if [ -n "$before" ]; then
    printf '%s  %s\n' "$value" "$before" >>"$work/lines/list"
    batch=$((batch + 1))
  elif [ "$seq" -eq 0 ] && [ "$value" != "$zeros" ]; then
    problem "the ledger is not as it was written: its first entry has one before it"
  fi
  [ "$batch" -lt 1000 ] || check_links
  printf '%s' "$line" >"$work/lines/$seq"
  before=$seq
  expected=$((seq + 1))
  note
}

# Reads one file of the ledger by parts: `read` would ask the system for each single byte.
read_segment() {
  rm -rf "$work/parts"
  mkdir "$work/parts"
  split -l 500 -a 5 "$segment" "$work/parts/"
  for lines in "$work/parts"/*; do
    [ -f "$lines" ] || continue
    lines=$(cat "$lines")
    IFS=$newline
    set -f
    for line in $lines; do take; done
    set +f
    unset IFS
  done
}

for segment in ledger/*-*.jsonl; do
  [ -f "$segment" ] || continue
  read_segment
  last=${segment##*-}
  last=${last%.jsonl}
  last=${last#"${last%%[!0]*}"}
  [ "${last:-0}" = $((expected - 1)) ] ||
    problem "the ledger is not as it was written: $segment ends with entry $((expected - 1))"
done 3>"$work/sealed.all" 4>"$work/copies.all"
check_links
if [ "$expected" -gt 0 ]; then # the last entry
  field time
  tomorrow=$(date -u -d '+1 day' +%Y%m%d%H%M%S 2>/dev/null)
  digits=${value%%.*}
  case $digits in
    [0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9])
      digits=$(printf '%s' "$digits" | tr -d ':T-')
      [ "$digits" -le "${tomorrow:-$digits}" ] ||
        say "The last entry of the ledger is dated in the future ($value): the clock of the box or of this computer is wrong; the order of the entries is proven all the same."
      ;;
  esac
fi
[ "$expected" -gt 0 ] ||
  problem "there is no ledger here: what is restored can't be proven complete; try another copy"

# ---- what was signed of it: the newest checkpoint (C2SP tlog-checkpoint, signed-note) says how many
# entries there must be. The hash over all of them, its third line, is not computed here.

dash=$(printf '\342\200\224')
signed_text() { # CHECKPOINT: what is signed into $work/text, the signatures into $work/signatures
  text=yes
  while IFS= read -r line; do
    case $text$line in
      yes) text= ;;
      yes*) printf '%s\n' "$line" ;;
      "$dash "*" "*) printf '%s\n' "${line#"$dash "}" >&3 ;;
    esac
  done <"$1" >"$work/text" 3>"$work/signatures"
}

is_signed() { # by the ledger's key that lies here: 4 bytes of its id stand before the signature
  IFS= read -r origin <"$work/text"
  while read -r name signature; do
    [ "$name" = "$origin" ] || continue
    printf '%s' "$signature" | openssl base64 -d -A >"$work/raw" 2>/dev/null
    [ "$(openssl base64 -A -in "$work/raw")" = "$signature" ] || continue
    id=
    for byte in $(head -c 4 "$work/raw" | od -A n -t x1); do id=$id$byte; done
    tail -c +5 "$work/raw" >"$work/signature"
    if openssl pkeyutl -verify -pubin -inkey "checkpoints/ledger-$id.pem" -rawin \
      -in "$work/text" -sigfile "$work/signature" </dev/null >/dev/null 2>&1; then return 0; fi
  done <"$work/signatures"
  return 1
}

checkpoint=
for file in checkpoints/[0-9]*[0-9]; do
  case ${file#checkpoints/} in *[!0-9]*) continue ;; esac
  [ ! -f "$file" ] || checkpoint=$file
done
if [ -z "$checkpoint" ]; then
  say "No checkpoint here: that no entry is missing at the end of the ledger can't be told."
else
  signed_text "$checkpoint"
  signed=$(head -n 2 "$work/text" | tail -n 1)
  case $signed in '' | *[!0-9]* | ????????????????*) signed= ;; esac
  if ! is_signed; then
    problem "$checkpoint is damaged, or signed with a key that is not here: another ledger's, or a forger's"
  elif [ -z "$signed" ] || [ "$(printf '%010d' "$signed")" != "${checkpoint#checkpoints/}" ]; then
    problem "$checkpoint is over ${signed:-no} entries, its name says something else"
  elif [ "$expected" -lt "$signed" ]; then
    problem "the end of the ledger was cut off: $signed entries were signed ($checkpoint), here are $expected; take another copy"
  else
    say "The ledger has all $signed entries that were signed ($checkpoint)."
  fi
fi

sort -s -u -k 1,1 "$work/sealed.all" >"$work/sealed" # of two that differ the first is believed
sort -u "$work/copies.all" >"$work/copies"
for folder in objects/*/*/*; do
  for object in "$folder"/*.cms; do
    if [ -f "$object" ] && is_object "$object"; then printf '%s\n' "$object"; fi
  done
done | sort >"$work/stored"
cut -d ' ' -f 1 "$work/sealed" >"$work/known"
comm -23 "$work/known" "$work/stored" >"$work/missing"
comm -13 "$work/known" "$work/stored" >"$work/unknown"
join "$work/sealed" "$work/stored" >"$work/both"
[ -s "$work/known" ] || [ -s "$work/stored" ] ||
  die 1 "$from holds no documents: is it the right drive?"

if [ -s "$work/known" ] && [ -s "$work/stored" ] && [ ! -s "$work/both" ]; then
  problem "the ledger is of another archive: it knows none of the documents here; take the ledger of these documents from another drive or remote"
fi

# ---- what is back already, and what is as it was sealed: one sha256sum for all of each

file_of() { # OBJECT: into $name
  name=${1#objects/}
  name=${name%.cms}.pdf
}

while read -r object sealed plain whose; do
  file_of "$object"
  if [ -e "$to/$name" ] || [ -h "$to/$name" ]; then
    printf '%s  %s\n' "$plain" "$name" >&3
  else
    printf '%s  %s\n' "$sealed" "$object" >&4
    printf '%s %s %s\n' "$object" "$plain" "$whose" >&5
  fi
done <"$work/both" 3>"$work/there" 4>"$work/check" 5>"$work/todo"
open_with_key() { # OBJECT FILE
  printf '%s\n' "$session" |
    openssl cms -decrypt -binary -inform DER -in "$1" -inkey "$work/key" -passin stdin \
      ${cert:+-recip "$cert"} -out "$2" 2>"$work/error"
}

# A recipient who came later can't open the oldest ones, and one who was taken out not the newest:
# only a key with which the first, the middle and the last, if undamaged, don't open stops here.
opens_one() {
  lines=$(wc -l <"$work/check")
  told=
  for at in 1 $(((lines + 1) / 2)) "$lines"; do
    line=$(head -n "$at" "$work/check" | tail -n 1)
    object=${line#*  }
    [ "$(sha256sum <"$object")" = "${line%% *}  -" ] || continue
    if open_with_key "$object" /dev/null </dev/null; then return 0; fi
    told=yes
  done
  [ -z "$told" ]
}
if [ -s "$work/check" ] && [ ! -s "$work/there" ] && [ ! -s "$work/unknown" ] &&
  { [ -z "$cert" ] || [ "$(cut -d ' ' -f 3 "$work/todo" | sort -u)" = others ]; }; then
  opens_one ||
    die 5 "this key opens nothing here: it is another archive's, or not of a recipient. Nothing was
written. Use the key of one of these, or another drive or remote with this one:$sealed_for"
fi
mkdir -p "$to" || die 2 "$to can't be made"

say "Checking $(wc -l <"$work/check") sealed documents ..."
: >"$work/sums" && : >"$work/back"
[ ! -s "$work/check" ] || sha256sum -c "$work/check" >"$work/sums" 2>/dev/null
[ ! -s "$work/there" ] || (cd "$to" && sha256sum -c "$work/there") >"$work/back" 2>/dev/null

restored=0
already=0
unproven=0
failed=0
fail() { # OBJECT WHY
  failed=$((failed + 1))
  say "not restored: $1: $2"
}
elsewhere() { # OBJECT: where the ledger says that copies are, into $where
  where=$(printf '%s\n' "$1" | join -t "$tab" - "$work/copies" | cut -f 2 | paste -s -d , -)
  where=${where:+ (copies were made on: $where)}
}

while read -r object; do
  elsewhere "$object"
  fail "$object" "it is in the ledger but not here: try another drive or remote$where"
done <"$work/missing"
while IFS= read -r result; do
  name=${result%%:*}
  case $result in
    *": OK") already=$((already + 1)) ;;
    *) fail "objects/${name%.pdf}.cms" "$to/$name is another file: nothing is written over; move it away" ;;
  esac
done <"$work/back"

# ---- decrypting

give_name() { # PART FILE: never over something
  ln "$1" "$2" 2>/dev/null && rm -f "$1" && return 0
  [ ! -e "$2" ] && [ ! -h "$2" ] && mv "$1" "$2"
}

for_others=0
decrypt() { # OBJECT PLAIN-SHA256-OR-EMPTY WHOSE
  file_of "$1"
  if [ ! -d "$to/${name%/*}" ] && ! mkdir -p "$to/${name%/*}" 2>/dev/null; then
    fail "$1" "the folder $to/${name%/*} can't be made"
    return 1
  fi
  part=$to/${name%/*}/.$$.part
  set -- "$1" "$2" "$to/$name" "$3"
  if ! open_with_key "$1" "$part"; then
    rm -f "$part"
    if [ "$4" = others ]; then
      for_others=$((for_others + 1))
    else
      fail "$1" "openssl can't open it with this key: use a key of one it was sealed for"
    fi
    return 1
  fi
  if [ -n "$2" ] && [ "$(sha256sum <"$part")" != "$2  -" ]; then
    rm -f "$part"
    fail "$1" "it opens but is not what was sealed (SHA-256 of the document differs): try another copy"
    return 1
  fi
  if ! give_name "$part" "$3"; then
    rm -f "$part"
    fail "$1" "$3 can't be written: is there room, and nothing of that name?"
    return 1
  fi
  part=
}

total=$(wc -l <"$work/todo")
count=0
while IFS= read -r result && read -r object plain whose <&3; do
  count=$((count + 1))
  case $result in
    "$object: OK")
      if decrypt "$object" "$plain" "$whose" </dev/null; then restored=$((restored + 1)); fi
      ;;
    *)
      elsewhere "$object"
      fail "$object" "it is damaged: its SHA-256 is not that of the ledger; try another copy$where"
      ;;
  esac
  if [ $((count % 100)) -eq 0 ]; then say "$count of $total ..."; fi
done <"$work/sums" 3<"$work/todo"
while read -r object; do
  file_of "$object"
  if [ -e "$to/$name" ] || [ -h "$to/$name" ]; then
    unproven=$((unproven + 1))
    say "not proven: $object: $to/$name was there already, and the ledger here does not know it"
  elif decrypt "$object" "" unknown </dev/null; then
    unproven=$((unproven + 1))
    say "not proven: $object: it opens, but the ledger here does not know it"
  fi
done <"$work/unknown"
sync -f "$to" 2>/dev/null || sync
[ "$for_others" -eq 0 ] ||
  say "not restored: $for_others documents that are sealed for other keys only; use the key of one of:$sealed_for"
failed=$((failed + for_others))

# ---- how it ended

problems=$(wc -l <"$work/problems")
head -n 20 "$work/problems" >&2
[ "$problems" -le 20 ] || say "... and $((problems - 20)) more such lines"
summary="$restored restored to $to"
[ "$already" -eq 0 ] || summary="$summary, $already there already"
[ "$unproven" -eq 0 ] || summary="$summary, $unproven not proven"
[ "$failed" -eq 0 ] || summary="$summary, $failed not restored"
printf '%s.\n' "$summary"
[ $((unproven + failed + problems)) -eq 0 ] || exit 7
