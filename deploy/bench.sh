#!/bin/sh
# Measures `sealpress convert` against Tesseract alone, side by side in one run.
#   deploy/bench.sh                           on sample pages that the project draws
#   deploy/bench.sh [--lang LANG] IMAGE...    on your own images; what stands on IMAGE.jpg is read
#                                             from IMAGE.gt.txt beside it, where there is one
#   deploy/bench.sh --micro [PATTERN]         what each step of a page costs, by JMH: deskew, G4, JPEG, PDF
#                                             writing, seal, gate
#   deploy/bench.sh --spool [DIR]             spooling 20 sides of A4, 600 dpi, colour, against scanimage
#                                             that writes the same sides to the same disk, and fsync
#   deploy/bench.sh --restore [DIR]           1,000 documents (200 MB) back, against a shell loop of
#                                             `openssl cms -decrypt` over the same objects
#   deploy/bench.sh --catch-up [DIR]          2,000 objects (2 GB) to an empty drive, against `cp` of the
#                                             same files and `sync`; mounts a loop device, as root
#   deploy/bench.sh --remote [DIR]            1,000 objects of 100 kB to an SFTP server on loopback, against
#                                             plain `rclone copy` of the same folder
#   deploy/bench.sh --size [GIGABYTES...]     the package with no more memory than such a computer has; as root
#   deploy/bench.sh --web                     how long /api/status takes while 200 pages watch a box with
#                                             1,000,000 documents, and how much memory that takes; how
#                                             soon a page is seen in Chromium, where that is installed
# "Tesseract alone" is one tesseract process a core with one thread each, on grey copies of at most
# 3508 pixels a side that are made beforehand and not timed. OCRmyPDF is measured too when installed.
# Wall and CPU seconds of Tesseract and sealpress are the middle ones of three rounds.
set -eu
here=$(CDPATH= cd -- "$(dirname -- "$0")" && pwd)
root=$(dirname "$here")
. "$here/lib/need.sh"
. "$here/lib/build.sh"
. "$here/lib/measure.sh"

if [ "${1:-}" = --spool ]; then
  . "$here/lib/spool-bench.sh"
  exit 0
fi

if [ "${1:-}" = --restore ]; then
  . "$here/lib/restore-bench.sh"
  exit 0
fi

if [ "${1:-}" = --catch-up ]; then
  . "$here/lib/catch-up-bench.sh"
  exit 0
fi

if [ "${1:-}" = --remote ]; then
  . "$here/lib/remote-bench.sh"
  exit 0
fi

if [ "${1:-}" = --size ]; then
  . "$here/lib/size-bench.sh"
  exit 0
fi

if [ "${1:-}" = --web ]; then
  . "$here/lib/web-bench.sh"
  exit 0
fi

if [ "${1:-}" = --micro ]; then
  shift
  need_to_build
  need_to_run
  maven -Pjmh -pl deploy/benchmarks -am -DskipTests -Dspotless.check.skip package \
    dependency:build-classpath -Dmdep.outputFile=target/classpath.txt
  cd "$root/deploy/benchmarks"
  exec java -Djava.awt.headless=true -cp "target/classes:$(cat target/classpath.txt)" \
    org.openjdk.jmh.Main "$@"
fi

lang=eng
while [ $# -gt 0 ]; do
  case "$1" in
    --lang) lang=$2; shift 2 ;;
    -*) sed -n '2,20s/^# //p' "$0"; exit 2 ;;
    *) break ;;
  esac
done

need_to_build
need_to_run
need convert-im6.q16=imagemagick ps=procps
build

out=$root/target/bench
rm -rf "$out"
mkdir -p "$out/copies" "$out/floor" "$out/pdf" "$out/peer"
classes=$root/capture-core/target/test-classes:$root/appliance/target/sealpress.jar

