//! The command line of Plainspeak.

fn main() {}
