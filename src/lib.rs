//! Foreword.

pub mod domain;
