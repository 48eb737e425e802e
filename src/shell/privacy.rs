//! What this process leaves behind is for its owner alone, and no core file, which would hold note text.

/// New files and folders are for their owner, and for no fewer: a mask of the system's could shut out even them.
pub fn make_files_private() {
    #[cfg(unix)]
    {
        use rustix::{fs::Mode, process::umask};
        umask(Mode::RWXG | Mode::RWXO);
    }
}

/// Forbids core files. Where the system refuses, the program runs as it would without.
pub fn forbid_core_files() {
    #[cfg(unix)]
    {
        use rustix::process::{Resource, Rlimit, setrlimit};
        let none = Rlimit { current: Some(0), maximum: Some(0) };
        let _ = setrlimit(Resource::Core, none);
    }
    // A system that pipes core files to a program does not ask the limit, but asks this.
    #[cfg(target_os = "linux")]
    {
        use rustix::process::{DumpableBehavior, set_dumpable_behavior};
        let _ = set_dumpable_behavior(DumpableBehavior::NotDumpable);
    }
}
