//! What is folded away in an indicator's card.

use super::Dispatch;
use super::bar::certainty;
use super::parts::Purpose;
use super::plain::{around, button, choice, words};
use crate::draft::{Book, Slot};
use crate::session::{Model, Msg};
use crate::text;
use crate::view::{Basis, CardView, DetailsView, details};
use std::rc::Rc;
use yew::prelude::*;

/// What is folded away in a card of the sheet that was drawn last.
pub(super) fn draw(_: &Model, purpose: &Purpose<'_>) -> Html {
    let Purpose::Fold(card, dispatch) = purpose else { return Html::default() };
    let Some((rubric, sheet)) = dispatch.drawn() else { return Html::default() };
    let view = details(sheet.shown(&rubric), card.key);
    let basis = |cited: &Basis| {
        html! {
            <p key={cited.text.to_string()}>{ &*cited.text }{ " " }{ certainty(cited.certainty) }
                { words("span", "meaning", text::certainty_meaning(cited.certainty)) }</p>
        }
    };
    html! {
        <dl>
            { words("dt", "", text::CLAUSE) }{ words("dd", "", &view.clause) }
            { words("dt", "", text::RULES) }
            <dd>{ for view.rules.iter().map(|rule| html! { <p key={rule.to_string()}>{ &**rule }</p> }) }</dd>
            { words("dt", "", text::BASIS) }
            <dd>{ for view.bases.iter().map(basis) }</dd>
            { words("dt", "", text::EVIDENCE) }{ around("dd", "", evidence(card, &view, dispatch)) }
            { words("dt", "", text::EXPLANATION) }{ words("dd", "explanation", &view.explanation) }
            if let Some(slot) = &view.ledger {
                { words("dt", "", text::RECTIFICATION) }
                <dd>{ button("plain", text::RECTIFICATION_TO_LEDGER, dispatch.sends(Msg::PlaceSought(slot.clone()))) }</dd>
            }
        </dl>
    }
}

/// The materials of an indicator, each with 有 and 缺.
fn evidence(card: &CardView, view: &DetailsView, dispatch: &Dispatch) -> Html {
    let mark = |name: &Rc<str>, said: &str, word: &'static str| {
        let is_said = said == word;
        let (indicator, material) = (card.id.clone(), name.clone());
        // Choosing again what is chosen takes it back.
        let state: Rc<str> = if is_said { "".into() } else { word.into() };
        let entered = Msg::TextEntered { slot: Slot::In(Book::Evidence, indicator, material), text: state };
        let name = format!("{} {name}：{word}", card.number);
        choice("choice", is_said, Some(name), dispatch.sends(entered), html! { { word } })
    };
    html! {
        <ul class="evidence">
            { for view.evidence.iter().map(|(name, said)| html! {
                <li key={name.to_string()} data-evidence={said.to_string()}>
                    { words("span", "", name) }
                    { mark(name, said, text::EVIDENCE_HAVE) }
                    { mark(name, said, text::EVIDENCE_LACK) }
                </li>
            }) }
        </ul>
    }
}
