//! The page's entry point: mounts [`lvzhi::ui::App`], nothing else.

fn main() {
    yew::Renderer::<lvzhi::ui::App>::new().render();
}
