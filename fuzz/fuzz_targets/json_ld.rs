#![no_main]

libfuzzer_sys::fuzz_target!(|input: &[u8]| khabar_fuzz::feed("json-ld", input));
