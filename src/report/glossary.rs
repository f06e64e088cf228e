//! The terms of the document in both languages.

use super::Author;
use crate::locale::proposal::Pitch;
use crate::locale::workbook::{Book, Term};
use crate::page::{Block, Column, Figure, Section, Table};

pub(super) fn section(author: &Author<'_>) -> Option<Section> {
    let (words, other) = (author.lang.words(), author.lang.beside().words());
    let rows = Term::ALL.into_iter().map(|term| {
        let (name, meaning) = words.term(term);
        [name, other.term(term).0, meaning].map(Figure::text).to_vec()
    });
    let heads = [Book::TermHead, Book::OtherLanguage, Book::Meaning];
    let columns = heads.iter().map(|head| Column::text(words.book(head))).collect();
    let table = Table::of(columns).rows(rows);
    let takeaway = author.say(&Pitch::GlossaryTakeaway);
    author.section("glossary", &Pitch::Glossary, takeaway, vec![Block::Table(table)])
}
