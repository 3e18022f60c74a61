#!/bin/sh
# Measures `sealpress convert` against Tesseract alone, side by side in one run.
#   deploy/bench.sh                           on sample pages that the project draws
#   deploy/bench.sh [--lang LANG] IMAGE...    on your own images; what stands on IMAGE.jpg is read
#                                             from IMAGE.gt.txt beside it, where there is one
#   deploy/bench.sh --spool [DIR]             spooling 20 sides of A4, 600 dpi, colour, against scanimage
#                                             that writes the same sides to the same disk, and fsync
# "Tesseract alone" is one tesseract process a core with one thread each, on grey copies of at most
# 3508 pixels a side that are made beforehand and not timed. OCRmyPDF is measured too when installed.
set -eu
here=$(CDPATH= cd -- "$(dirname -- "$0")" && pwd)
root=$(dirname "$here")
. "$here/lib/need.sh"
. "$here/lib/build.sh"

if [ "${1:-}" = --spool ]; then
  . "$here/lib/spool-bench.sh"
  exit 0
fi

lang=eng
while [ $# -gt 0 ]; do
  case "$1" in
    --lang) lang=$2; shift 2 ;;
    -*) sed -n '2,9s/^# //p' "$0"; exit 2 ;;
    *) break ;;
  esac
done

need_to_build
need_to_run
need convert-im6.q16=imagemagick
build

out=$root/target/bench
rm -rf "$out"
mkdir -p "$out/copies" "$out/floor" "$out/pdf"
classes=$root/capture-core/target/test-classes:$root/appliance/target/sealpress.jar

if [ $# = 0 ]; then
  java -cp "$classes" org.sealpress.scan.virtual.SamplePages "$out/samples"
  set -- "$out"/samples/*.png
fi

for image; do
  convert-im6.q16 "$image" -colorspace Gray -resize '3508x3508>' -density 300 \
    -units PixelsPerInch "$out/copies/$(basename "${image%.*}").pgm"
done

seconds() { # seconds NAME COMMAND...: runs it and prints its wall time
  name=$1; shift
  start=$(date +%s.%N)
  "$@" >"$out/$name.log" 2>&1 || { cat "$out/$name.log" >&2; exit 1; }
  end=$(date +%s.%N)
  awk "BEGIN { printf \"%.2f\", $end - $start }"
}

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

score() { # score FOLDER IMAGE...: against the truth beside the images
  folder=$1; shift
  for image; do
    truth=${image%.*}.gt.txt
    [ ! -f "$truth" ] || printf '%s\n%s\n' "$truth" "$folder/$(basename "${image%.*}").txt"
  done | xargs -d '\n' java -cp "$classes" org.sealpress.bench.TextScore
}

echo "$# images, $cores cores, $(tesseract --version 2>&1 | head -n 1)"
for round in 1 2 3; do
  f=$(seconds floor floor)
  o=$(seconds convert ours "$@")
  awk "BEGIN { printf \"round $round: tesseract alone %.2f s, sealpress convert %.2f s, ratio %.2f\n\", $f, $o, $o / $f }"
done

page=0
for image; do
  page=$((page + 1))
  pdftotext -f "$page" -l "$page" "$out/out.pdf" "$out/pdf/$(basename "${image%.*}").txt"
done
echo "tesseract alone:            $(score "$out/floor" "$@")"
echo "pdftotext of sealpress:     $(score "$out/pdf" "$@")"
echo "size of the PDF:            $(stat -c %s "$out/out.pdf") bytes, of the images $(cat "$@" | wc -c)"
java -cp "$classes:$(cat "$root/capture-core/target/test-classpath.txt")" \
  org.sealpress.pdf.VeraPdf "$out/out.pdf"

if command -v ocrmypdf >/dev/null 2>&1 && command -v img2pdf >/dev/null 2>&1; then
  peer() {
    img2pdf --imgsize 300dpi "$@" -o "$out/peer-in.pdf"
    OMP_THREAD_LIMIT=1 ocrmypdf -q -l "$lang" -j "$cores" --output-type pdfa "$out/peer-in.pdf" "$out/peer.pdf"
  }
  echo "OCRmyPDF:                   $(seconds peer peer "$@") s, $(stat -c %s "$out/peer.pdf") bytes"
fi
