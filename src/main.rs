//! temporary
use foreword::shell;
fn main() -> anyhow::Result<()> {
    let home: std::path::PathBuf = std::env::args().nth(1).unwrap().into();
    foreword::store::make(&home)?;
    foreword::store::make(&home.join("appointments"))?;
    foreword::store::make(&home.join("bin"))?;
    let start = if std::env::args().nth(2).is_some() { shell::Start::Sample } else { shell::Start::Home };
    let outcome = shell::run(home, start, true)?;
    println!("{outcome:?}");
    Ok(())
}
