//! The scenarios of a batch, one after the other.

use std::fs::{self, File};
use std::io::{self, BufRead, BufReader, Read as _};
use std::path::{Path, PathBuf};
use std::vec;

use phanbo::locale::{Note, visible};

/// Longer than any scenario: 200 channels of 120 months with every list by month are 3 MB.
const LONGEST: usize = 16 << 20;

/// A scenario's text, or why it cannot be read.
pub(super) struct Input {
    /// From 1.
    pub(super) row: usize,
    /// Its file, with the line in a file of many.
    pub(super) source: String,
    pub(super) text: Result<String, Note>,
}

/// A file that cannot be used; without an error, a folder without scenarios.
pub(super) struct Fault {
    pub(super) path: PathBuf,
    pub(super) error: Option<io::Error>,
}

impl Fault {
    pub(super) fn at(path: &Path, error: io::Error) -> Self {
        Self { path: path.to_owned(), error: Some(error) }
    }
}

/// A file with a scenario a line, being read.
struct Lines {
    name: String,
    lines: Box<dyn BufRead + Send>,
    line: usize,
}

pub(super) struct Inputs {
    files: vec::IntoIter<PathBuf>,
    lines: Option<Lines>,
    row: usize,
    read: u64,
    size: Option<u64>,
}

impl Inputs {
    /// The scenarios of files and folders; every one of these must be there before any work begins.
    pub(super) fn of(paths: &[PathBuf]) -> Result<Self, Fault> {
        let mut files = Vec::new();
        for path in paths {
            if path == Path::new("-") {
                files.push(path.clone());
                continue;
            }
            let found = fs::metadata(path).map_err(|error| Fault::at(path, error))?;
            if !found.is_dir() {
                files.push(path.clone());
                continue;
            }
            let entries = fs::read_dir(path).and_then(|all| all.collect::<io::Result<Vec<_>>>());
            let entries = entries.map_err(|error| Fault::at(path, error))?;
            let mut own: Vec<_> = entries.iter().map(fs::DirEntry::path).collect();
            own.retain(|path| ["json", "jsonl"].iter().any(|ending| ends_in(path, ending)));
            if own.is_empty() {
                return Err(Fault { path: path.clone(), error: None });
            }
            own.sort();
            files.extend(own);
        }
        let sizes = files.iter().map(|path| fs::metadata(path).ok().map(|found| found.len()));
        let size = sizes.sum();
        Ok(Self { files: files.into_iter(), lines: None, row: 0, read: 0, size })
    }

    /// Bytes of all of them, where that is known.
    pub(super) fn bytes(&self) -> Option<u64> {
        self.size
    }

    /// Bytes read so far.
    pub(super) fn read(&self) -> u64 {
        self.read
    }

    /// The next scenario. A file that has vanished is a scenario that cannot be read.
    pub(super) fn next(&mut self) -> Option<Input> {
        loop {
            if let Some(lines) = &mut self.lines {
                match next_line(lines, &mut self.read) {
                    Some((source, text)) => {
                        self.row += 1;
                        return Some(Input { row: self.row, source, text });
                    }
                    None => self.lines = None,
                }
                continue;
            }
            let path = self.files.next()?;
            let name = path.display().to_string();
            let opened: io::Result<Box<dyn BufRead + Send>> = if path == Path::new("-") {
                Ok(Box::new(BufReader::new(io::stdin())))
            } else {
                File::open(&path).map(|file| Box::new(BufReader::new(file)) as _)
            };
            let text = match opened {
                Ok(lines) if path == Path::new("-") || !ends_in(&path, "json") => {
                    self.lines = Some(Lines { name, lines, line: 0 });
                    continue;
                }
                Ok(mut whole) => {
                    let mut bytes = Vec::new();
                    match whole.by_ref().take(LONGEST as u64 + 1).read_to_end(&mut bytes) {
                        Ok(count) => {
                            self.read += count as u64;
                            text_of(bytes)
                        }
                        Err(error) => Err(unreadable(&name, &error)),
                    }
                }
                Err(error) => Err(unreadable(&name, &error)),
            };
            self.row += 1;
            return Some(Input { row: self.row, source: name, text });
        }
    }
}

fn ends_in(path: &Path, ending: &str) -> bool {
    path.extension().is_some_and(|found| found.eq_ignore_ascii_case(ending))
}

/// The next line that is not blank: its source and its text.
fn next_line(lines: &mut Lines, read: &mut u64) -> Option<(String, Result<String, Note>)> {
    loop {
        let mut bytes = Vec::new();
        let found = lines.lines.by_ref().take(LONGEST as u64 + 1).read_until(b'\n', &mut bytes);
        lines.line += 1;
        let source = format!("{}:{}", lines.name, lines.line);
        match found {
            Ok(0) => return None,
            Ok(count) => {
                *read += count as u64;
                if bytes.len() > LONGEST {
                    // The rest of the line is passed over, not kept.
                    let passed = lines.lines.skip_until(b'\n');
                    *read += passed.unwrap_or(0) as u64;
                }
                if bytes.iter().any(|byte| !byte.is_ascii_whitespace()) {
                    return Some((source, text_of(bytes)));
                }
            }
            // What cannot be read now cannot be read later: the file ends with this row.
            Err(error) => {
                let note = unreadable(&source, &error);
                lines.lines = Box::new(io::empty());
                return Some((source, Err(note)));
            }
        }
    }
}

fn text_of(bytes: Vec<u8>) -> Result<String, Note> {
    if bytes.len() > LONGEST {
        return Err(Note::TooLong { limit: LONGEST });
    }
    let text = String::from_utf8(bytes).map_err(|_| Note::NotUtf8)?;
    Ok(text.trim_start_matches('\u{feff}').to_owned())
}

fn unreadable(source: &str, error: &io::Error) -> Note {
    Note::CannotRead { source: visible(source), why: error.to_string() }
}
