//! A small ordered map by id.
//!
//! Kept as one sorted list: it is copied whole with every key typed, which a list does in one piece, and three of the
//! standard library's trees weighed 4 KB more in the page (gzip).

use std::rc::Rc;

/// Values by id, in the order of the ids.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ById<T>(Vec<(Rc<str>, T)>);

impl<T> Default for ById<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T> ById<T> {
    fn place(&self, id: &str) -> Result<usize, usize> {
        self.0.binary_search_by(|(other, _)| (**other).cmp(id))
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The value of an id.
    pub fn get(&self, id: &str) -> Option<&T> {
        self.place(id).ok().map(|place| &self.0[place].1)
    }

    /// The value of an id, to change.
    pub fn get_mut(&mut self, id: &str) -> Option<&mut T> {
        self.place(id).ok().map(|place| &mut self.0[place].1)
    }

    /// Whether there is a value of this id.
    pub fn contains_key(&self, id: &str) -> bool {
        self.place(id).is_ok()
    }

    /// The value of an id, made where there is none.
    pub fn get_or_insert_with(&mut self, id: &Rc<str>, make: impl FnOnce() -> T) -> &mut T {
        let place = match self.place(id) {
            Ok(place) => place,
            Err(place) => {
                self.0.insert(place, (id.clone(), make()));
                place
            }
        };
        &mut self.0[place].1
    }

    /// Sets the value of an id; answers with the one before.
    pub fn insert(&mut self, id: Rc<str>, value: T) -> Option<T> {
        match self.place(&id) {
            Ok(place) => Some(std::mem::replace(&mut self.0[place].1, value)),
            Err(place) => {
                self.0.insert(place, (id, value));
                None
            }
        }
    }

    /// Takes the value of an id out.
    pub fn remove(&mut self, id: &str) -> Option<T> {
        self.place(id).ok().map(|place| self.0.remove(place).1)
    }

    /// Ids and values.
    pub fn iter(&self) -> impl Iterator<Item = (&Rc<str>, &T)> {
        self.0.iter().map(|(id, value)| (id, value))
    }

    /// Ids.
    pub fn keys(&self) -> impl Iterator<Item = &Rc<str>> {
        self.0.iter().map(|(id, _)| id)
    }

    /// Values, in the order of the ids.
    pub fn values(&self) -> impl Iterator<Item = &T> {
        self.0.iter().map(|(_, value)| value)
    }
}

impl<T> FromIterator<(Rc<str>, T)> for ById<T> {
    fn from_iter<I: IntoIterator<Item = (Rc<str>, T)>>(entries: I) -> Self {
        let mut map = Self::default();
        for (id, value) in entries {
            map.insert(id, value);
        }
        map
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_stay_in_order_and_unique() {
        let entries = ["b", "a", "c", "a"].into_iter().enumerate().map(|(n, id)| (Rc::from(id), n));
        let mut map: ById<usize> = entries.collect();
        assert_eq!(map.keys().map(|id| &**id).collect::<Vec<_>>(), ["a", "b", "c"]);
        assert_eq!(map.get("a"), Some(&3), "the last one stays");
        assert_eq!(map.remove("b"), Some(0));
        assert_eq!((map.len(), map.get("b"), map.contains_key("c")), (2, None, true));
        *map.get_or_insert_with(&"d".into(), || 7) += 1;
        assert_eq!(map.values().copied().collect::<Vec<_>>(), [3, 2, 8]);
    }
}
