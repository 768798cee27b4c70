//! The heading of a screen, which has the focus when the screen comes.

use web_sys::HtmlElement;
use yew::prelude::*;

/// What is to be the `ref` of the heading of a screen, and of one that can have the focus (`tabindex="-1"`). When the screen
/// comes, it has changed under the person: the focus goes there, so that what is read out begins with its name.
#[hook]
pub(super) fn use_heading() -> NodeRef {
    let heading = use_node_ref();
    {
        let heading = heading.clone();
        use_effect_with((), move |()| focus(&heading));
    }
    heading
}

/// Gives the focus to what is drawn there, if anything is.
pub(super) fn focus(node: &NodeRef) {
    if let Some(element) = node.cast::<HtmlElement>() {
        drop(element.focus());
    }
}
