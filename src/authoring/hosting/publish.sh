#!/bin/sh
# Publishes the site, and makes sure that the public gets it. Written by `charter new hosting`.
#
#   sh publish.sh [--settings FILE] [--first] [--quiet] [COMMAND]
#
# Commands:
#   publish   compare with what is online, build, publish, and ask the public address (if no command is named)
#   prepare   compare with what is online and build into SITE, for a service that then publishes SITE itself
#   confirm   ask the public address whether it serves what is in SITE
#   install   download the program, for a machine that is new at each run
#
# --settings FILE   read the settings below from a file
# --first           the first publication of all: nothing is online yet. Needed once. Without it, a site that can't be found is an error:
#                   a server that is down must never look like a city that has published nothing
# --quiet           say nothing on success, for cron, which sends by e-mail whatever is said
#
# Ends with 0 once the public address serves the site. Otherwise says why on standard error and ends with another code; what was online
# stays there if the content has a fault. Runs as often as you like: if nothing has changed, nothing is published.
#
# Settings, from the environment or a file:
#   URL       where the public reads the site; ends with a slash
#   SITE      the folder of the site. For `publish`: the folder that the web server reads, or with TO, a folder of its own
#   CONTENT   the content folder
#   CHARTER   the program
#   TO        for another machine: its folder, as USER@HOST:/FOLDER, reached by rsync over SSH
#   UPDATE    a command that brings the newest content, such as: git -C /srv/standards pull --ff-only --quiet
#   TRIES     how often the public address is asked until it serves the new site, and
#   WAIT      how many seconds to wait in between; a quarter of an hour in all, as caches of GitHub Pages keep pages for ten minutes
#   DOWNLOAD  for `install`: where the program is (a .tar.gz), and
#   SHA256    its SHA-256
set -eu

fail() {
    echo "publish: $*" >&2
    exit 1
}

command=publish first=${FIRST:-false} quiet=false
while [ $# -gt 0 ]; do
    case $1 in
        --settings)
            [ -f "${2:-}" ] || fail "there is no file of settings \`${2:-}\`"
            # shellcheck source=/dev/null
            . "$2"
            shift
            ;;
        --first) first=true ;;
        --quiet) quiet=true ;;
        publish | prepare | confirm | install) command=$1 ;;
        *) fail "\`$1\` is no command and no option; the first lines of this file list them" ;;
    esac
    shift
done

SITE=${SITE:-public} CONTENT=${CONTENT:-content} TO=${TO:-} UPDATE=${UPDATE:-} TRIES=${TRIES:-60} WAIT=${WAIT:-15}
# Where `install` puts the program.
program=.charter/charter
if [ -z "${CHARTER:-}" ]; then
    CHARTER=charter
    [ ! -x "$program" ] || CHARTER=./$program
fi
MANIFEST=api/v1/manifest.json

temporary=$(mktemp -d)
trap 'rm -rf "$temporary"' EXIT
trap 'exit 1' HUP INT TERM

# The edition of a site in words. The list of its files has the days for which it is valid.
edition() {
    from=$(sed -n '/"in_force"/,/}/s/.*"from": "\([^"]*\)".*/\1/p' "$1" | head -n 1)
    until=$(sed -n '/"in_force"/,/}/s/.*"until": "\([^"]*\)".*/\1/p' "$1" | head -n 1)
    echo "the edition${from:+ in force from $from}${until:+ until $until}"
}

is_site() {
    [ -s "$1" ] && grep -q '"generator": "charter"' "$1"
}

# Goes on only if what is online is as the person says: a site, or nothing at all with --first.
decide() {
    if [ "$1" = there ] && [ "$first" = true ]; then
        fail "there is a site already in $2: run this again without --first, so that nothing of what it has published is lost"
    fi
    if [ "$1" = missing ] && [ "$first" != true ]; then
        fail "there is no published site in $2 to compare with. If it was there before, find out where it went, and don't publish until then. Only for the first publication of all: --first"
    fi
}

# Builds SITE; the arguments say what to compare with.
build() {
    code=0
    "$CHARTER" build --quiet --content "$CONTENT" --out "$SITE" "$@" || code=$?
    if [ "$code" != 0 ]; then
        echo "publish: the site was not built, for the reasons above. What is online stays as it is, and may be out of date." >&2
        exit "$code"
    fi
}