if [ $# = 0 ]; then
  java -cp "$classes" org.sealpress.scan.virtual.SamplePages "$out/samples"
  set -- "$out"/samples/*.png
fi

for image; do
  convert-im6.q16 "$image" -colorspace Gray -resize '3508x3508>' -density 300 \
    -units PixelsPerInch "$out/copies/$(basename "${image%.*}").pgm"
done

cores=$(nproc)
floor() {
  # shellcheck disable=SC2016  # expanded by the inner shell
  find "$out/copies" -name '*.pgm' | sort | OMP_THREAD_LIMIT=1 xargs -P "$cores" -I{} \
    sh -c 'tesseract "$1" "$2/$(basename "${1%.*}")" -l "$3" --psm 3 quiet' _ {} "$out/floor" "$lang"
}
ours() {
  rm -f "$out/out.pdf"
  "$here/bin/sealpress" convert --lang "$lang" "$@" -o "$out/out.pdf"
}

peer() {
  img2pdf --imgsize 300dpi "$@" -o "$out/peer-in.pdf"
  OMP_THREAD_LIMIT=1 ocrmypdf -q -l "$lang" -j "$cores" --output-type pdfa "$out/peer-in.pdf" "$out/peer.pdf"
}

texts() { # texts PDF FOLDER IMAGE...: what pdftotext finds on each page
  pdf=$1; folder=$2; shift 2
  page=0
  for image; do
    page=$((page + 1))
    pdftotext -f "$page" -l "$page" "$pdf" "$folder/$(basename "${image%.*}").txt"
  done
}

score() { # score FOLDER IMAGE...: against the truth beside the images: recall, precision, CER
  folder=$1; shift
  for image; do
    truth=${image%.*}.gt.txt
    [ ! -f "$truth" ] || printf '%s\n%s\n' "$truth" "$folder/$(basename "${image%.*}").txt"
  done >"$out/pairs"
  if [ -s "$out/pairs" ]; then
    xargs -d '\n' -a "$out/pairs" java -cp "$classes" org.sealpress.bench.TextScore \
      | awk '{ print $2, $4, $6 }'
  else
    echo - - -
  fi
}

row() { # row NAME WALL CPU MB BYTES RECALL PRECISION CER
  size=-
  [ "$5" = - ] || size=$(awk "BEGIN { printf \"%.1f\", $5 / 1000 / $count }")
  printf '%-18s %8s %8s %10s %10s %8s %10s %8s\n' "$1" "$2" "$3" "$4" "$size" "$6" "$7" "$8"
}

count=$#
echo "$count images, $cores cores, $(tesseract --version 2>&1 | head -n 1)"
floor_walls=; floor_cpus=; our_walls=; our_cpus=; floor_peak=0; our_peak=0
for round in 1 2 3; do
  measure floor floor
  floor_walls="$floor_walls $wall"; floor_cpus="$floor_cpus $cpu"
  [ "$peak" -le "$floor_peak" ] || floor_peak=$peak
  f=$wall
  measure convert ours "$@"
  our_walls="$our_walls $wall"; our_cpus="$our_cpus $cpu"
  [ "$peak" -le "$our_peak" ] || our_peak=$peak
  awk "BEGIN { printf \"round $round: tesseract alone %.2f s, sealpress convert %.2f s, ratio %.2f\n\", $f, $wall, $wall / $f }"
done
texts "$out/out.pdf" "$out/pdf" "$@"

echo
printf '%-18s %8s %8s %10s %10s %8s %10s %8s\n' '' 'wall s' 'CPU s' 'memory MB' 'kB a page' recall precision CER
# shellcheck disable=SC2046,SC2086  # lists of numbers
row 'tesseract alone' $(middle $floor_walls) $(middle $floor_cpus) "$floor_peak" - $(score "$out/floor" "$@")
# shellcheck disable=SC2046,SC2086
row 'sealpress convert' $(middle $our_walls) $(middle $our_cpus) "$our_peak" \
  "$(stat -c %s "$out/out.pdf")" $(score "$out/pdf" "$@")
if command -v ocrmypdf >/dev/null 2>&1 && command -v img2pdf >/dev/null 2>&1; then
  measure peer peer "$@"
  texts "$out/peer.pdf" "$out/peer" "$@"
  # shellcheck disable=SC2046
  row OCRmyPDF "$wall" "$cpu" "$peak" "$(stat -c %s "$out/peer.pdf")" $(score "$out/peer" "$@")
fi
row 'the images' - - - "$(cat "$@" | wc -c)" - - -
echo "(memory: the most at one time, over all processes of it; what they share is counted for each)"
echo
java -cp "$classes:$(cat "$root/capture-core/target/test-classpath.txt")" \
  org.sealpress.pdf.VeraPdf "$out/out.pdf"
