//! The only place that writes: a closed pipe ends the program quietly, and files are written whole
//! or not at all.

use std::fs;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use anstream::ColorChoice;
use phanbo::locale::{Lang, Note, visible};
use phanbo::page::Style;

use super::{Exit, Session, progress};

/// Writes a text, painted or not, to the standard output. Colour is kept on a terminal only, and
/// `NO_COLOR` and `CLICOLOR_FORCE` are honoured.
pub(super) fn stdout(text: impl AsRef<[u8]>, lang: Lang) -> Exit {
    progress::clear();
    let mut out = anstream::AutoStream::auto(io::stdout().lock());
    let written = out.write_all(text.as_ref()).and_then(|()| out.flush());
    match written {
        Ok(()) => Exit::Done,
        // `| head` has seen enough.
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Exit::Done,
        Err(error) => {
            let note = Note::CannotWrite { path: "<stdout>".to_owned(), why: why(&error, lang) };
            Session { lang }.error(&note);
            Exit::Failure
        }
    }
}

/// Writes a line to the standard error. Where that is closed nobody is left to be told.
pub(super) fn line(text: &str) {
    progress::clear();
    let _ = writeln!(anstream::stderr(), "{text}");
}

/// Whether results on the standard output are painted.
pub(super) fn stdout_style() -> Style {
    match anstream::AutoStream::choice(&io::stdout()) {
        ColorChoice::Never => Style::Plain,
        _ => Style::Painted,
    }
}

/// A file that will be written, checked before any work is done.
#[derive(Debug)]
pub(super) struct Target {
    path: PathBuf,
    shown: String,
    force: bool,
    /// A device or a pipe: written straight through.
    stream: bool,
}

/// The file at `path`, or why it may not be written.
pub(super) fn target(session: Session, path: &Path, force: bool) -> Result<Target, Note> {
    let shown = visible(&path.display().to_string());
    let found = fs::metadata(path).ok();
    let stream = found.as_ref().is_some_and(|found| !found.is_file() && !found.is_dir());
    if found.as_ref().is_some_and(fs::Metadata::is_dir) || path.file_name().is_none() {
        let why = why(&io::Error::from(io::ErrorKind::IsADirectory), session.lang);
        return Err(Note::CannotWrite { path: shown, why });
    }
    if found.is_some() && !stream && !force {
        return Err(Note::Exists { path: shown });
    }
    // A link is followed, so that it stays a link.
    let path = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    Ok(Target { path, shown, force, stream })
}

impl Target {
    /// Its path as it may be shown.
    pub(super) fn shown(&self) -> &str {
        &self.shown
    }

    /// Writes the whole of it, by way of a file beside it that takes its place.
    pub(super) fn write(&self, contents: impl AsRef<[u8]>, session: Session) -> Exit {
        let contents = contents.as_ref();
        let written =
            if self.stream { fs::write(&self.path, contents) } else { self.replace(contents) };
        let note = match written {
            Ok(()) => {
                session.note(&Note::Wrote { path: self.shown.clone() });
                return Exit::Done;
            }
            Err(error) if self.stream && error.kind() == io::ErrorKind::BrokenPipe => {
                return Exit::Done;
            }
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
                session.error(&Note::Exists { path: self.shown.clone() });
                return Exit::Refused;
            }
            Err(error) => {
                Note::CannotWrite { path: self.shown.clone(), why: why(&error, session.lang) }
            }
        };
        session.error(&note);
        Exit::Failure
    }

    fn replace(&self, contents: &[u8]) -> io::Result<()> {
        let folder = match self.path.parent() {
            Some(parent) if !parent.as_os_str().is_empty() => parent,
            _ => Path::new("."),
        };
        let mut builder = tempfile::Builder::new();
        builder.prefix(".phanbo-");
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt as _;
            // Like any new file: the umask takes away what it takes away.
            builder.permissions(fs::Permissions::from_mode(0o666));
        }
        let mut file = builder.tempfile_in(folder)?;
        file.write_all(contents)?;
        file.as_file().sync_all()?;
        if let (true, Ok(old)) = (self.force, fs::metadata(&self.path)) {
            file.as_file().set_permissions(old.permissions())?;
        }
        if self.force {
            file.persist(&self.path).map_err(|failed| failed.error)?;
        } else {
            file.persist_noclobber(&self.path).map_err(|failed| failed.error)?;
        }
        Ok(())
    }
}

/// Why the system refused, in the chosen language where it has words for it.
pub(super) fn why(error: &io::Error, lang: Lang) -> String {
    if let Some(words) = lang.words().refusal(error.kind()) {
        return words.to_owned();
    }
    let text = error.to_string();
    text.split(" (os error").next().unwrap_or(&text).to_lowercase()
}
