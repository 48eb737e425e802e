//! Lists of access rights as Windows writes them down (SDDL): who else may read. Pure, so tested everywhere.

/// Whoever may read all of a computer anyway, and the owner: the system, its administrators.
const TRUSTED: [&str; 6] = ["SY", "BA", "CO", "OW", "S-1-5-18", "S-1-5-32-544"];

/// Groups that more than one person is in, in words.
const GROUPS: [(&str, &str, &str); 6] = [
    ("WD", "S-1-1-0", "everyone"),
    ("AU", "S-1-5-11", "everyone who signs in"),
    ("BU", "S-1-5-32-545", "all users of this computer"),
    ("IU", "S-1-5-4", "whoever sits at this computer"),
    ("BG", "S-1-5-32-546", "guests"),
    ("AN", "S-1-5-7", "anyone, without a password"),
];

/// Rights to read, as two letters: all, read, list.
const READING: [&str; 5] = ["FA", "FR", "GA", "GR", "CC"];

/// The bits for reading a file or listing a folder, for all, and for reading in general.
const READING_BITS: u32 = 0x0000_0001 | 0x1000_0000 | 0x8000_0000;

/// Text as `icacls /save` writes it: UTF-16, with or without a mark at its start.
#[must_use]
pub fn text(bytes: &[u8]) -> String {
    let units: Vec<_> = bytes.chunks_exact(2).map(|two| u16::from_le_bytes([two[0], two[1]])).collect();
    String::from_utf16_lossy(&units).trim_start_matches('\u{feff}').to_owned()
}

/// The code of the user in what `whoami /user /fo csv /nh` answers.
#[must_use]
pub fn own_sid(answer: &str) -> Option<String> {
    let code = answer.trim().rsplit(',').next()?.trim_matches('"');
    code.starts_with("S-1-").then(|| code.to_owned())
}

/// Who besides the owner, the system and its administrators may read, in words; `None` if it is not
/// understood.
#[must_use]
pub fn readers(saved: &str, own: &str) -> Option<Vec<String>> {
    let (_, list) = saved.split_once("D:")?;
    // A list that is missing lets everyone in.
    if list.starts_with("NO_ACCESS_CONTROL") {
        return Some(vec!["everyone".to_owned()]);
    }
    // Of whom an audit is kept is another list.
    let list = list.split("S:").next()?;
    let mut others = 0;
    let mut found: Vec<String> = Vec::new();
    for entry in list.split('(').skip(1) {
        let fields: Vec<_> = entry.split(')').next()?.split(';').collect();
        let [kind, _, rights, _, _, who, ..] = fields.as_slice() else { return None };
        if *kind != "A" || !may_read(rights)? || TRUSTED.contains(who) || *who == own {
            continue;
        }
        match GROUPS.iter().find(|(short, long, _)| who == short || who == long) {
            Some((.., words)) if found.iter().any(|one| one == words) => {}
            Some((.., words)) => found.push((*words).to_owned()),
            None => others += 1,
        }
    }
    match others {
        0 => {}
        1 => found.push("another account or group".to_owned()),
        _ => found.push(format!("{others} other accounts or groups")),
    }
    Some(found)
}

/// `None` if it is not understood.
fn may_read(rights: &str) -> Option<bool> {
    if let Some(digits) = rights.strip_prefix("0x") {
        return Some(u32::from_str_radix(digits, 16).ok()? & READING_BITS != 0);
    }
    if !rights.len().is_multiple_of(2) || !rights.bytes().all(|byte| byte.is_ascii_uppercase()) {
        return None;
    }
    Some(rights.as_bytes().chunks(2).any(|pair| READING.iter().any(|reading| reading.as_bytes() == pair)))
}

#[cfg(test)]
mod tests {
    use super::*;

    const ME: &str = "S-1-5-21-1111111111-222222222-333333333-1001";

    fn of(list: &str) -> Option<Vec<String>> {
        readers(&format!("data\r\n{list}\r\n"), ME)
    }

    /// A folder in the user's own profile is theirs, with the system and its administrators.
    #[test]
    fn own_profile_is_private() {
        let list = format!("D:AI(A;OICIID;FA;;;SY)(A;OICIID;FA;;;BA)(A;OICIID;FA;;;{ME})");
        assert_eq!(of(&list), Some(Vec::new()));
    }

    /// Whoever else may read is named, each group once; what is denied or cannot be read by it is not.
    #[test]
    fn others_are_named() {
        let list = format!(
            "D:PAI(D;;FA;;;BG)(A;OICI;FA;;;{ME})(A;OICIID;0x1200a9;;;BU)(A;ID;FX;;;WD)(A;CI;LC;;;AU)\
             (A;OICIIO;GR;;;S-1-5-32-545)"
        );
        assert_eq!(of(&list), Some(vec!["all users of this computer".to_owned()]));
        let other = "S-1-5-21-1111111111-222222222-333333333-1002";
        let list = format!("D:(A;;FR;;;{other})(A;;FA;;;DU)(A;;0x80000000;;;S-1-1-0)S:(AU;SAFA;FA;;;WD)");
        assert_eq!(of(&list), Some(vec!["everyone".to_owned(), "2 other accounts or groups".to_owned()]));
        assert_eq!(of("D:NO_ACCESS_CONTROL"), Some(vec!["everyone".to_owned()]));
    }

    #[test]
    fn not_understood_is_not_private() {
        for list in ["", "nothing", "D:(A;;FA)", "D:(A;;0xzz;;;BU)", "D:(A;;\u{e9}F;;;BU)", "D:(A;;FAX;;;BU)"]
        {
            assert_eq!(of(list), None, "{list}");
        }
    }

    #[test]
    fn answers_of_the_system() {
        let utf16: Vec<u8> = "\u{feff}data\r\nD:".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(text(&utf16), "data\r\nD:");
        assert_eq!(own_sid(&format!("\"pc\\sam, gp\",\"{ME}\"\r\n")), Some(ME.to_owned()));
        assert_eq!(own_sid("ERROR: no"), None);
    }
}
