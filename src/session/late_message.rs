//! What can happen only where a part of the page is at hand that comes late, and what it makes of the model.

use super::bringing::is_table;
use super::{
    Agreed, Bulk, ChosenTable, DraftId, Edit, Import, LateHappening, LinkTrouble, Model, Msg, Notice, Saving,
};
use crate::draft::{Book, Draft, DraftError, Given, Side, Slot, read, read_backup};
use crate::facts::ById;
use crate::rubrics::Listed;
use std::rc::Rc;

/// What can happen only where a part of the page is at hand that comes late: files, pasting, merging, versions, scenarios, own
/// rubrics.
#[derive(Clone, Debug)]
pub enum LateMsg {
    /// A column of cells was pasted.
    CellsPasted {
        /// The cells, one below the other.
        cells: Vec<Rc<str>>,
        /// Ids of the facts whose boxes follow each other from where it was pasted.
        boxes: Vec<Rc<str>>,
    },
    /// The first cell of what is being pasted is taken for a heading, and passed over, or not.
    HeadingPassedOver(bool),
    /// What is being pasted goes into the boxes as it was shown.
    PasteAccepted,
    /// A block of several columns was pasted on the sheet.
    BlockPasted {
        /// The clipboard's text.
        text: Rc<str>,
        /// The clipboard's HTML, which has merged cells.
        html: Option<Rc<str>>,
        /// How many columns it has, where it was pasted into a box.
        columns: Option<usize>,
    },
    /// The column that the figures of a block are taken from; none, to choose anew.
    NamedColumnChosen(Option<usize>),
    /// A line of a block is to be filled in, or not.
    NamedTicked {
        /// The line, counted from zero.
        line: usize,
        /// Whether it is.
        is_ticked: bool,
    },
    /// A line of a block goes into another of the places proposed.
    NamedTargetChosen {
        /// The line, counted from zero.
        line: usize,
        /// The place, counted from zero.
        target: usize,
    },
    /// What is ticked of a block is to be filled in.
    NamedAccepted,
    /// The rubric made of a table, or that a file holds, is to be used.
    RubricAgreed(Agreed),
    /// A file was chosen and its bytes arrived.
    FileRead {
        /// Its name.
        name: Rc<str>,
        /// Its bytes.
        bytes: Rc<[u8]>,
    },
    /// A file was chosen that is too large to be read at all.
    FileTooLarge {
        /// Its name.
        name: Rc<str>,
        /// Its size.
        bytes: usize,
    },
    /// Several files were dropped on the page, where one can be opened.
    FilesDropped {
        /// How many.
        count: u32,
    },
    /// A link was opened or pasted that carries no draft that can be read.
    LinkUnreadable(LinkTrouble),
    /// A chosen file that the browser could not read.
    FileUnreadable {
        /// Its name.
        name: Rc<str>,
    },
    /// The file in the preview is to be merged into this draft, or to become one of its own.
    MergeTargetChosen(Option<DraftId>),
    /// What is to stand where both sides changed a text.
    ConflictDecided {
        /// The place.
        slot: Slot,
        /// Whose text.
        side: Side,
    },
    /// The same for all conflicts at once: always one side, or that of the unit responsible where there is one.
    ConflictsDecided(Bulk),
    /// The file was merged as decided.
    MergeAccepted,
    /// The open draft is to be again what an earlier version was.
    VersionRestored {
        /// The version.
        draft: Rc<Draft>,
    },
    /// The open draft was sealed (定稿): as it is, with its seal.
    DraftSealed(Rc<Draft>),
    /// Texts in several places of the open draft changed as one step.
    TextsEntered(Vec<(Slot, Rc<str>)>),
    /// What a scenario (试算方案) changes is to be so in the draft itself.
    ScenarioApplied(Rc<str>),
    /// The file shown in the preview was accepted.
    ImportAccepted {
        /// Id for it.
        id: DraftId,
    },
    /// The open draft is to be scored by this rubric. Where that is another edition of its own, what was filled in is carried over.
    RubricChosen(Rc<Listed>),
    /// An own rubric is to be kept no longer.
    RubricDeleted(Rc<Listed>),
    /// The draft of the year after another is to be begun with what that says of its own year.
    NextYearBegun {
        /// The draft of the year before.
        id: DraftId,
        /// Id for the new one.
        copy: DraftId,
    },
    /// Everything kept in this browser was cleared.
    Cleared,
}

impl From<LateMsg> for Msg {
    fn from(msg: LateMsg) -> Self {
        Self::Late(Rc::new(msg))
    }
}

