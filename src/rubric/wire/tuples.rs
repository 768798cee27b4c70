//! Values that stand together without a name.

use super::{Pack, Packed, Packing};

impl<A: Pack, B: Pack> Pack for (A, B) {
    fn pack(&self, bytes: &mut Packing) {
        self.0.pack(bytes);
        self.1.pack(bytes);
    }

    fn unpack(bytes: &mut Packed<'_>) -> Self {
        (A::unpack(bytes), B::unpack(bytes))
    }
}

impl<A: Pack, B: Pack, C: Pack> Pack for (A, B, C) {
    fn pack(&self, bytes: &mut Packing) {
        self.0.pack(bytes);
        self.1.pack(bytes);
        self.2.pack(bytes);
    }

    fn unpack(bytes: &mut Packed<'_>) -> Self {
        (A::unpack(bytes), B::unpack(bytes), C::unpack(bytes))
    }
}
