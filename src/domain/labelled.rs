//! Declares an enum once: its variants, and the name of each on a screen and in a file.

macro_rules! labelled {
    (
        $(#[$meta:meta])* $Name:ident {
            $($(#[$note:meta])* $Variant:ident = $label:literal),+ $(,)?
        }
    ) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
        pub enum $Name {
            $($(#[$note])* $Variant),+
        }

        impl $Name {
            pub const ALL: [Self; [$($label),+].len()] = [$(Self::$Variant),+];

            pub const fn label(self) -> &'static str {
                match self {
                    $(Self::$Variant => $label),+
                }
            }

            /// As in files.
            pub const fn name(self) -> &'static str {
                match self {
                    $(Self::$Variant => stringify!($Variant)),+
                }
            }
        }
    };
}
