//! The page's entry point: mounts [`lvzhi::ui::App`] where the outline of the page is, nothing else.

fn main() {
    let document = gloo::utils::document();
    let root = document.get_element_by_id("page").unwrap_or_else(|| gloo::utils::body().into());
    yew::Renderer::<lvzhi::ui::App>::with_root(root).render();
}
