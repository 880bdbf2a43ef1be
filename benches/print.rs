//! How long publications take, and how much memory: `cargo bench --bench print`.
//!
//! The program prints the sample's whole set, and the booklet and the posters of the invented city of 2,000 services. A table comes out, with the
//! medians. `--sizes 100,2000 --runs 9` measures other sizes, more often.
#![expect(
    clippy::print_stdout,
    clippy::disallowed_methods,
    reason = "it measures files, and shows what it has measured"
)]

mod city;

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use wait4::Wait4;

const DAY: &str = "2026-11-23";

fn main() -> io::Result<()> {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let after = |name: &str| words.iter().position(|word| word == name).and_then(|at| words.get(at + 1));
    let runs = after("--runs").and_then(|runs| runs.parse().ok()).unwrap_or(5);
    let sizes = after("--sizes").map_or("2000", String::as_str);
    let place = PathBuf::from("target/print");
    let _ = fs::remove_dir_all(&place);
    println!("| | files | MB | s | CPU s | peak MiB |\n|---|---|---|---|---|---|");
    row(&place, "the sample, all of it", Path::new("content"), None, runs)?;
    for size in sizes.split(',').filter_map(|size| size.parse::<usize>().ok()) {
        let content = place.join(format!("content-{size}"));
        for file in city::content(size).files {
            let path = content.join(&file.name);
            fs::create_dir_all(path.parent().unwrap_or(&content))?;
            fs::write(path, file.text)?;
        }
        row(&place, &format!("{size} services, the booklet"), &content, Some("charter"), runs)?;
        row(&place, &format!("{size} services, the posters"), &content, Some("posters"), runs)?;
    }
    fs::remove_dir_all(&place)
}

/// Measures one set, and shows the medians.
fn row(place: &Path, name: &str, content: &Path, only: Option<&str>, runs: usize) -> io::Result<()> {
    let mut measured = Vec::new();
    let out = place.join("out");
    for _ in 0..runs {
        let _ = fs::remove_dir_all(&out);
        let mut command = Command::new(env!("CARGO_BIN_EXE_charter"));
        command.args(["print", "--as-of", DAY, "--content"]).arg(content).arg("--out").arg(&out);
        command.args(only.iter().flat_map(|only| ["--only", *only]));
        let started = Instant::now();
        let ended = command.stdout(Stdio::null()).stderr(Stdio::null()).spawn()?.wait4()?;
        let took = started.elapsed();
        if !ended.status.success() {
            return Err(io::Error::other(format!("`charter print` failed for {name}")));
        }
        measured.push((took, ended.rusage.utime + ended.rusage.stime, ended.rusage.maxrss));
    }
    measured.sort_by_key(|(took, _, _)| *took);
    let (took, cpu, memory) = measured[measured.len() / 2];
    let (files, bytes) = size(&out)?;
    let seconds = |time: Duration| format!("{:.2}", time.as_secs_f64());
    let megabytes = format!("{}.{}", bytes / 1_000_000, bytes % 1_000_000 / 100_000);
    println!("| {name} | {files} | {megabytes} | {} | {} | {} |", seconds(took), seconds(cpu), memory >> 20);
    Ok(())
}

/// The number of files below a folder, and their bytes.
fn size(folder: &Path) -> io::Result<(u64, u64)> {
    let (mut files, mut bytes) = (0, 0);
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        if entry.file_type()?.is_dir() {
            let inner = size(&entry.path())?;
            (files, bytes) = (files + inner.0, bytes + inner.1);
        } else {
            (files, bytes) = (files + 1, bytes + entry.metadata()?.len());
        }
    }
    Ok((files, bytes))
}
