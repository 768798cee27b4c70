//! The form for a rule of one's own (自己改规则): a kind, its boxes, and what it comes to beside them.

use super::pieces::{self, worked_scores};
use crate::browser::by_id;
use crate::clause::Sign;
use crate::number::Number;
use crate::printed::{WrittenKind, WrittenPlace, WrittenRow, WrittenRule};
use crate::text;
use crate::view::{self, STARTED, WrittenView};
use std::rc::Rc;
use web_sys::{HtmlInputElement, HtmlSelectElement, KeyboardEvent};
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub(super) struct WrittenProps {
    /// What the form begins with.
    pub(super) rule: WrittenRule,
    /// The item's.
    pub(super) points: Number,
    /// The rule when it is done; nothing when it is not to be.
    pub(super) on_done: Callback<Option<WrittenRule>>,
}

/// Changes the form.
type Change = Rc<dyn Fn(&dyn Fn(&mut WrittenRule))>;

/// The form.
#[component]
pub(super) fn Written(props: &WrittenProps) -> Html {
    let rule = use_state(|| props.rule.clone());
    let shown = view::written(&rule, &props.points);
    // What is wrong is told beside its box once the person has tried to use it.
    let tried = use_state(|| false);
    use_effect_with((), |()| {
        if let Some(kind) = by_id("written-kind") {
            drop(kind.focus());
        }
    });
    let change: Change = {
        let rule = rule.clone();
        Rc::new(move |how| {
            let mut changed = (*rule).clone();
            how(&mut changed);
            rule.set(changed);
        })
    };
    let form = FormOf { rule: &rule, shown: &shown, tells: *tried, change };
    let used = {
        let (rule, tried, done) = (rule.clone(), tried.clone(), props.on_done.clone());
        let first = shown.problems.first().map(|(at, _)| id_of(*at));
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            match first {
                None => done.emit(Some((*rule).clone())),
                Some(ref first) => {
                    tried.set(true);
                    if let Some(first) = by_id(first) {
                        drop(first.focus());
                    }
                }
            }
        })
    };
    let cancelled = props.on_done.reform(|_: MouseEvent| None);
    let escaped = {
        let done = props.on_done.clone();
        Callback::from(move |event: KeyboardEvent| {
            if event.key() == "Escape" && !event.is_composing() {
                event.prevent_default();
                done.emit(None);
            }
        })
    };
    html! {
        <form class="written" aria-label={text::WRITTEN} onsubmit={used} onkeydown={escaped} novalidate=true>
            <h4>{ text::WRITTEN }</h4>
            <p class="aside">{ text::WRITTEN_LEAD }</p>
            { form.boxes() }
            <div class="comes-to" aria-live="polite">
                if shown.problems.is_empty() {
                    <h4>{ text::BRINGING_READS }</h4>
                    { pieces::rule(shown.table.as_ref(), &shown.words) }
                    { worked_scores(&shown.worked) }
                } else {
                    <p>{ text::WRITTEN_MISSING }{ shown.problems.iter().map(|(_, said)| &**said).collect::<Vec<_>>().join("；") }</p>
                }
            </div>
            <div class="buttons">
                <button type="submit" class="primary" name="written-use">{ text::WRITTEN_USE }</button>
                <button type="button" name="written-cancel" onclick={cancelled}>{ text::WRITTEN_CANCEL }</button>
            </div>
        </form>
    }
}

/// The id of a box.
fn id_of(at: WrittenPlace) -> String {
    match at {
        WrittenPlace::Figure => "written-figure".to_owned(),
        WrittenPlace::Target => "written-target".to_owned(),
        WrittenPlace::Per => "written-per".to_owned(),
        WrittenPlace::Step => "written-step".to_owned(),
        WrittenPlace::Least => "written-least".to_owned(),
        WrittenPlace::Otherwise => "written-otherwise".to_owned(),
        WrittenPlace::Classes => "written-classes".to_owned(),
        WrittenPlace::Title(row) => format!("written-title-{row}"),
        WrittenPlace::Value(row) => format!("written-value-{row}"),
        WrittenPlace::Points(row) => format!("written-points-{row}"),
        WrittenPlace::Rows => "written-add".to_owned(),
        WrittenPlace::Whole => "written-kind".to_owned(),
    }
}

