//! The page's entry point: mounts [`lvzhi::ui::App`] where the outline of the page is, and has the shell told should it break.

fn main() {
    let document = gloo::utils::document();
    let root = document.get_element_by_id("page").unwrap_or_else(|| gloo::utils::body().into());
    yew::Renderer::<lvzhi::ui::App>::with_root(root).render();
    // Behind Yew's hook, which writes to the console.
    let told = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |panic| {
        told(panic);
        lvzhi::browser::shell::panicked();
    }));
}
