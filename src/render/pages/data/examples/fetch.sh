# Download the standards in force to the file standards.json.
curl --fail --silent --show-error --remote-name --etag-save standards.etag \
    https://example.org/api/v1/standards.json

# Later: download it again, but only if it has changed. If not, the response is 304 and the file stays as it is.
curl --fail --silent --show-error --remote-name --etag-compare standards.etag --etag-save standards.etag \
    https://example.org/api/v1/standards.json
