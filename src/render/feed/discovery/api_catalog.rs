//! `.well-known/api-catalog`: where a site's APIs are described (RFC 9727, a link set as of RFC 9264).

use serde_json::{Value, json};

use crate::address;
use crate::render::feed::convert::Convert;
use crate::render::feed::documents::{API_CATALOG, DCAT, INDEX, OPENAPI};

pub(super) fn document(convert: &Convert<'_>) -> Value {
    let entry = convert.url(&address::feed(INDEX.path));
    json!({
        "linkset": [
            {
                "anchor": convert.url(API_CATALOG.path),
                "item": [{"href": entry, "type": INDEX.media_type}],
            },
            {
                "anchor": entry,
                "service-desc": [{"href": convert.url(OPENAPI.path), "type": OPENAPI.media_type}],
                "service-doc": [{"href": convert.url("data/"), "type": "text/html"}],
                "service-meta": [{"href": convert.url(DCAT.path), "type": DCAT.media_type}],
            },
        ],
    })
}
