//! The workflows -> each step runs a command that is there, and other people's actions are named by a commit, which nobody can move.
#![expect(clippy::disallowed_methods, reason = "tests read the workflows")]

use serde_yaml::Value;

use crate::house::imports::files;
use crate::support::site::path;

const WORKFLOWS: &str = ".github/workflows";

/// What every machine of the workflows has; other commands are files of this repository.
const KNOWN: [&str; 3] = ["cargo", "rustup", "sudo apt-get"];

/// Every step of every job of every workflow, with the name of its file.
fn steps() -> Vec<(String, Value)> {
    let of = |name: String| {
        let text = std::fs::read_to_string(path(WORKFLOWS).join(&name)).expect("a workflow");
        let workflow: Value = serde_yaml::from_str(&text).expect("workflows are YAML");
        let jobs = workflow["jobs"].as_mapping().expect("jobs").clone();
        let steps = jobs.into_iter().flat_map(|(_, job)| job["steps"].as_sequence().expect("steps").clone());
        steps.map(move |step| (name.clone(), step)).collect::<Vec<_>>()
    };
    files(WORKFLOWS).into_iter().flat_map(of).collect()
}

#[test]
fn each_step_runs_what_is_there() {
    let (mut own, steps) = (0, steps());
    for (file, run) in steps.iter().filter_map(|(file, step)| Some((file, step["run"].as_str()?))) {
        for command in run.lines().flat_map(|line| line.split("&&")).map(str::trim) {
            if KNOWN.iter().any(|known| command.starts_with(&format!("{known} "))) {
                continue;
            }
            let name = command.split(' ').next().unwrap_or_default();
            assert!(name.contains('/') && path(name).is_file(), "{file}: `{command}`");
            own += 1;
        }
    }
    assert!(own > 0, "the workflows run nothing of this repository");
}

#[test]
fn actions_are_named_by_a_commit() {
    for (file, step) in steps() {
        let Some(action) = step["uses"].as_str() else { continue };
        let commit = action.split_once('@').map(|(_, commit)| commit).unwrap_or_default();
        let is_commit = commit.len() == 40 && commit.bytes().all(|byte| byte.is_ascii_hexdigit());
        assert!(is_commit || action.starts_with("./"), "{file}: `{action}`");
    }
}
