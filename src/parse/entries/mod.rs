//! Departments, services, standards and answers as staff write them -> the model.

pub(super) mod action;
pub(super) mod answer;
mod ask;
mod calendar;
pub(super) mod defaults;
pub(super) mod department;
mod exemption;
mod fee;
mod gap;
mod line;
mod past;
mod plan;
mod promise;
mod retirement;
mod service;
mod standard;
mod target;
mod version;
mod was;
