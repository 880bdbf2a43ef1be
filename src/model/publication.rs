//! City publications: the kinds of printed pieces that are made from the same content as the site (policy clause 4.2).

/// A kind of publication.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum PublicationKind {
    /// The whole charter as a booklet.
    Charter,
    /// A booklet for each department.
    Departments,
    /// A poster for the counter, for each service and for the commitment.
    Posters,
    /// A leaflet for each department, on one sheet folded in three.
    Leaflets,
    /// An insert for the utility bill, a third of a page, as a file to print and as text.
    Insert,
    /// A card for the staff of each department, with a record of training (policy clause 4.3).
    StaffCards,
}

impl PublicationKind {
    /// All of them.
    pub const ALL: [Self; 6] =
        [Self::Charter, Self::Departments, Self::Posters, Self::Leaflets, Self::Insert, Self::StaffCards];

    /// What staff write in `site.yaml`, and the name of its file or, if there are several, of their folder.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Charter => "charter",
            Self::Departments => "departments",
            Self::Posters => "posters",
            Self::Leaflets => "leaflets",
            Self::Insert => "insert",
            Self::StaffCards => "staff-cards",
        }
    }
}
