//! The source files of the library and what each imports.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
    sync::LazyLock,
};

use syn::{Attribute, Item, UseTree, Visibility, visit::Visit};

pub(crate) fn root(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

/// All Rust files in a folder and in those within.
pub(crate) fn files(folder: &str) -> Vec<PathBuf> {
    let (mut files, mut folders) = (Vec::new(), vec![root(folder)]);
    while let Some(folder) = folders.pop() {
        for path in fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|ending| ending == "rs") {
                files.push(path);
            }
        }
    }
    files.sort();
    files
}

/// A file of `src` without its tests.
pub(crate) struct Source {
    /// As in an import: `panes::home::view`.
    pub(crate) module: String,
    /// Without blanks, comments and docs.
    pub(crate) code: Vec<String>,
    /// Doc comments and comments.
    pub(crate) prose: Vec<String>,
    /// Names of its structs, enums and aliases.
    pub(crate) types: Vec<String>,
    /// Lines of docs on fields and variants.
    pub(crate) member_docs: usize,
    /// All paths that lead into the library, from its top.
    paths: BTreeSet<String>,
    /// Names that it hands on, and where they come from.
    handed_on: Vec<(String, String)>,
}

impl Source {
    fn read(path: &Path) -> Self {
        let text = fs::read_to_string(path).unwrap();
        let mut items = syn::parse_file(&text).unwrap().items;
        items.retain(|item| !is_test(item));
        // The tests are the last thing in a file, or have a file of their own.
        let text = text.split("\n#[cfg(test)]\nmod tests {").next().unwrap();
        let text = text.split("\n#[cfg(test)]\npub(crate) mod tests {").next().unwrap();
        let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
        let (prose, code): (Vec<_>, Vec<_>) =
            lines.map(str::to_owned).partition(|line| line.starts_with("//"));
        let path = path.strip_prefix(root("src")).unwrap().with_extension("");
        let module = path.iter().map(|part| part.to_str().unwrap()).collect::<Vec<_>>().join("::");
        let mut finder = Finder { module: module.clone(), paths: BTreeSet::new(), member_docs: 0 };
        for item in &items {
            finder.visit_item(item);
        }
        let (types, handed_on) = (types(&items), handed_on(&items, &module));
        let Finder { paths, member_docs, .. } = finder;
        Self { module, code, prose, types, member_docs, paths, handed_on }
    }

    /// The first part of its path.
    pub(crate) fn folder(&self) -> &str {
        folder(&self.module)
    }
}

/// The top-level folder, or the file, that a module is in.
pub(crate) fn folder(module: &str) -> &str {
    module.split("::").next().unwrap()
}

/// Whether a module is within another.
pub(crate) fn is_within(module: &str, other: &str) -> bool {
    module.strip_prefix(other).is_some_and(|rest| rest.starts_with("::"))
}

fn is_test(item: &Item) -> bool {
    let attributes: &[Attribute] = match item {
        Item::Mod(item) => &item.attrs,
        Item::Use(item) => &item.attrs,
        Item::Fn(item) => &item.attrs,
        Item::Impl(item) => &item.attrs,
        _ => &[],
    };
    attributes.iter().any(|attribute| {
        attribute.path().is_ident("cfg")
            && attribute.parse_args::<syn::Path>().is_ok_and(|path| path.is_ident("test"))
    })
}

/// All files of the library, read once.
pub(crate) fn sources() -> &'static [Source] {
    static SOURCES: LazyLock<Vec<Source>> = LazyLock::new(read_all);
    &SOURCES
}

fn read_all() -> Vec<Source> {
    let is_test = |path: &PathBuf| path.iter().any(|part| part == "tests" || part == "tests.rs");
    let apart = ["src/build.rs", "src/lib.rs", "src/text/samples.rs"].map(root);
    let files = files("src").into_iter().filter(|path| !is_test(path) && !apart.contains(path));
    files.map(|path| Source::read(&path)).collect()
}

/// Which module imports which: in `use` lines of every form, and in paths in the code. A name that a
/// module hands on (`pub use`) counts as imported from where it is defined.
pub(crate) fn imports(sources: &[Source]) -> BTreeMap<String, BTreeSet<String>> {
    let modules: BTreeSet<&str> = sources.iter().map(|source| source.module.as_str()).collect();
    let handed_on = sources.iter().flat_map(|source| source.handed_on.iter().cloned()).collect();
    let mut imports = BTreeMap::new();
    for source in sources {
        let found = source.paths.iter().filter_map(|path| defining(path, &modules, &handed_on));
        let found: BTreeSet<_> = found.filter(|module| *module != source.module).collect();
        imports.insert(source.module.clone(), found);
    }
    imports
}

