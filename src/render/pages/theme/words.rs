//! The theme's texts that the views use: a name for each, its key in `strings/*.yaml`, and its values.

macro_rules! words {
    ($($name:ident = $key:literal ($($value:literal),*)),* $(,)?) => {
        /// A text that a view uses.
        #[derive(Debug, Clone, Copy)]
        pub(crate) enum Word {
            $($name),*
        }

        impl Word {
            /// All texts, to check a file of strings as a whole.
            pub(crate) const ALL: &[Self] = &[$(Self::$name),*];

            /// Returns its key in the file.
            pub(crate) const fn key(self) -> &'static str {
                match self {
                    $(Self::$name => $key),*
                }
            }

            /// Returns the names of its values, in order.
            pub(crate) const fn values(self) -> &'static [&'static str] {
                match self {
                    $(Self::$name => &[$($value),*]),*
                }
            }
        }
    };
}

words! {
    Home = "frame.home" (),
    Locale = "frame.locale" (),
    SiteName = "frame.site_name" ("title", "city"),
    Picture = "frame.picture" (),
    WhatThisIs = "frame.what_this_is" (),
    Policy = "frame.policy" ("number", "title"),
    NothingInForce = "frame.nothing_in_force" (),
    TrueFrom = "frame.true_from" ("from"),
    TrueTo = "frame.true_to" ("to", "next"),
    TrueFromTo = "frame.true_from_to" ("from", "to", "next"),
    Changed = "changes.changed" (),
    New = "changes.new" (),
    PlanChanged = "changes.plan_changed" (),
    CalledOff = "changes.called_off" (),
    Withdrawn = "changes.withdrawn" (),
    Renamed = "changes.renamed" (),
    Corrected = "changes.corrected" (),
    NowSays = "changes.now_says" ("date", "promise"),
    Paused = "changes.paused" (),
    ExemptionEnds = "changes.exemption_ends" (),
    Exempt = "changes.exempt" ("by"),
    NotExempt = "changes.not_exempt" (),
    NothingUntil = "changes.nothing_until" ("date"),
    HoursClosed = "hours.closed" ("date", "name"),
    HoursEarly = "hours.early" ("date", "name", "time"),
    HoursExcept = "hours.except" ("date", "hours", "name"),
    HoursSoon = "hours.soon" ("days", "from", "to"),
    EveryDocumentTitle = "reference.every_title" (),
    EveryDocumentSummary = "reference.every_summary" (),
    ReferenceTitle = "reference.title" ("path"),
    HoldsText = "reference.text" (),
    HoldsTexts = "reference.texts" (),
    HoldsTextsByName = "reference.texts_by_name" (),
    HoldsWords = "reference.words" (),
    HoldsListOfWords = "reference.list_of_words" (),
    HoldsDate = "reference.date" (),
    HoldsDates = "reference.dates" (),
    HoldsWholeNumber = "reference.whole_number" (),
    HoldsNumber = "reference.number" (),
    HoldsTrueOrFalse = "reference.true_or_false" (),
    HoldsObject = "reference.object" (),
    HoldsListOf = "reference.list_of" (),
    HoldsByName = "reference.by_name" (),
    ReasonStated = "monitoring.reason_stated" (),
    NoClockStart = "monitoring.no_clock_start" ("target"),
    Here = "monitoring.here" (),
    ResultCounts = "results.counts" ("measured", "standards", "kept", "missed"),
    ResultsOf = "results.of" ("name"),
    ResultsOfSummary = "results.of_summary" ("name"),
    MissedInARow = "results.in_a_row" ("count"),
    CountedDue = "results.counted_due" (),
    CountedFinished = "results.counted_finished" (),
    CountedRounds = "results.counted_rounds" (),
    CountedEvents = "results.counted_events" (),
    CountedNumber = "results.counted_number" (),
    CountedAll = "results.counted_all" (),
    CountedStart = "results.counted_start" ("start"),
    CountedOpen = "results.counted_open" ("calendar", "week"),
    FewerThan = "results.fewer_than" ("number"),
    AverageOf = "results.average_of" ("average", "total"),
    MetOf = "results.met_of" ("met", "total"),
    ExpectedBy = "results.expected_by" ("date"),
    NobodyRecognized = "results.nobody_recognized" (),
    EarlyOnes = "results.early" ("number"),
    NotDueYet = "results.not_due" ("number"),
    OnHold = "results.on_hold" ("number"),
    LeftOut = "results.left_out" ("number"),
    LeftOutBecause = "results.left_out_because" ("number", "reason"),
    RevisedOn = "results.revised" ("date", "note", "before"),
    PromiseLine = "results.promise_line" (),
    AtLeastShare = "results.at_least" ("share"),
    AtMostShare = "results.at_most" ("share"),
    HereSince = "monitoring.here_since" ("date"),
    NotPublic = "monitoring.not_public" (),
    NextReview = "monitoring.next_review" ("role", "date"),
    ReviewPassed = "monitoring.review_passed" ("role", "date"),
    NoResults = "monitoring.no_results" (),
    NoReview = "monitoring.no_review" ("role"),
    MovedTitle = "moved.title" ("name"),
    MovedSummary = "moved.summary" ("name"),
    HomePage = "ask.home_page" (),
    PrintChange = "print.change" ("date", "promise"),
    PrintEnds = "print.ends" ("date"),
    ClearSubject = "clear.subject" ("name"),
    ServicesCrumb = "services.crumb" (),
    TopicSummary = "topics.one_summary" ("topic"),
    DoneOnTheSpot = "service.done_on_the_spot" (),
    NoLongerOffered = "service.retired" ("date"),
    Clause = "service.clause" ("title", "clause"),
    NextDate = "hear_back.next" ("last"),
    Fee = "ask.fee" ("amount", "note"),
    AskPhone = "ask.phone" (),
    AskVoicemail = "ask.voicemail" (),
    AskText = "ask.text" (),
    AskChat = "ask.chat" (),
    AskEmail = "ask.email" (),
    AskWeb = "ask.web" (),
    AskApp = "ask.app" (),
    AskMail = "ask.mail" (),
    AskFax = "ask.fax" (),
    AskInPerson = "ask.in_person" (),
    AskSocialMedia = "ask.social_media" (),
    Where = "standard.where" (),
    Priority = "standard.priority" (),
    Season = "standard.season" (),
    Only = "standard.only" (),
    Pause = "standard.pause" ("from", "to", "reason"),
    Within = "hear_back.within" ("last"),
    WithinShare = "hear_back.within_share" ("last", "share"),
    Between = "hear_back.between" ("first", "last"),
    BetweenShare = "hear_back.between_share" ("first", "last", "share"),
    OnAverage = "hear_back.average" ("last"),
    Skipped = "hear_back.skipped" ("days"),
    CountsFrom = "hear_back.counts_from" ("event"),
    Refused = "hear_back.refusal" (),
    RefusedKnown = "hear_back.refusal_known" ("from", "to"),
    RefusedIncomplete = "hear_back.refusal_incomplete" (),
    RefusedStarts = "hear_back.refusal_starts" ("date"),
    RefusedUnknown = "hear_back.refusal_starts_unknown" ("date"),
    RefusedEnds = "hear_back.refusal_ends" ("date"),
    RefusedPause = "hear_back.refusal_pause" ("from", "to"),
    Waits = "hear_back.waits" ("line"),
    WaitsNot = "hear_back.waits_not" (),
    Undated = "hear_back.undated" (),
    UndatedStart = "hear_back.undated_start" (),
    UndatedSeconds = "hear_back.undated_seconds" (),
    RefusedSeason = "hear_back.refusal_season" ("season"),
}
