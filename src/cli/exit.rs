//! How the program ends. Only `main` ends it, with one of these.

/// Exit codes of the format page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Exit {
    /// A plan, or what else was asked for.
    Done,
    /// An unexpected failure, I/O included.
    Failure,
    /// Wrong usage or a wrong file; nothing was written.
    Refused,
    /// The scenario cannot be satisfied.
    Infeasible,
    /// Stopped at a limit before the tolerance; the plan was given.
    StoppedWithPlan,
    /// Stopped at a limit without a plan.
    StoppedWithoutPlan,
}

impl Exit {
    /// The code of the process.
    pub fn code(self) -> u8 {
        match self {
            Exit::Done => 0,
            Exit::Failure => 1,
            Exit::Refused => 2,
            Exit::Infeasible => 3,
            Exit::StoppedWithPlan => 4,
            Exit::StoppedWithoutPlan => 5,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Exit;

    #[test]
    fn codes_are_those_of_the_format_page() {
        let all = [
            Exit::Done,
            Exit::Failure,
            Exit::Refused,
            Exit::Infeasible,
            Exit::StoppedWithPlan,
            Exit::StoppedWithoutPlan,
        ];
        assert_eq!(all.map(Exit::code), [0, 1, 2, 3, 4, 5]);
    }
}
