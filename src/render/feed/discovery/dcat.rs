//! `catalog.json`: the feed as a data catalogue (DCAT 3, JSON-LD).

use jiff::civil::Date;
use serde_json::{Map, Value, json};

use crate::address;
use crate::render::feed::convert::Convert;
use crate::render::feed::discovery::forms::{description, single};
use crate::render::feed::discovery::language;
use crate::render::feed::documents::{DCAT, OPENAPI};
use crate::render::feed::v1;

pub(super) fn document(convert: &Convert<'_>, modified: Date) -> Value {
    let site = &convert.edition().catalog.site;
    let dataset = convert.url(&format!("{}#dataset", DCAT.path));
    let service = convert.url(&format!("{}#service", DCAT.path));
    let mut document = json!({
        "@context": {
            "dcat": "http://www.w3.org/ns/dcat#",
            "dct": "http://purl.org/dc/terms/",
            "foaf": "http://xmlns.com/foaf/0.1/",
            "vcard": "http://www.w3.org/2006/vcard/ns#",
            "xsd": "http://www.w3.org/2001/XMLSchema#",
        },
        "@id": convert.url(DCAT.path),
        "@type": "dcat:Catalog",
        "dct:title": text(convert, &format!("{}: {}", site.city, site.title)),
        "dct:description": text(convert, &description(convert)),
        "dct:modified": day(modified),
        "dct:license": {"@id": site.licence.url.value.as_str()},
        "dct:publisher": {"@id": convert.url(""), "@type": "foaf:Organization", "foaf:name": site.city},
        "foaf:homepage": {"@id": convert.url("")},
        "dcat:service": {
            "@id": service,
            "@type": "dcat:DataService",
            "dct:title": text(convert, &site.title),
            "dcat:endpointURL": {"@id": convert.url(&address::feed(address::INDEX))},
            "dcat:endpointDescription": {"@id": convert.url(OPENAPI.path)},
            "dcat:servesDataset": {"@id": dataset},
        },
        "dcat:dataset": {
            "@id": dataset,
            "@type": "dcat:Dataset",
            "dct:identifier": dataset,
            "dct:title": text(convert, &format!("{}: {}", site.city, site.title)),
            "dct:description": text(convert, &description(convert)),
            "dct:license": {"@id": site.licence.url.value.as_str()},
            "dct:publisher": {"@id": convert.url("")},
            "dct:modified": day(modified),
            "dcat:contactPoint": contact(convert),
            "dcat:landingPage": {"@id": convert.url("data/")},
            "dcat:version": v1::VERSION,
            "dct:temporal": temporal(convert),
            "dcat:distribution": distributions(convert, &service),
        },
    });
    if let Some(language) = language::iri(&site.language.value) {
        document["dct:language"] = json!({"@id": language});
        document["dcat:dataset"]["dct:language"] = json!({"@id": language});
    }
    document
}

fn day(day: Date) -> Value {
    json!({"@value": day.to_string(), "@type": "xsd:date"})
}

fn text(convert: &Convert<'_>, text: &str) -> Value {
    json!({"@value": text, "@language": convert.edition().catalog.site.language.value.as_str()})
}

fn contact(convert: &Convert<'_>) -> Value {
    let site = &convert.edition().catalog.site;
    let mut contact = Map::from_iter([
        ("@type".to_owned(), "vcard:Organization".into()),
        ("vcard:fn".to_owned(), site.city.as_str().into()),
    ]);
    if let Some(email) = &site.contact.email {
        contact.insert("vcard:hasEmail".to_owned(), json!({"@id": format!("mailto:{}", email.value.as_str())}));
    }
    if let Some(phone) = &site.contact.phone {
        contact.insert("vcard:hasTelephone".to_owned(), json!({"@id": format!("tel:{}", phone.value.dial())}));
    }
    contact.into()
}

/// Returns the days for which the feed is valid, as far as they are known.
fn temporal(convert: &Convert<'_>) -> Value {
    let in_force = convert.edition().in_force;
    let mut period = Map::from_iter([("@type".to_owned(), Value::from("dct:PeriodOfTime"))]);
    if let Some(from) = in_force.from {
        period.insert("dcat:startDate".to_owned(), day(from));
    }
    // DCAT's end date is inclusive, and `until` is the day after.
    if let Some(last) = in_force.until.and_then(|until| until.yesterday().ok()) {
        period.insert("dcat:endDate".to_owned(), day(last));
    }
    period.into()
}

fn distributions(convert: &Convert<'_>, service: &str) -> Vec<Value> {
    single(convert)
        .map(|form| {
            let mut distribution = json!({
                "@id": convert.url(&form.path),
                "@type": "dcat:Distribution",
                "dct:title": form.path,
                "dct:description": form.description,
                "dct:license": {"@id": convert.edition().catalog.site.licence.url.value.as_str()},
                "dcat:accessURL": {"@id": convert.url(&form.path)},
                "dcat:downloadURL": {"@id": convert.url(&form.path)},
                "dcat:accessService": {"@id": service},
                "dcat:mediaType": {
                    "@id": format!("https://www.iana.org/assignments/media-types/{}", form.media_type),
                },
            });
            if let Some(schema) = form.schema {
                distribution["dct:conformsTo"] = json!({"@id": schema});
            }
            distribution
        })
        .collect()
}
