//! A second home for drafts, in IndexedDB, whose writes reach the disk at once.
//!
//! Chromium writes local storage to the disk up to a minute late, so a browser that is ended can lose what it had long said
//! to be kept. Each revision goes here as well, with strict durability; when the page opens, what is newer here is taken over.
//! Nothing waits for it and nothing rests on it: where the browser has none, there is one home.

use js_sys::{Array, Function, Object, Promise, Reflect};
use std::cell::RefCell;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{IdbDatabase, IdbObjectStore, IdbRequest, IdbTransaction};

/// Its name, and that of what is in it.
const NAME: &str = "lvzhi";
const DRAFTS: &str = "drafts";

thread_local! {
    /// The open database, once anything has asked for it.
    static HOME: RefCell<Option<Promise>> = const { RefCell::new(None) };
}

/// Keeps a revision of a draft in place of the one before.
pub fn keep(id: &str, revision: &str, text: &str) {
    let (id, value) = (JsValue::from(id), JsValue::from(format!("{revision}\n{text}")));
    write(move |drafts| drafts.put_with_key(&value, &id));
}

/// Removes a draft for good.
pub fn forget(id: &str) {
    let id = JsValue::from(id);
    write(move |drafts| drafts.delete(&id));
}

/// Removes everything.
pub fn clear() {
    write(IdbObjectStore::clear);
}

/// All drafts: id, revision, text.
///
/// # Errors
/// When the browser has no such home, or refuses.
pub async fn all() -> Result<Vec<(String, String, String)>, JsValue> {
    let drafts = store(&home().await?, "readonly")?;
    let keys = Array::from(&done(&drafts.get_all_keys()?).await?);
    let values = Array::from(&done(&drafts.get_all()?).await?);
    let one = |(id, value): (JsValue, JsValue)| {
        let value = value.as_string()?;
        let (revision, text) = value.split_once('\n')?;
        Some((id.as_string()?, revision.to_owned(), text.to_owned()))
    };
    Ok(keys.iter().zip(values.iter()).filter_map(one).collect())
}

fn write(change: impl FnOnce(&IdbObjectStore) -> Result<IdbRequest, JsValue> + 'static) {
    spawn_local(async move {
        let written = async {
            let drafts = store(&home().await?, "readwrite")?;
            change(&drafts)?;
            // At once, also where the page is about to be left.
            let transaction = drafts.transaction();
            let commit: Function = Reflect::get(&transaction, &"commit".into())?.dyn_into()?;
            commit.call0(&transaction)?;
            Ok::<(), JsValue>(())
        };
        // The first home has it; the console is told for whoever looks into a fault.
        if let Err(error) = written.await {
            gloo::console::debug!(error);
        }
    });
}

fn store(home: &IdbDatabase, mode: &str) -> Result<IdbObjectStore, JsValue> {
    // Strict: written through to the disk. Browsers that do not know the wish pass it over.
    let wishes = Object::new();
    Reflect::set(&wishes, &"durability".into(), &"strict".into())?;
    let begin: Function = Reflect::get(home, &"transaction".into())?.dyn_into()?;
    let transaction: IdbTransaction = begin.call3(home, &DRAFTS.into(), &mode.into(), &wishes)?.dyn_into()?;
    transaction.object_store(DRAFTS)
}

async fn home() -> Result<IdbDatabase, JsValue> {
    let opening = HOME.with_borrow_mut(|home| match home {
        Some(opening) => Ok(opening.clone()),
        None => opened().inspect(|opening| *home = Some(opening.clone())),
    })?;
    Ok(JsFuture::from(opening).await?.unchecked_into())
}

fn opened() -> Result<Promise, JsValue> {
    let factory = web_sys::window().ok_or(JsValue::NULL)?.indexed_db()?.ok_or(JsValue::NULL)?;
    let request = factory.open(NAME)?;
    let made = {
        let request = request.clone();
        Closure::once_into_js(move || -> Result<(), JsValue> {
            let home: IdbDatabase = request.result()?.unchecked_into();
            home.create_object_store(DRAFTS)?;
            Ok(())
        })
    };
    request.set_onupgradeneeded(Some(made.unchecked_ref()));
    Ok(settled(&request))
}

async fn done(request: &IdbRequest) -> Result<JsValue, JsValue> {
    JsFuture::from(settled(request)).await
}

/// A request as a promise of its result.
fn settled(request: &IdbRequest) -> Promise {
    let request = request.clone();
    Promise::new(&mut |resolve, reject| {
        let result = {
            let request = request.clone();
            Closure::once_into_js(move || {
                drop(resolve.call1(&JsValue::NULL, &request.result().unwrap_or_default()));
            })
        };
        let error = {
            let request = request.clone();
            Closure::once_into_js(move || {
                let error = request.error().ok().flatten().map_or(JsValue::NULL, JsValue::from);
                drop(reject.call1(&JsValue::NULL, &error));
            })
        };
        request.set_onsuccess(Some(result.unchecked_ref()));
        request.set_onerror(Some(error.unchecked_ref()));
    })
}
