//! `data.json`: a description of the feed that open-data portals harvest (DCAT-US 1.1).

use jiff::civil::Date;
use serde_json::{Value, json};

use crate::model::contact::Email;
use crate::render::feed::convert::Convert;
use crate::render::feed::discovery::forms::{description, single};
use crate::render::feed::documents::DCAT;

/// The description, with the e-mail address that it has to name.
pub(super) fn document(convert: &Convert<'_>, email: &Email, modified: Date) -> Value {
    let site = &convert.edition().catalog.site;
    let dataset = json!({
        "@type": "dcat:Dataset",
        "identifier": convert.url(&format!("{}#dataset", DCAT.path)),
        "title": format!("{}: {}", site.city, site.title),
        "description": description(convert),
        "keyword": ["service standards", "customer service", "service charter"],
        "modified": modified.to_string(),
        "accessLevel": "public",
        "language": [site.language.value.as_str()],
        "license": site.licence.url.value.as_str(),
        "landingPage": convert.url("data/"),
        "publisher": {"@type": "org:Organization", "name": site.city},
        "contactPoint": {"@type": "vcard:Contact", "fn": site.city, "hasEmail": format!("mailto:{}", email.as_str())},
        "distribution": distributions(convert),
    });
    json!({
        "@context": "https://project-open-data.cio.gov/v1.1/schema/catalog.jsonld",
        "@id": convert.url("data.json"),
        "@type": "dcat:Catalog",
        "conformsTo": "https://project-open-data.cio.gov/v1.1/schema",
        "describedBy": "https://project-open-data.cio.gov/v1.1/schema/catalog.json",
        "dataset": [dataset],
    })
}

fn distributions(convert: &Convert<'_>) -> Vec<Value> {
    single(convert)
        .map(|form| {
            let mut distribution = json!({
                "@type": "dcat:Distribution",
                "title": form.path,
                "description": form.description,
                "downloadURL": convert.url(&form.path),
                "mediaType": form.media_type,
            });
            if let Some(schema) = form.schema {
                distribution["describedBy"] = schema.into();
                distribution["describedByType"] = "application/schema+json".into();
            }
            distribution
        })
        .collect()
}
