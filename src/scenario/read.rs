//! Text to [`file::ScenarioFile`](super::file), with the place of everything in the text.
