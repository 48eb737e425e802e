//! The places of the program, each with its state, its commands and its view.

pub mod brief;
pub mod compare;
pub mod home;
pub mod phrases;
pub mod prepare;
pub mod reflect;
