//! The tests, one binary, a folder per room of `src` and one for the house itself. `support` has what they share; fixtures are data under `tests/fixtures/`.

mod bench_city;
mod links;
mod markdown;

mod agenda {
    mod items;
}

mod check {
    mod passing_days;
    mod readability;
    mod rules;
    mod times_of_day;
}

mod command {
    mod agenda;
    #[cfg(unix)]
    mod answers;
    #[cfg(unix)]
    mod change;
    mod cli;
    mod damaged;
    #[cfg(unix)]
    mod every_target;
    mod explain;
    mod fix;
    mod guard;
    mod hosting;
    #[cfg(target_os = "linux")]
    mod machine;
    mod names;
    mod new;
    mod newcomer;
    mod newsletter;
    mod other_day;
    mod print;
    mod progress;
    #[cfg(target_os = "linux")]
    mod random_numbers;
    mod results;
    mod telling;
}

mod compatibility {
    mod guard;
    mod random_edits;
    mod rules;
}

mod counting {
    mod cases;
    mod doubled;
    mod forms;
    mod merging;
    mod recount;
}

mod diff {
    mod changes;
    mod request;
}

mod edit {
    mod documents;
    mod fixes;
    mod slips;
}

mod emit {
    mod formats;
}

mod feed {
    mod archive;
    mod beginnings;
    mod documents;
    mod mirror;
    mod targets;
}

mod handbook {
    mod blocks;
    mod pages;
    mod texts;
}

mod holidays {
    mod dates;
}

mod house {
    mod circles;
    mod content_format;
    mod imports;
    mod laws;
    mod readme;
    #[cfg(target_os = "linux")]
    mod release;
    mod rooms;
    mod workflows;
}

mod icalendar {
    mod import;
}

mod language {
    mod cases;
    mod fragments;
    mod languages;
    mod sentences;
    mod sort_keys;
    mod weeks;
}

mod layout {
    mod flow;
    mod markup;
}

mod model {
    mod agreement;
    mod due;
    mod language_tag;
    mod recurring_day;
    mod results;
    mod strength;
}

mod parse {
    mod bad_input;
    mod base_urls;
    mod defaults;
    pub(crate) mod faults;
    mod follow_ups;
    mod indentation;
    mod logo;
    mod lost_words;
    mod memory;
    #[cfg(target_os = "linux")]
    mod monsters;
    mod other_cities;
    mod own_words;
    mod places;
    mod sample;
    mod schema;
    mod second_reader;
    mod zones;
}

mod publish {
    #[cfg(target_os = "linux")]
    mod safety;
    #[cfg(unix)]
    mod target;
    #[cfg(unix)]
    mod umask;
    #[cfg(target_os = "linux")]
    mod watched;
}

mod report {
    mod pages;
}

mod render {
    mod ahead_of_time;
    mod answers;
    mod changes;
    mod contrast;
    mod counts;
    mod embed;
    mod emergency;
    mod functions;
    mod head;
    mod hear_back;
    mod history;
    mod home;
    mod hostile;
    mod hostile_fields;
    mod hosting;
    mod hours;
    mod ids;
    mod if_missed;
    mod monitoring;
    mod pages;
    mod print_rules;
    mod publications;
    mod results;
    mod strings;
    mod theme;
    mod topics;
    mod whole;
}

mod resolve {
    mod edition;
}

mod serve {
    #[cfg(unix)]
    mod preview;
}

mod support {
    pub(crate) mod due_dates;
    pub(crate) mod fixtures;
    pub(crate) mod hostile;
    pub(crate) mod link;
    pub(crate) mod logs;
    pub(crate) mod paper;
    pub(crate) mod pasted;
    #[cfg(unix)]
    pub(crate) mod person;
    pub(crate) mod program;
    pub(crate) mod published;
    pub(crate) mod site;
    #[cfg(target_os = "linux")]
    pub(crate) mod view;
}

mod svg {
    mod drawing;
}
