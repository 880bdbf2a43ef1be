//! The channels through which residents can make a request.

/// A way to ask.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Channel {
    /// A call.
    Phone,
    /// A message left on the telephone.
    Voicemail,
    /// A text message.
    Text,
    /// A live chat on the web.
    Chat,
    /// An e-mail message.
    Email,
    /// A form or page on the web.
    Web,
    /// A report in an app.
    App,
    /// A letter.
    Mail,
    /// A fax.
    Fax,
    /// A counter or a visit.
    InPerson,
    /// A message on a social network.
    SocialMedia,
}

impl Channel {
    /// All channels.
    pub const ALL: [Self; 11] = [
        Self::Phone,
        Self::Voicemail,
        Self::Text,
        Self::Chat,
        Self::Email,
        Self::Web,
        Self::App,
        Self::Mail,
        Self::Fax,
        Self::InPerson,
        Self::SocialMedia,
    ];

    /// What staff write.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Phone => "phone",
            Self::Voicemail => "voicemail",
            Self::Text => "text",
            Self::Chat => "chat",
            Self::Email => "email",
            Self::Web => "web",
            Self::App => "app",
            Self::Mail => "mail",
            Self::Fax => "fax",
            Self::InPerson => "in_person",
            Self::SocialMedia => "social_media",
        }
    }

    /// What the feed says.
    #[must_use]
    pub const fn code(self) -> &'static str {
        self.key()
    }
}
