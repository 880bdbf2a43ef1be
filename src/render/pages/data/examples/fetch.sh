# The standards in force, into the file standards.json.
curl --fail --silent --show-error --remote-name --etag-save standards.etag \
    https://example.org/api/v1/standards.json

# Later: the same file, but only if it has changed. The answer is 304 if not, and the file stays as it is.
curl --fail --silent --show-error --remote-name --etag-compare standards.etag --etag-save standards.etag \
    https://example.org/api/v1/standards.json
