//! The criteria language: what is wrong is said, what is right is understood, and the documentation holds.

#[cfg(test)]
#[path = "criteria/bad.rs"]
mod bad;
#[cfg(test)]
#[path = "criteria/case.rs"]
mod case;
#[cfg(test)]
#[path = "criteria/content.rs"]
mod content;
#[cfg(test)]
#[path = "criteria/handbook.rs"]
mod handbook;
#[cfg(test)]
#[path = "criteria/krav.rs"]
mod krav;
#[cfg(test)]
#[path = "criteria/readme.rs"]
mod readme;
#[cfg(test)]
#[path = "criteria/speed.rs"]
mod speed;
#[cfg(test)]
#[path = "criteria/tools.rs"]
mod tools;
