//! The names that can appear in braces in a language's patterns.

macro_rules! slots {
    ($($slot:ident = $name:literal),* $(,)?) => {
        /// What a placeholder stands for.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub(crate) enum Slot {
            $($slot),*
        }

        impl Slot {
            /// The placeholder of a name.
            pub(crate) fn named(name: &str) -> Option<Self> {
                match name {
                    $($name => Some(Self::$slot),)*
                    _ => None,
                }
            }

            /// Its name.
            pub(crate) const fn name(self) -> &'static str {
                match self {
                    $(Self::$slot => $name),*
                }
            }
        }
    };
}

slots! {
    Action = "action",
    Amount = "amount",
    Calendar = "calendar",
    Cases = "cases",
    City = "city",
    Currency = "currency",
    Date = "date",
    Day = "day",
    Days = "days",
    Done = "done",
    Event = "event",
    First = "first",
    From = "from",
    Hour = "hour",
    Hour12 = "hour12",
    Hours = "hours",
    Last = "last",
    Least = "least",
    Licence = "licence",
    Limit = "limit",
    Limits = "limits",
    Met = "met",
    Minute = "minute",
    Month = "month",
    Months = "months",
    MonthNumber = "month_number",
    N = "n",
    Name = "name",
    Number = "number",
    PaddedDay = "day_of_two_digits",
    PaddedHour = "hour_of_two_digits",
    PaddedMonth = "month_number_of_two_digits",
    Page = "page",
    Per = "per",
    Percent = "percent",
    Period = "period",
    Promise = "promise",
    Reason = "reason",
    Season = "season",
    Service = "service",
    Share = "share",
    Standard = "standard",
    Start = "start",
    Target = "target",
    Text = "text",
    Things = "things",
    Time = "time",
    Title = "title",
    To = "to",
    Total = "total",
    Unit = "unit",
    Way = "way",
    Ways = "ways",
    Weekday = "weekday",
    Who = "who",
    Year = "year",
}