/// The module that defines what a path leads to.
fn defining(path: &str, modules: &BTreeSet<&str>, handed_on: &BTreeMap<String, String>) -> Option<String> {
    let mut path = path.to_owned();
    loop {
        let mut ends = path.match_indices("::").map(|(at, _)| at).collect::<Vec<_>>();
        ends.push(path.len());
        let further = ends.iter().find_map(|end| {
            // A function may be called as the module it is in.
            let (start, rest) = path.split_at(*end);
            if modules.contains(start) {
                return None;
            }
            Some(format!("{}{rest}", handed_on.get(start)?))
        });
        match further {
            Some(further) if further != path => path = further,
            _ => {
                return ends
                    .iter()
                    .rev()
                    .map(|end| &path[..*end])
                    .find(|one| modules.contains(one))
                    .map(str::to_owned);
            }
        }
    }
}

/// Names that a module hands on, and where they come from.
fn handed_on(items: &[Item], module: &str) -> Vec<(String, String)> {
    let mut found = Vec::new();
    for item in items {
        if let Item::Use(item) = item
            && !matches!(item.vis, Visibility::Inherited)
        {
            leaves(&item.tree, &mut Vec::new(), &mut found);
        }
    }
    let whole =
        |(path, name): (Vec<String>, String)| Some((format!("{module}::{name}"), absolute(&path, module)?));
    found.into_iter().filter_map(whole).collect()
}

fn types(items: &[Item]) -> Vec<String> {
    let name = |item: &Item| match item {
        Item::Struct(item) => Some(item.ident.to_string()),
        Item::Enum(item) => Some(item.ident.to_string()),
        Item::Type(item) => Some(item.ident.to_string()),
        _ => None,
    };
    items.iter().filter_map(name).collect()
}

struct Finder {
    module: String,
    paths: BTreeSet<String>,
    member_docs: usize,
}

fn doc_lines(attributes: &[Attribute]) -> usize {
    attributes.iter().filter(|attribute| attribute.path().is_ident("doc")).count()
}

impl<'a> Visit<'a> for Finder {
    fn visit_field(&mut self, field: &'a syn::Field) {
        self.member_docs += doc_lines(&field.attrs);
        syn::visit::visit_field(self, field);
    }

    fn visit_variant(&mut self, variant: &'a syn::Variant) {
        self.member_docs += doc_lines(&variant.attrs);
        syn::visit::visit_variant(self, variant);
    }

    fn visit_item_use(&mut self, item: &'a syn::ItemUse) {
        let mut found = Vec::new();
        leaves(&item.tree, &mut Vec::new(), &mut found);
        self.paths.extend(found.iter().filter_map(|(path, _)| absolute(path, &self.module)));
    }

    fn visit_path(&mut self, path: &'a syn::Path) {
        let parts: Vec<_> = path.segments.iter().map(|part| part.ident.to_string()).collect();
        if parts.len() > 1 {
            self.paths.extend(absolute(&parts, &self.module));
        }
        syn::visit::visit_path(self, path);
    }

    fn visit_macro(&mut self, item: &'a syn::Macro) {
        // What is inside is no syntax yet; its words show the paths.
        let words: Vec<_> = item.tokens.to_string().split_whitespace().map(str::to_owned).collect();
        for (at, word) in words.iter().enumerate() {
            if matches!(word.as_str(), "crate" | "super") {
                let parts = words[at..].chunks(2).map_while(|pair| match pair {
                    [word, colons] if colons == "::" => Some((word.clone(), true)),
                    [word, ..] => Some((word.clone(), false)),
                    [] => None,
                });
                let mut path = Vec::new();
                for (part, goes_on) in parts {
                    path.push(part);
                    if !goes_on {
                        break;
                    }
                }
                self.paths.extend(absolute(&path, &self.module));
            }
        }
    }
}

/// The paths that a `use` line names, each with the name it gets here.
fn leaves(tree: &UseTree, before: &mut Vec<String>, found: &mut Vec<(Vec<String>, String)>) {
    let whole = |before: &[String], last: String| [before, &[last]].concat();
    match tree {
        UseTree::Path(path) => {
            before.push(path.ident.to_string());
            leaves(&path.tree, before, found);
            before.pop();
        }
        UseTree::Group(group) => group.items.iter().for_each(|tree| leaves(tree, before, found)),
        UseTree::Name(name) if name.ident == "self" => {
            found.push((before.clone(), before.last().unwrap().clone()));
        }
        UseTree::Name(name) => found.push((whole(before, name.ident.to_string()), name.ident.to_string())),
        UseTree::Rename(name) => found.push((whole(before, name.ident.to_string()), name.rename.to_string())),
        UseTree::Glob(_) => found.push((before.clone(), "*".to_owned())),
    }
}

/// A path from the top of the library; `None` for one that leads elsewhere.
fn absolute(path: &[String], module: &str) -> Option<String> {
    let here: Vec<_> = module.split("::").map(str::to_owned).collect();
    let ups = path.iter().take_while(|part| *part == "super").count();
    let whole = match path.first()?.as_str() {
        "crate" | "foreword" => path[1..].to_vec(),
        "self" => [&here, &path[1..]].concat(),
        "super" => [&here[..here.len().checked_sub(ups)?], &path[ups..]].concat(),
        _ => [&here, path].concat(),
    };
    (!whole.is_empty()).then(|| whole.join("::"))
}
