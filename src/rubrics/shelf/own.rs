//! Own rubrics (自带细则) on the shelf: brought in, read, kept without a draft, and let go.

use super::{Fit, Listed, Origin, OwnRubric, RubricRef, RubricState, Shelf, Shelved, Trouble};
use std::rc::Rc;

impl Shelf {
    /// An own rubric's file stays here, whether or not a draft is for it; it is asked for.
    pub fn keep(&mut self, source: &Rc<str>) {
        self.bring(source);
        self.keep_where(|own| own == source);
    }

    /// Own rubrics that are here already and that a draft is for stay when the draft is gone.
    pub fn keep_where(&mut self, is_used: impl Fn(&Rc<str>) -> bool) {
        for one in &mut self.entries {
            one.is_kept = one.is_kept || one.source().is_some_and(&is_used);
        }
    }

    /// The own rubrics that stay here.
    pub fn kept(&self) -> impl Iterator<Item = &Shelved> + Clone {
        self.entries.iter().filter(|one| one.is_kept)
    }

    /// Asks again for the own rubrics that stay here.
    pub fn want_kept(&mut self) {
        self.want(|one| one.is_kept);
    }

    /// Lets go of own rubrics.
    pub fn let_go(&mut self, is_gone: impl Fn(&Shelved) -> bool) {
        self.entries.retain(|one| one.source().is_none() || !is_gone(one));
    }

    /// What a draft that goes elsewhere says of its rubric: an own one goes along, wherever this page has it from.
    pub fn carried(&self, of: &RubricRef) -> RubricRef {
        match self.find(of) {
            Some((found, Fit::Exact)) if of.source.is_none() => {
                RubricRef { source: found.source().cloned(), ..of.clone() }
            }
            _ => of.clone(),
        }
    }

    pub(super) fn put(&mut self, source: &Rc<str>, of: &RubricRef) {
        let listed = Listed {
            id: of.id.clone(),
            edition: of.edition.clone(),
            title: of.id.clone(),
            short_title: of.id.clone(),
            label: "".into(),
            hash: of.hash.clone(),
            origin: Origin::Own(source.clone()),
        };
        self.entries.push(Shelved { listed: Rc::new(listed), state: RubricState::Absent, is_kept: false });
    }

    /// An own rubric's file is brought in: how it is listed where it is at hand; else it is asked for.
    pub fn bring(&mut self, source: &Rc<str>) -> Option<Rc<Listed>> {
        let of = RubricRef { source: Some(source.clone()), ..RubricRef::default() };
        match self.find(&of) {
            Some((one, _)) if one.rubric().is_some() => return Some(one.listed.clone()),
            Some(_) => {}
            None => self.put(source, &of),
        }
        self.want_for(&of);
        None
    }

    /// An own rubric's file that cannot be used is let go, where nothing was read of it.
    pub fn forget(&mut self, source: &Rc<str>) {
        self.entries.retain(|one| {
            one.rubric().is_some() || !matches!(&one.listed.origin, Origin::Own(own) if own == source)
        });
    }

    /// The file of an own rubric that is to be read next, once the rubrics are there whose facts it may use.
    pub fn to_read(&self) -> Option<&Rc<str>> {
        let mut wanted = self.entries.iter().filter(|one| one.state == RubricState::Wanted);
        wanted.find_map(|one| match &one.listed.origin {
            Origin::Own(source) if self.is_complete() => Some(source),
            _ => None,
        })
    }

    /// An own rubric was read from its file, or cannot be used.
    pub fn own_read(&mut self, source: &Rc<str>, read: Result<OwnRubric, Trouble>) {
        let is_it = |one: &&mut Shelved| matches!(&one.listed.origin, Origin::Own(own) if own == source);
        if let Some(one) = self.entries.iter_mut().find(is_it) {
            match read {
                Ok(own) => {
                    one.listed = Rc::new(Listed::own(source, &own));
                    one.state = RubricState::Here(own.rubric);
                }
                Err(trouble) => one.state = RubricState::Failed(trouble),
            }
        }
    }
}

impl Listed {
    fn own(source: &Rc<str>, own: &OwnRubric) -> Self {
        let rubric = &own.rubric.0;
        Self {
            id: rubric.id.clone(),
            edition: rubric.edition.clone(),
            title: rubric.title.clone(),
            short_title: rubric.short_title.clone(),
            label: rubric.label.clone(),
            hash: own.hash.clone(),
            origin: Origin::Own(source.clone()),
        }
    }
}