impl LateHappening for LateMsg {
    fn change(&self, model: &mut Model) {
        match self {
            Self::HeadingPassedOver(passes_over) => {
                if let Some(pasting) = &mut model.pasting {
                    pasting.passes_over = *passes_over;
                }
            }
            Self::CellsPasted { cells, boxes } => model.paste(cells, boxes.clone()),
            Self::PasteAccepted => model.put_cells(),
            Self::BlockPasted { text, html, columns } => model.name_block(text, html.as_deref(), *columns),
            Self::NamedColumnChosen(column) => model.choose_column(*column),
            Self::NamedTicked { line, is_ticked } => model.name_anew(|naming| naming.tick(*line, *is_ticked)),
            Self::NamedTargetChosen { line, target } => {
                model.name_anew(|naming| naming.choose(*line, *target));
            }
            Self::NamedAccepted => model.put_named(),
            Self::RubricAgreed(agreed) => model.agree(agreed.clone()),
            Self::FileRead { name, bytes } => model.file_read(name.clone(), bytes.clone()),
            Self::FileTooLarge { name, bytes } => {
                model.offer(name.clone(), Err(DraftError::TooLarge { bytes: *bytes }));
            }
            Self::FilesDropped { count } => {
                model.offer("".into(), Err(DraftError::Several { count: *count }));
            }
            Self::FileUnreadable { name } => model.offer(name.clone(), Err(DraftError::CannotRead)),
            Self::LinkUnreadable(trouble) => model.notice = Some(Notice::LinkUnreadable(*trouble)),
            Self::ImportAccepted { id } => {
                if let Some(Import { name, read: Ok(read), .. }) = model.import.take() {
                    model.add(id.clone(), Rc::new(read.draft.clone()));
                    model.notice = Some(Notice::Imported { name, id: id.clone() });
                }
            }
            Self::MergeTargetChosen(target) => {
                if let Some(import) = &mut model.import {
                    import.target = target.clone();
                    import.decided.clear();
                }
            }
            Self::ConflictDecided { slot, side } => {
                if let Some(import) = &mut model.import {
                    import.decide(slot.clone(), *side);
                }
            }
            Self::ConflictsDecided(bulk) => model.decide_all(*bulk),
            Self::MergeAccepted => model.merge(),
            Self::VersionRestored { draft } => model.restore(draft),
            Self::DraftSealed(sealed) => {
                model.leave_field();
                model.edit(&Edit::Texts, |draft| draft.clone_from(sealed));
                model.leave_field();
            }
            Self::TextsEntered(texts) => {
                model.leave_field();
                // Figures that are filled in and problems that are listed are told by name, what is tried is not.
                let edit = match texts.first() {
                    Some((slot @ (Slot::Fact(_) | Slot::In(Book::Rectification, ..)), _)) => {
                        Edit::Slot(slot.clone())
                    }
                    _ => Edit::Texts,
                };
                let (by, at) = model.signature();
                model.edit(&edit, |draft| {
                    for (slot, text) in texts {
                        // A blank place comes to be there, but a figure stays whose it was.
                        if matches!(slot, Slot::In(..)) || draft.given(slot).text != *text {
                            draft.put(slot, &Given { text: text.clone(), by: by.clone(), at: at.clone() });
                        }
                    }
                });
                model.leave_field();
            }
            Self::ScenarioApplied(id) => model.apply(id),
            Self::RubricChosen(rubric) => model.choose_rubric(rubric),
            Self::RubricDeleted(rubric) => model.delete_rubric(rubric.clone()),
            Self::NextYearBegun { id, copy } => model.begin_next_year(id, copy.clone()),
            Self::Cleared => {
                model.library = ById::default();
                model.shelf.let_go(|_| true);
                model.damaged = Rc::from([]);
                model.editor = "".into();
                model.marks.clear();
                model.open = None;
                model.saving = Saving::Nothing;
                model.notice = Some(Notice::Cleared);
            }
        }
    }
}

impl Model {
    fn file_read(&mut self, name: Rc<str>, bytes: Rc<[u8]>) {
        let read = read(&bytes).map(Rc::new);
        if matches!(read, Err(DraftError::NotADraft))
            && let Some(backup) = read_backup(&bytes)
        {
            return self.add_backup(name, backup);
        }
        // Where a table is to be chosen, whatever is no draft is looked at as one.
        let is_table = is_table(&name, &bytes, read.as_ref().err());
        if is_table || self.bringing.is_some() && read.is_err() {
            return self.bring(Some(ChosenTable { name, bytes }));
        }
        // What the file comes to is told by its own rubric, and which of its facts are known by all of them.
        if let Ok(read) = &read {
            self.shelf.want_fetched();
            if self.shelf.rubric(&read.draft.rubric).is_none() {
                self.shelf.want_for(&read.draft.rubric);
            }
        }
        self.offer(name, read);
    }
}
