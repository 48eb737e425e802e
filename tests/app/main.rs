//! The whole app without a terminal: key scripts in, screens and files out.

mod brief;
mod harness;
mod home;
mod notes;
mod prepare;
mod random_walk;
mod saving;
mod table;
