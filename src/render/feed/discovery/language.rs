//! The language of a site -> an IRI for it, as DCAT 3 asks for: the Library of Congress's, by ISO 639-1 or else by ISO 639-2.

use crate::model::site::LanguageTag;

/// ISO 639-1, as the Library of Congress has it.
const TWO_LETTERS: &str = "\
    aa ab ae af ak am an ar as av ay az ba be bg bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv dz ee el en eo es et eu fa ff fi \
    fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik io is it iu ja jv ka kg ki kj kk kl km kn ko kr ks ku kv \
    kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na nb nd ne ng nl nn no nr nv ny oc oj om or os pa pi pl ps pt qu rm \
    rn ro ru rw sa sc sd se sg sh si sk sl sm sn so sq sr ss st su sv sw ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo \
    wa wo xh yi yo za zh zu";

/// The languages of ISO 639-2 that ISO 639-1 doesn't have. Here its two lists, for libraries and for everybody else, agree.
const THREE_LETTERS: &str = "\
    ace ach ada ady afh ain akk ale alt ang anp arc arn arp arw ast awa bal ban bas bej bem bho bik bin bla bra bua bug byn cad car ceb \
    chb chg chk chm chn cho chp chr chy cnr cop crh csb dak dar del den dgr din doi dsb dua dum dyu efi egy eka elx enm ewo fan fat fil \
    fon frm fro frr frs fur gaa gay gba gez gil gmh goh gon gor got grb grc gsw gwi hai haw hil hit hmn hsb hup iba ilo inh jbo jpr jrb \
    kaa kab kac kam kaw kbd kha kho kmb kok kos kpe krc krl kru kum kut lad lah lam lez lol loz lua lui lun luo lus mad mag mai mak man \
    mas mdf mdr men mga mic min mis mnc mni moh mos mul mus mwl mwr myv nap nds new nia niu nog non nqo nso nwc nym nyn nyo nzi osa ota \
    pag pal pam pap pau peo phn pon pro raj rap rar rom rup sad sah sam sas sat scn sco sel sga shn sid sma smj smn sms snk sog srn srr \
    suk sus sux syc syr tem ter tet tig tiv tkl tlh tli tmh tog tpi tsi tum tvl tyv udm uga umb und vai vot wal war was xal yao yap zap \
    zbl zen zgh zun zxx zza";

/// Returns the IRI; nothing for a code that no list has, such as one for private use. Scripts and countries have no place in such an IRI.
pub(super) fn iri(tag: &LanguageTag) -> Option<String> {
    let code = tag.primary().to_ascii_lowercase();
    let is_in = |list: &str| list.split(' ').any(|one| one == code);
    let is_private = ("qaa"..="qtz").contains(&code.as_str());
    match code.len() {
        2 => is_in(TWO_LETTERS).then(|| format!("http://id.loc.gov/vocabulary/iso639-1/{code}")),
        _ if is_in(THREE_LETTERS) => Some(format!("http://id.loc.gov/vocabulary/iso639-2/{code}")),
        // The library has no list of ISO 639-3, which has languages that few people speak: Lexvo's is the one that others link to.
        _ => (!is_private).then(|| format!("http://lexvo.org/id/iso639-3/{code}")),
    }
}
