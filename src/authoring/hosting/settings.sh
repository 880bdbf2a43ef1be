# shellcheck shell=sh disable=SC2034
# Settings of publish.sh, whose first lines explain them. Written by `charter new hosting` for @CITY@.
URL=@=URL@
SITE=@=SITE@
TO=@=TO@
CONTENT=@=CONTENT@
CHARTER=@=PROGRAM@
# If the content is in a repository, the command that brings the newest; it must work without a password:
# UPDATE='git pull --ff-only --quiet'
UPDATE=''
# The address is asked every 5 seconds for half a minute. If a cache keeps pages for longer, raise these:
TRIES=7
WAIT=5