struct FormOf<'a> {
    rule: &'a WrittenRule,
    shown: &'a WrittenView,
    tells: bool,
    change: Change,
}

impl FormOf<'_> {
    /// The boxes that a rule of this kind has.
    fn boxes(&self) -> Html {
        let kind = self.rule.kind;
        let kinds = WrittenKind::ALL.map(text::written_kind);
        let kind_at = WrittenKind::ALL.iter().position(|one| *one == kind);
        let chosen = |rule: &mut WrittenRule, at: usize| {
            if let Some(kind) = WrittenKind::ALL.get(at) {
                *rule = view::with_kind(rule, *kind);
            }
        };
        let figure = || self.of(WrittenPlace::Figure, |rule| &mut rule.figure);
        let unit = || self.text("written-unit", text::WRITTEN_UNIT, "narrow", "", |rule| &mut rule.unit);
        let target = || self.of(WrittenPlace::Target, |rule| &mut rule.target);
        let per = || self.of(WrittenPlace::Per, |rule| &mut rule.per);
        let step = || self.of(WrittenPlace::Step, |rule| &mut rule.step);
        let least = || self.of(WrittenPlace::Least, |rule| &mut rule.least);
        let otherwise = || self.of(WrittenPlace::Otherwise, |rule| &mut rule.otherwise);
        let sign = || {
            let words = text::SIGNS.map(|(_, word)| word);
            let now = self.rule.sign.unwrap_or(Sign::Least);
            let at = text::SIGNS.iter().position(|(sign, _)| *sign == now);
            self.choice("written-sign", text::WRITTEN_SIGN, &words, at, |rule, at| {
                rule.sign = text::SIGNS.get(at).map(|(sign, _)| *sign);
            })
        };
        let started = || {
            let words = STARTED.map(text::started);
            let at = STARTED.iter().position(|one| *one == self.rule.started);
            self.choice("written-started", text::WRITTEN_STARTED, &words, at, |rule, at| {
                rule.started = STARTED.get(at).copied().unwrap_or_default();
            })
        };
        let boxes = match kind {
            WrittenKind::Meets => {
                html! { <>{ self.rows() }{ self.any() }<div class="line">{ otherwise() }</div></> }
            }
            WrittenKind::Tiers => html! {
                <><div class="line">{ figure() }{ unit() }</div>{ self.rows() }<div class="line">{ otherwise() }</div></>
            },
            WrittenKind::Short => {
                let words = text::SIDES.map(|(_, word)| word);
                let is_most = matches!(self.rule.sign, Some(Sign::Most | Sign::Below));
                let side = self.choice(
                    "written-side",
                    text::WRITTEN_SIGN,
                    &words,
                    Some(usize::from(is_most)),
                    |rule, at| {
                        rule.sign = text::SIDES.get(at).map(|(sign, _)| *sign);
                    },
                );
                html! {
                    <>
                        <div class="line">{ figure() }{ unit() }{ side }{ target() }</div>
                        <div class="line">{ per() }{ step() }{ started() }{ least() }</div>
                    </>
                }
            }
            WrittenKind::Each => {
                let words = text::STEPS.map(|(_, word)| word);
                let way = self.choice(
                    "written-gives",
                    text::WRITTEN_TAKES,
                    &words,
                    Some(usize::from(self.rule.gives)),
                    |rule, at| {
                        rule.gives = at == 1;
                    },
                );
                html! {
                    <>
                        <div class="line">{ figure() }{ unit() }</div>
                        <div class="line">{ per() }{ way }{ step() }{ started() }{ least() }</div>
                    </>
                }
            }
            WrittenKind::Faults | WrittenKind::Gains | WrittenKind::Levels => self.rows(),
            WrittenKind::Share => html! { <div class="line">{ figure() }{ unit() }{ target() }</div> },
            WrittenKind::Options => html! { <><div class="line">{ figure() }</div>{ self.rows() }</> },
            WrittenKind::Classes => html! {
                <>
                    <div class="line">{ figure() }{ unit() }{ sign() }</div>
                    <div class="line">{ self.of(WrittenPlace::Classes, |rule| &mut rule.classes) }{ otherwise() }</div>
                    { self.rows() }
                </>
            },
        };
        let excused = (kind != WrittenKind::Levels).then(|| {
            let words = text::EXCUSED.map(|(_, word)| word);
            let at = text::EXCUSED.iter().position(|(effect, _)| *effect == self.rule.not_applicable);
            self.choice("written-excused", text::WRITTEN_NOT_APPLICABLE, &words, at, |rule, at| {
                rule.not_applicable = text::EXCUSED.get(at).and_then(|(effect, _)| *effect);
            })
        });
        html! {
            <>
                <div class="line">{ self.choice("written-kind", text::WRITTEN_KIND, &kinds, kind_at, chosen) }</div>
                { boxes }
                if let Some(excused) = excused { <div class="line">{ excused }</div> }
            </>
        }
    }

    /// One condition is enough.
    fn any(&self) -> Html {
        if self.rule.rows.len() < 2 {
            return Html::default();
        }
        let change = self.change.clone();
        let onchange = Callback::from(move |event: Event| {
            if let Some(input) = event.target_dyn_into::<HtmlInputElement>() {
                let any = input.checked();
                change(&move |rule| rule.any = any);
            }
        });
        html! {
            <p><label><input type="checkbox" name="written-any" checked={self.rule.any} {onchange} />{ " " }{ text::WRITTEN_ANY }</label></p>
        }
    }

    fn rows(&self) -> Html {
        let row =
            |(at, row): (usize, &WrittenRow)| html! { <li key={at} class="line">{ self.row(at, row) }</li> };
        let added = {
            let change = self.change.clone();
            Callback::from(move |_: MouseEvent| change(&|rule| rule.rows.push(view::new_row(rule.kind))))
        };
        html! {
            <>
                <ol class="rows">{ for self.rule.rows.iter().enumerate().map(row) }</ol>
                <p><button type="button" id="written-add" name="written-add" onclick={added}>{ text::WRITTEN_ADD }</button></p>
            </>
        }
    }

    fn row(&self, at: usize, row: &WrittenRow) -> Html {
        let kind = self.rule.kind;
        let title = || self.of(WrittenPlace::Title(at), move |rule| &mut row_of(rule, at).title);
        let value = || self.of(WrittenPlace::Value(at), move |rule| &mut row_of(rule, at).value);
        let points = || self.of(WrittenPlace::Points(at), move |rule| &mut row_of(rule, at).points);
        let unit = || {
            self.text(&format!("written-unit-{at}"), text::WRITTEN_UNIT, "narrow", "", move |rule| {
                &mut row_of(rule, at).unit
            })
        };
        let sign = || {
            let words = text::SIGNS.map(|(_, word)| word);
            let now = row.sign.unwrap_or(Sign::Least);
            let chosen = text::SIGNS.iter().position(|(sign, _)| *sign == now);
            self.choice(
                &format!("written-sign-{at}"),
                text::WRITTEN_SIGN,
                &words,
                chosen,
                move |rule, chosen| {
                    row_of(rule, at).sign = text::SIGNS.get(chosen).map(|(sign, _)| *sign);
                },
            )
        };
        let is_figure = || {
            let words = [text::WRITTEN_STATE, text::WRITTEN_FIGURE];
            self.choice(
                &format!("written-is-{at}"),
                text::WRITTEN_IS,
                &words,
                Some(usize::from(row.is_figure)),
                move |rule, chosen| {
                    row_of(rule, at).is_figure = chosen == 1;
                },
            )
        };
        let boxes = match kind {
            WrittenKind::Meets if row.is_figure => {
                html! { <>{ title() }{ is_figure() }{ sign() }{ value() }{ unit() }</> }
            }
            WrittenKind::Meets => html! { <>{ title() }{ is_figure() }</> },
            WrittenKind::Tiers => html! { <>{ sign() }{ value() }{ points() }</> },
            WrittenKind::Faults | WrittenKind::Gains => html! {
                <>{ title() }{ is_figure() }if row.is_figure { { unit() } }{ points() }</>
            },
            WrittenKind::Classes => html! { <>{ title() }{ value() }</> },
            WrittenKind::Levels => html! { <>{ title() }{ points() }{ value() }</> },
            WrittenKind::Options | WrittenKind::Short | WrittenKind::Each | WrittenKind::Share => {
                html! { <>{ title() }{ points() }</> }
            }
        };
        let removed = {
            let change = self.change.clone();
            Callback::from(move |_: MouseEvent| {
                change(&move |rule| drop((at < rule.rows.len()).then(|| rule.rows.remove(at))));
                // The button goes with its row.
                if let Some(add) = by_id("written-add") {
                    drop(add.focus());
                }
            })
        };
        let least = kind.rows().unwrap_or(0);
        html! {
            <>
                { boxes }
                <button type="button" class="remove" disabled={self.rule.rows.len() <= least} onclick={removed}
                    aria-label={text::remove_row(at)}>{ text::WRITTEN_REMOVE }</button>
            </>
        }
    }

    /// A box of the form, with what is wrong with it.
    fn of(&self, at: WrittenPlace, of: impl Fn(&mut WrittenRule) -> &mut String + 'static) -> Html {
        let is_name = matches!(at, WrittenPlace::Figure | WrittenPlace::Classes | WrittenPlace::Title(_));
        let (kind, class) = (self.rule.kind, if is_name { "wide" } else { "narrow" });
        self.text(&id_of(at), text::written_label(kind, at), class, text::written_hint(kind, at), of)
    }

    fn text(
        &self,
        id: &str,
        label: &'static str,
        class: &'static str,
        placeholder: &'static str,
        of: impl Fn(&mut WrittenRule) -> &mut String + 'static,
    ) -> Html {
        let value = of(&mut self.rule.clone()).clone();
        let is_wrong = self.tells && self.shown.problems.iter().any(|(at, _)| id_of(*at) == id);
        let (change, of) = (self.change.clone(), Rc::new(of));
        let oninput = Callback::from(move |event: InputEvent| {
            if let Some(input) = event.target_dyn_into::<HtmlInputElement>() {
                let (typed, of) = (input.value(), of.clone());
                change(&move |rule| *of(rule) = typed.clone());
            }
        });
        html! {
            <p class={class}>
                <label for={id.to_owned()}>{ label }</label>
                <input id={id.to_owned()} name={id.to_owned()} type="text" autocomplete="off" {placeholder} {value} {oninput}
                    aria-invalid={is_wrong.then_some("true")} />
            </p>
        }
    }

    fn choice(
        &self,
        id: &str,
        label: &'static str,
        words: &[&'static str],
        chosen: Option<usize>,
        choose: impl Fn(&mut WrittenRule, usize) + 'static,
    ) -> Html {
        let (change, choose) = (self.change.clone(), Rc::new(choose));
        let onchange = Callback::from(move |event: Event| {
            if let Some(at) =
                event.target_dyn_into::<HtmlSelectElement>().and_then(|select| select.value().parse().ok())
            {
                let choose = choose.clone();
                change(&move |rule| choose(rule, at));
            }
        });
        let value = chosen.map_or_else(String::new, |at| at.to_string());
        html! {
            <p>
                <label for={id.to_owned()}>{ label }</label>
                <select id={id.to_owned()} name={id.to_owned()} ~value={value} {onchange}>
                    { for words.iter().enumerate().map(|(at, word)| html! {
                        <option key={at} value={at.to_string()} selected={chosen == Some(at)}>{ *word }</option>
                    }) }
                </select>
            </p>
        }
    }
}

/// A row, made where it is not there.
fn row_of(rule: &mut WrittenRule, at: usize) -> &mut WrittenRow {
    while rule.rows.len() <= at {
        rule.rows.push(view::new_row(rule.kind));
    }
    &mut rule.rows[at]
}
