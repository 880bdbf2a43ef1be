//! A system that gives no random numbers -> a message and exit code 2, and no panic.

use std::process::{Command, Stdio};

use crate::support::program::{code, complained, workplace};
use crate::support::view::{mount, skipped, with_mounts};

const NAME: &str = "command::random_numbers::without_them_a_message_says_what_is_missing";

#[test]
fn without_them_a_message_says_what_is_missing() {
    if Command::new("strace").arg("--version").output().is_err() {
        return skipped(NAME, "there is no `strace` here");
    }
    with_mounts(NAME, || {
        let place = workplace();
        // Neither the file nor the system call.
        mount(&["-t", "tmpfs", "none", "/dev"]);
        let run = |arguments: &[&str]| {
            let mut strace = Command::new("strace");
            strace.args(["-f", "-qq", "-e", "trace=getrandom", "-e", "inject=getrandom:error=ENOSYS", "-o"]);
            strace.arg(place.path().join("calls")).arg(env!("CARGO_BIN_EXE_charter")).args(arguments);
            // Not from /dev/null, which is gone.
            strace.current_dir(place.path()).stdin(Stdio::inherit()).output().expect("strace runs")
        };
        let output = run(&["build"]);
        let message = "error: the system gives no random numbers: No such file or directory (os error 2)\n  \
                       charter needs a few of them: allow the system call `getrandom`, or give it the file /dev/urandom\n";
        assert_eq!((code(&output), complained(&output).as_str()), (2, message));
        assert!(!place.path().join("public").exists());
        let output = run(&["--version"]);
        assert_eq!((code(&output), complained(&output).as_str()), (0, ""));
    });
}
