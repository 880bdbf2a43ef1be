//! A number -> the plural class that it belongs to, by rules in the notation of CLDR (Unicode TS #35, part 3, section 5.1).
//!
//! Only whole numbers are counted, so `n` and `i` mean the same and all operands of decimals (`v`, `w`, `f`, `t`, `e`, `c`) are 0: a rule can
//! be copied from CLDR as it is.

/// The classes of CLDR, in its order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Class {
    /// As in Latvian.
    Zero,
    /// As in most languages.
    One,
    /// As in Slovenian.
    Two,
    /// As in Polish.
    Few,
    /// As in Polish.
    Many,
    /// What no rule speaks of.
    Other,
}

impl Class {
    /// All of them.
    pub const ALL: [Self; 6] = [Self::Zero, Self::One, Self::Two, Self::Few, Self::Many, Self::Other];

    /// The name that files use.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Zero => "zero",
            Self::One => "one",
            Self::Two => "two",
            Self::Few => "few",
            Self::Many => "many",
            Self::Other => "other",
        }
    }

    /// The class of a name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|class| class.key() == name)
    }
}

/// The plural classes of a language, each with its rule; the last class, `other`, has what is left.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Plurals(Vec<(Class, PluralRule)>);

/// When a number belongs to a class: all relations of one of the lists hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PluralRule(Vec<Vec<Relation>>);

/// `n % 10 = 2..4` or `n % 100 != 12..14`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Relation {
    /// What the number is divided by; what is left is looked at.
    pub modulus: u32,
    /// Whether it may be in none of the ranges.
    pub is_negated: bool,
    /// From the first to the last number, both included.
    pub ranges: Vec<(u32, u32)>,
}

/// What leaves a number as it is.
const WHOLE: u32 = u32::MAX;

/// What leaves nothing of it: the value that decimals have in whole numbers.
const NOTHING: u32 = 1;

impl Plurals {
    /// The classes with their rules.
    #[must_use]
    pub fn new(mut rules: Vec<(Class, PluralRule)>) -> Self {
        rules.sort_by_key(|(class, _)| *class);
        Self(rules)
    }

    /// The class of a number.
    #[must_use]
    pub fn class(&self, number: u32) -> Class {
        self.0.iter().find(|(_, rule)| rule.holds(number)).map_or(Class::Other, |(class, _)| *class)
    }

    /// Every class that the language has, `other` last.
    pub fn classes(&self) -> impl Iterator<Item = Class> {
        self.0.iter().map(|(class, _)| *class).chain([Class::Other])
    }

    /// Every class but `other`, and its rule.
    pub fn rules(&self) -> impl Iterator<Item = (Class, &PluralRule)> {
        self.0.iter().map(|(class, rule)| (*class, rule))
    }
}

impl PluralRule {
    /// A rule in the notation of CLDR; nothing if it is none.
    #[must_use]
    pub fn new(text: &str) -> Option<Self> {
        let all = |part: &str| part.split(" and ").map(Relation::new).collect::<Option<Vec<_>>>();
        text.split(" or ").map(all).collect::<Option<Vec<_>>>().map(Self)
    }

    /// Lists of relations: all of one list have to hold.
    #[must_use]
    pub fn relations(&self) -> &[Vec<Relation>] {
        &self.0
    }

    fn holds(&self, number: u32) -> bool {
        self.0.iter().any(|all| all.iter().all(|one| one.holds(number)))
    }
}

impl Relation {
    fn new(text: &str) -> Option<Self> {
        let (left, right) = text.split_once('=')?;
        let (left, is_negated) = left.strip_suffix('!').map_or((left, false), |left| (left, true));
        let (operand, modulus) = match left.split_once('%') {
            Some((operand, modulus)) => (operand, modulus.trim().parse().ok().filter(|modulus| *modulus > 0)?),
            None => (left, WHOLE),
        };
        let modulus = match operand.trim() {
            "n" | "i" => modulus,
            "v" | "w" | "f" | "t" | "e" | "c" => NOTHING,
            _ => return None,
        };
        let range = |text: &str| {
            let (from, to) = text.split_once("..").unwrap_or((text, text));
            Some((from.trim().parse().ok()?, to.trim().parse().ok()?)).filter(|(from, to)| from <= to)
        };
        let ranges = right.split(',').map(range).collect::<Option<_>>()?;
        Some(Self { modulus, is_negated, ranges })
    }

    fn holds(&self, number: u32) -> bool {
        let value = number % self.modulus;
        self.ranges.iter().any(|(from, to)| (*from..=*to).contains(&value)) != self.is_negated
    }
}

/// Something for each plural class.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Forms<T> {
    /// Of all classes that have none of their own.
    other: T,
    each: Vec<(Class, T)>,
}

impl<T: Default> Default for Forms<T> {
    fn default() -> Self {
        Self::same(T::default())
    }
}

impl<T> Forms<T> {
    /// The same for all.
    pub const fn same(other: T) -> Self {
        Self { other, each: Vec::new() }
    }

    /// One for each class, and `other`'s.
    pub const fn new(each: Vec<(Class, T)>, other: T) -> Self {
        Self { other, each }
    }

    /// Those of a class.
    pub fn of(&self, class: Class) -> &T {
        self.each.iter().find(|(own, _)| *own == class).map_or(&self.other, |(_, form)| form)
    }

    /// All of them.
    pub fn all(&self) -> impl Iterator<Item = &T> {
        self.each.iter().map(|(_, form)| form).chain([&self.other])
    }
}
