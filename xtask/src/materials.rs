//! The software bill of materials, as `CycloneDX`: what is in the program, by version, licence and checksum.

use std::collections::BTreeMap;

use anyhow::{Context, Result};
use jiff::Timestamp;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use crate::{
    archive::hex,
    crates::{Crate, Name, Uses},
};

/// What a bill is made from.
pub struct Materials<'a> {
    pub uses: &'a Uses,
    pub all: &'a BTreeMap<Name, Crate>,
    pub checksums: &'a BTreeMap<Name, String>,
    pub target: &'a str,
    pub made: Timestamp,
}

/// The name of a crate for tools, which is the same whoever looks.
fn address(name: &Name) -> String {
    format!("pkg:cargo/{}@{}", name.name, name.version.replace('+', "%2B"))
}

pub fn bill(materials: &Materials<'_>) -> Result<String> {
    let components = materials.uses.keys().map(|name| Ok((name, component(materials, name)?)));
    let components: Vec<_> = components.collect::<Result<_>>()?;
    let is_ours = |name: &Name| name.name == "foreword";
    let ours = components.iter().find(|(name, _)| is_ours(name)).context("foreword is not in the tree")?;
    let ours = ours.1.clone();
    let mut others: Vec<_> =
        components.into_iter().filter(|(name, _)| !is_ours(name)).map(|(_, one)| one).collect();
    others.push(dictionary());
    let dependencies = materials.uses.iter().map(|(name, uses)| {
        let mut on: Vec<_> = uses.iter().map(address).collect();
        if is_ours(name) {
            on.push(DICTIONARY.to_owned());
        }
        json!({ "ref": address(name), "dependsOn": on })
    });
    let mut dependencies: Vec<_> = dependencies.collect();
    dependencies.push(json!({ "ref": DICTIONARY, "dependsOn": [] }));
    let mut bill = json!({
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {
            "timestamp": materials.made.to_string(),
            "component": ours,
            "properties": [{ "name": "foreword:target", "value": materials.target }],
        },
        "components": others,
        "dependencies": dependencies,
    });
    bill["serialNumber"] = json!(serial(&serde_json::to_string(&bill)?));
    Ok(serde_json::to_string_pretty(&bill)? + "\n")
}

fn component(materials: &Materials<'_>, name: &Name) -> Result<Value> {
    let one = materials.all.get(name).with_context(|| format!("cargo says nothing of {}", name.name))?;
    let mut component = json!({
        "type": if name.name == "foreword" { "application" } else { "library" },
        "bom-ref": address(name),
        "name": name.name,
        "version": name.version,
        "purl": address(name),
    });
    if let Some(licence) = &one.license {
        component["licenses"] = json!([{ "expression": licence.replace('/', " OR ") }]);
    }
    if let Some(sum) = materials.checksums.get(name) {
        component["hashes"] = json!([{ "alg": "SHA-256", "content": sum }]);
    }
    if let Some(source) = &one.repository {
        component["externalReferences"] = json!([{ "type": "vcs", "url": source }]);
    }
    Ok(component)
}

const DICTIONARY: &str = "pkg:npm/dictionary-en-gb@3.0.0";

/// Words of others that come with the program.
fn dictionary() -> Value {
    json!({
        "type": "data",
        "bom-ref": DICTIONARY,
        "name": "dictionary-en-gb",
        "version": "3.0.0",
        "purl": DICTIONARY,
        "licenses": [{ "license": { "name": "SCOWL: licences of the MIT and BSD kind" } }],
    })
}

/// A number that is the bill's alone, and the same for the same bill.
fn serial(bill: &str) -> String {
    let digits = hex(&Sha256::digest(bill.as_bytes()));
    let mut serial = "urn:uuid:".to_owned();
    for (at, digit) in digits.chars().take(32).enumerate() {
        if [8, 12, 16, 20].contains(&at) {
            serial.push('-');
        }
        // The version and the variant of a UUID whose other bits are anyone's.
        serial.push(match at {
            12 | 16 => '8',
            _ => digit,
        });
    }
    serial
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::archive::tests::made;

    #[test]
    fn bill_names_every_crate_once() {
        let name = |name: &str, version: &str| Name { name: name.to_owned(), version: version.to_owned() };
        let (ours, a) = (name("foreword", "0.1.0"), name("a", "1.0.0+b"));
        let one = |name: &Name| -> Crate {
            serde_json::from_value(json!({
                "name": name.name, "version": name.version, "license": "MIT/Apache-2.0", "manifest_path": "",
            }))
            .unwrap()
        };
        let uses: Uses = [(ours.clone(), [a.clone()].into()), (a.clone(), [].into())].into();
        let all = [(ours.clone(), one(&ours)), (a.clone(), one(&a))].into();
        let checksums = [(a, "ab".repeat(32))].into();
        let materials =
            Materials { uses: &uses, all: &all, checksums: &checksums, target: "x", made: made() };
        let text = bill(&materials).unwrap();
        assert_eq!(text, bill(&materials).unwrap());
        let bill: Value = serde_json::from_str(&text).unwrap();
        assert_eq!(bill["metadata"]["component"]["name"], "foreword");
        assert_eq!(bill["metadata"]["timestamp"], "2026-11-27T06:30:02Z");
        assert_eq!(bill["serialNumber"].as_str().unwrap().len(), 9 + 36);
        let components = bill["components"].as_array().unwrap();
        assert_eq!(components.len(), 2, "a crate and the dictionary");
        assert_eq!(components[0]["purl"], "pkg:cargo/a@1.0.0%2Bb");
        assert_eq!(components[0]["licenses"][0]["expression"], "MIT OR Apache-2.0");
        assert_eq!(components[0]["hashes"][0]["content"], "ab".repeat(32));
        let uses = bill["dependencies"].as_array().unwrap();
        let ours = uses.iter().find(|one| one["ref"] == "pkg:cargo/foreword@0.1.0").unwrap();
        assert_eq!(ours["dependsOn"], json!(["pkg:cargo/a@1.0.0%2Bb", DICTIONARY]));
    }
}
