# Sourced by demo.sh, test.sh and bench.sh: installs what is missing, by apt, and says so.
#
#   need COMMAND=PACKAGE...     a command, or a file by its path, and the Debian package that has it

say() { printf '%s\n' "$*" >&2; }

as_root() {
  if [ "$(id -u)" = 0 ]; then "$@"
  elif command -v sudo >/dev/null 2>&1; then sudo "$@"
  else say "sealpress: '$*' has to be run as root: log in as root or install sudo"; exit 1
  fi
}

# Packages that bring a server must not start it: the tests start their own, on loopback.
without_services() {
  policy=/usr/sbin/policy-rc.d
  if [ -e "$policy" ]; then "$@"; return; fi
  printf '#!/bin/sh\nexit 101\n' | as_root tee "$policy" >/dev/null
  as_root chmod 755 "$policy"
  "$@" && status=0 || status=$?
  as_root rm -f "$policy"
  return "$status"
}

need() {
  missing=
  for pair in "$@"; do
    command -v "${pair%%=*}" >/dev/null 2>&1 || [ -e "${pair%%=*}" ] || missing="$missing ${pair#*=}"
  done
  [ -n "$missing" ] || return 0
  command -v apt-get >/dev/null 2>&1 || {
    say "sealpress: missing:$missing; these are Debian 12 or 13 packages, install them by hand here"
    exit 1
  }
  say "Installing:$missing"
  apt_log=$(mktemp)
  # shellcheck disable=SC2086  # a list of package names
  if ! { as_root apt-get -qq update && without_services as_root env DEBIAN_FRONTEND=noninteractive \
    apt-get -qq -y -o Dpkg::Use-Pty=0 install --no-install-recommends $missing; } >"$apt_log" 2>&1
  then
    cat "$apt_log" >&2
    say "sealpress: apt could not install$missing; mend that and try again"
    exit 1
  fi
  rm -f "$apt_log"
}

need_to_build() {
  # A JDK by its compiler: a JRE alone is not enough.
  need javac=default-jdk-headless mvn=maven
}

need_to_run() {
  need tesseract=tesseract-ocr \
    /usr/share/tesseract-ocr/5/tessdata/eng.traineddata=tesseract-ocr-eng \
    /usr/share/tesseract-ocr/5/tessdata/osd.traineddata=tesseract-ocr-osd \
    scanimage=sane-utils rclone=rclone openssl=openssl pdftotext=poppler-utils curl=curl \
    /usr/share/fonts/truetype/dejavu/DejaVuSans.ttf=fonts-dejavu-core
}

# A TCP port of loopback that nobody listens on now.
free_port() {
  for port in $(shuf -i 20000-32000 -n 20); do
    curl -s -o /dev/null --max-time 1 "telnet://127.0.0.1:$port" </dev/null && continue
    echo "$port"
    return
  done
}