# Copies the feed from the public address: what is online is what must not be lost.
fetch() {
    live=$temporary/live
    mkdir -p "$live/api/v1"
    # An address that no cache can have, so that the files are of one edition.
    fresh="?$(date +%s)"
    answer=$(curl --silent --show-error --location --retry 3 --max-time 60 --output "$live/$MANIFEST" \
        --write-out '%{http_code}' "$URL$MANIFEST$fresh") ||
        fail "$URL can't be reached, so nobody knows what is online, and nothing was published"
    case $answer in
        200) if is_site "$live/$MANIFEST"; then found=there; else found=missing; fi ;;
        404 | 410) found=missing ;;
        *) fail "$URL$MANIFEST answers with HTTP status $answer, so nobody knows what is online, and nothing was published" ;;
    esac
    decide $found "$URL"
    [ $found = there ] || return 0
    # Each file of the feed, as the list names it. `charter` refuses the copy unless it is whole.
    sed -n 's/^ *"path": "\(api\/v1\/[^"\\]*\)".*/\1/p' "$live/$MANIFEST" | while read -r path; do
        printf 'url = "%s%s%s"\noutput = "%s/%s"\n' "$URL" "$path" "$fresh" "$live" "$path"
    done >"$temporary/list"
    curl --silent --no-progress-meter --show-error --fail --location --retry 3 --max-time 600 --parallel --create-dirs --config "$temporary/list" ||
        fail "the feed at $URL can't be copied, so nothing was published"
}

# Asks the public address until it serves what is in SITE.
confirm() {
    asked=0
    while :; do
        : >"$temporary/answer"
        reason=''
        curl --silent --show-error --fail --location --max-time 60 --header 'Cache-Control: no-cache' \
            --output "$temporary/answer" "$URL$MANIFEST" 2>"$temporary/reason" || reason=$(tail -n 1 "$temporary/reason")
        if cmp -s "$temporary/answer" "$SITE/$MANIFEST"; then
            [ "$quiet" = true ] || echo "$URL serves $(edition "$SITE/$MANIFEST")"
            return
        fi
        asked=$((asked + 1))
        [ "$asked" -lt "$TRIES" ] || break
        sleep "$WAIT"
    done
    [ -z "$reason" ] || fail "$URL does not answer as it should ($reason), so the public can't read the site"
    is_site "$temporary/answer" ||
        fail "$URL does not serve the site: is the web server's folder the one that this job publishes to?"
    served=$(edition "$temporary/answer") built=$(edition "$SITE/$MANIFEST")
    [ "$served" != "$built" ] || served="an older copy of $served"
    fail "$URL serves $served, and not what was built for today: $built. Is its folder the one that this job publishes to? Does a cache keep the old pages?"
}

publish() {
    if [ -n "$TO" ]; then
        # The whole folder, so that other people's files in it are there when it is sent back.
        mkdir -p "$SITE"
        rsync --recursive --links --times --delete "${TO%/}/" "$SITE/" ||
            fail "$TO can't be copied, so nobody knows what is online, and nothing was published"
    fi
    if [ -e "$SITE/$MANIFEST" ]; then
        decide there "${TO:-$SITE}"
    else
        decide missing "${TO:-$SITE}"
    fi
    # Compares with what is in SITE.
    build
    if [ -n "$TO" ]; then
        # All new files come into place at the end, and nothing is removed before that.
        rsync --recursive --links --times --checksum --delay-updates --delete-after "$SITE/" "${TO%/}/" ||
            fail "the site was built, and $TO can't be written: some pages may be new and some old"
    fi
}

update() {
    [ -z "$UPDATE" ] || sh -c "$UPDATE" || fail "the newest content can't be fetched (\`$UPDATE\`), so nothing was published"
}

install() {
    mkdir -p "$(dirname "$program")"
    curl --silent --show-error --fail --location --retry 3 --max-time 600 --output "$temporary/download" "$DOWNLOAD" ||
        fail "the program can't be downloaded from $DOWNLOAD"
    echo "$SHA256  $temporary/download" | sha256sum --check --status ||
        fail "what $DOWNLOAD gave is not the program: its SHA-256 is not $SHA256"
    tar -xzf "$temporary/download" -C "$temporary"
    found=$(find "$temporary" -type f -name charter | head -n 1)
    [ -n "$found" ] || fail "there is no file \`charter\` in $DOWNLOAD"
    mv "$found" "$program"
    chmod +x "$program"
}

if [ "$command" = install ]; then
    : "${DOWNLOAD:?is missing: where the program is}" "${SHA256:?is missing: the SHA-256 of the program}"
    install
    exit
fi
: "${URL:?is missing: where the public reads the site}"
URL=${URL%/}/
case $command in
    publish)
        update
        publish
        confirm
        ;;
    prepare)
        fetch
        if [ $found = there ]; then build --against "$live"; else build; fi
        changed=true
        ! cmp -s "$live/$MANIFEST" "$SITE/$MANIFEST" || changed=false
        [ -z "${GITHUB_OUTPUT:-}" ] || echo "changed=$changed" >>"$GITHUB_OUTPUT"
        if [ $changed = true ]; then
            echo "built for $URL: $(edition "$SITE/$MANIFEST")"
        else
            echo "$URL is as it should be: $(edition "$SITE/$MANIFEST")"
        fi
        ;;
    confirm) confirm ;;
esac
