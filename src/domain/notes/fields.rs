//! Declares a group of fields once: the struct on disk, the names that point into it, its labels.

use super::answer::Answer;

/// `fields!(struct Group of Type, enum Name { field / Variant = "Label", .. } with { extra: Type })`
///
/// The struct holds one `Type` a field and leaves blank ones out of the file; the enum names the
/// fields in the order they are shown.
macro_rules! fields {
    (
        $(#[$group_doc:meta])* struct $Group:ident of $Type:ty,
        $(#[$name_doc:meta])* enum $Name:ident {
            $( $field:ident / $Variant:ident = $label:literal ),+ $(,)?
        }
        $( with { $( $(#[$extra_doc:meta])* $extra:ident : $Extra:ty ),+ $(,)? } )?
    ) => {
        $(#[$group_doc])*
        #[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
        #[serde(default)]
        pub struct $Group {
            $(
                #[doc = $label]
                #[serde(skip_serializing_if = "crate::domain::notes::fields::Blank::is_blank")]
                pub $field: $Type,
            )+
            $($(
                $(#[$extra_doc])*
                pub $extra: $Extra,
            )+)?
        }

        $(#[$name_doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
        pub enum $Name {
            $( #[doc = $label] $Variant, )+
        }

        impl $Name {
            pub const ALL: &'static [Self] = &[$( Self::$Variant, )+];

            pub const fn label(self) -> &'static str {
                match self { $( Self::$Variant => $label, )+ }
            }

            /// Its name in a file.
            pub const fn name(self) -> &'static str {
                match self { $( Self::$Variant => stringify!($field), )+ }
            }

            pub fn named(name: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|field| field.name() == name)
            }
        }

        impl $Group {
            pub const fn get(&self, name: $Name) -> &$Type {
                match name { $( $Name::$Variant => &self.$field, )+ }
            }

            pub const fn get_mut(&mut self, name: $Name) -> &mut $Type {
                match name { $( $Name::$Variant => &mut self.$field, )+ }
            }
        }
    };
}

pub(super) use fields;

/// A value that a file leaves out while it is blank.
pub(crate) trait Blank {
    fn is_blank(&self) -> bool;
}

impl Blank for Answer {
    fn is_blank(&self) -> bool {
        Self::is_blank(self)
    }
}
