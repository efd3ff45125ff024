//! House rules as tests: the layers, the shape of the repository, the words, and what reaches the browser.

#[path = "house/files.rs"]
mod files;
#[path = "house/layers.rs"]
mod layers;
#[path = "house/packages.rs"]
mod packages;
#[path = "house/words.rs"]
mod words;
