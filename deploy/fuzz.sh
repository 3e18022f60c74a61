#!/bin/sh
# Gives the readers of what others may have written damaged inputs, for minutes: Jazzer follows which
# code each input reaches and goes on from those that reach something new. A finding is an exception
# that the reader does not declare, a hang, more memory or time than an input of its size may take,
# or a result that is not so as the target says (org.sealpress.fuzz). Exit code 1 when there is one.
#   deploy/fuzz.sh [--seconds N] [--seed S] [TARGET...]
#   deploy/fuzz.sh --list
#
#   --seconds N   for each target; 600 if nothing is said
#   --seed S      of the random generator; 1 if nothing is said
#   TARGET        as --list prints them; all if none is named
#
# One after the other, on one core and in a heap of 256 MB. What it has learnt of a target is kept in
# target/fuzz/TARGET/corpus, and gone on from the next time; an input that fails is put beside it as
# crash-*, timeout-* or oom-*, its report in log.txt. Try it again with --again FILE TARGET; when it is
# mended, put the file into capture-core/src/test/resources/fuzz/TARGET/, where the tests try it.
set -eu
here=$(CDPATH= cd -- "$(dirname -- "$0")" && pwd)
root=$(dirname "$here")
. "$here/lib/need.sh"
. "$here/lib/build.sh"

usage() { sed -n '2,/^set /s/^# \{0,1\}//p' "$0" | sed '$d'; }

seconds=600
seed=1
again=
list=false
while [ $# -gt 0 ]; do
  case "$1" in
    --help | -h) usage; exit 0 ;;
    --list) list=true; shift ;;
    --seconds | --seed | --again)
      [ $# -ge 2 ] || { usage >&2; exit 2; }
      case "$1" in --seconds) seconds=$2 ;; --seed) seed=$2 ;; *) again=$2 ;; esac
      shift 2 ;;
    -*) usage >&2; exit 2 ;;
    *) break ;;
  esac
done
case "$seconds$seed" in *[!0-9]*) say "fuzz.sh: --seconds and --seed take a number"; exit 2 ;; esac

need_to_build
build
core=$root/capture-core/target
classes=$core/test-classes:$core/classes:$(cat "$core/test-classpath.txt")

all=$(java -cp "$classes" org.sealpress.fuzz.SeedsMain)
if $list; then printf '%s\n' "$all"; exit 0; fi
[ $# -gt 0 ] || set -- $all
for target in "$@"; do
  printf '%s\n' "$all" | grep -qx -- "$target" || {
    say "fuzz.sh: there is no target '$target'; there are:"; say "$all"; exit 2
  }
done

# jazzer TARGET FOLDER ARGUMENT...
jazzer() {
  name=$1 folder=$2
  shift 2
  java -Xmx256m -Xss1m -XX:+UseSerialGC -Djava.awt.headless=true -cp "$classes" \
    com.code_intelligence.jazzer.Jazzer \
    --target_class=org.sealpress.fuzz.JazzerEntry --target_args="$name" \
    --instrumentation_includes='org.sealpress.**:org.bouncycastle.asn1.**:org.bouncycastle.cms.**:com.fasterxml.jackson.core.**' \
    --disabled_hooks=com.code_intelligence.jazzer.sanitizers.FilePathTraversal --reproducer_path="$folder" \
    -artifact_prefix="$folder/" -timeout=10 -rss_limit_mb=1500 -print_final_stats=1 "$@"
}

failed=0
for target in "$@"; do
  folder=$root/target/fuzz/$target
  mkdir -p "$folder/corpus" "$folder/seeds"
  java -cp "$classes" org.sealpress.fuzz.SeedsMain "$target" "$folder/seeds"
  if [ -n "$again" ]; then
    jazzer "$target" "$folder" "$again" || failed=1
    continue
  fi
  known=$root/capture-core/src/test/resources/fuzz/$target
  [ -d "$known" ] || known=
  if jazzer "$target" "$folder" -seed="$seed" -max_total_time="$seconds" -max_len=8192 \
    "$folder/corpus" "$folder/seeds" ${known:+"$known"} >"$folder/log.txt" 2>&1; then
    found=nothing
  else
    found="A FINDING, see $folder/log.txt"
    failed=1
  fi
  stat() { sed -n "s/^stat::$1: *//p" "$folder/log.txt"; }
  printf '%-14s %9s inputs in %4s s, %5s kept, %4s MB: %s\n' "$target" \
    "$(stat number_of_executed_units)" "$seconds" "$(ls "$folder/corpus" | wc -l)" \
    "$(stat peak_rss_mb)" "$found"
done
[ "$failed" = 0 ]
