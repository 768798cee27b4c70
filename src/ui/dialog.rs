//! The one dialog: modal, closed by Escape, and giving the focus back to where it was.

use web_sys::HtmlDialogElement;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub(super) struct DialogProps {
    /// Its name: the class that tells it from others.
    pub(super) name: &'static str,
    /// Its heading.
    pub(super) title: AttrValue,
    /// Whether it needs room for a table.
    #[prop_or_default]
    pub(super) wide: bool,
    /// What it is about, for whoever looks for it: draft or refused.
    #[prop_or_default]
    pub(super) about: Option<AttrValue>,
    /// Called once it was closed by Escape; whoever closes it otherwise takes it away.
    pub(super) on_close: Callback<()>,
    /// What stands under the heading.
    pub(super) children: Html,
}

/// A dialog, open for as long as it is drawn.
#[component]
pub(super) fn Dialog(props: &DialogProps) -> Html {
    let dialog = use_node_ref();
    {
        let dialog = dialog.clone();
        use_effect_with((), move |()| {
            let dialog = dialog.cast::<HtmlDialogElement>();
            // A modal dialog keeps the focus and gives it back; a browser without one shows it in place.
            if let Some(dialog) = &dialog {
                drop(dialog.show_modal());
            }
            // Closed before it is taken away: only then is the focus given back.
            move || dialog.into_iter().for_each(|dialog| dialog.close())
        });
    }
    let escaped = {
        let on_close = props.on_close.clone();
        Callback::from(move |event: Event| {
            event.prevent_default();
            on_close.emit(());
        })
    };
    let heading = format!("{}-title", props.name);
    html! {
        <dialog ref={dialog} class={classes!(props.name, props.wide.then_some("wide"))}
            aria-labelledby={heading.clone()} oncancel={escaped} data-import={props.about.clone()}>
            <h2 id={heading}>{ &props.title }</h2>
            { props.children.clone() }
        </dialog>
    }
}
