//! Chromium without a window, asked over the pipe it offers to those who start it. One start serves
//! every page of a test.

use std::{
    fs,
    io::{BufRead, BufReader, Write},
    path::PathBuf,
    process::{Child, ChildStdin, ChildStdout, Command, Stdio},
};

use base64::{Engine, engine::general_purpose::STANDARD};
use serde_json::{Value, json};

/// Not through the macro: what that prints is kept back while the test passes.
pub(crate) fn skipped(what: &str, why: &str) {
    let said = format!("\nSKIPPED: {what}, for {why}\n");
    std::io::stderr().write_all(said.as_bytes()).unwrap();
}

pub(crate) fn variable(name: &str) -> Option<PathBuf> {
    std::env::vars_os().find(|(one, _)| one == name).map(|(_, value)| value.into())
}

/// A program on this computer that has one of these names.
fn program(names: &[&str]) -> Option<PathBuf> {
    let path = variable("PATH")?;
    std::env::split_paths(&path)
        .flat_map(|folder| names.iter().map(move |name| folder.join(name)))
        .find(|program| program.is_file())
}

/// A browser with one tab, and a folder of its own, which goes with it.
pub(crate) struct Browser {
    process: Child,
    says: ChildStdin,
    hears: BufReader<ChildStdout>,
    asked: u64,
    session: Option<String>,
    folder: tempfile::TempDir,
}

impl Browser {
    /// Starts the browser; without one it says that `what` is skipped.
    pub(crate) fn start(what: &str) -> Option<Self> {
        let Some(program) = program(&["chromium", "chromium-browser", "google-chrome"]) else {
            skipped(what, "there is no Chromium");
            return None;
        };
        let folder = tempfile::tempdir().unwrap();
        let mut process = Command::new("sh")
            .args(["-c", "exec \"$0\" \"$@\" 3<&0 4>&1 </dev/null >/dev/null 2>&1"])
            .arg(program)
            .args(["--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking"])
            .args([
                "--disable-dev-shm-usage",
                "--no-first-run",
                "--hide-scrollbars",
                "--remote-debugging-pipe",
            ])
            .arg(format!("--user-data-dir={}", folder.path().join("profile").display()))
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let (says, hears) = (process.stdin.take().unwrap(), process.stdout.take().unwrap());
        let mut browser =
            Self { process, says, hears: BufReader::new(hears), asked: 0, session: None, folder };
        let tab = browser.ask("Target.createTarget", &json!({ "url": "about:blank" }));
        let tab =
            browser.ask("Target.attachToTarget", &json!({ "targetId": tab["targetId"], "flatten": true }));
        browser.session = Some(tab["sessionId"].as_str().unwrap().to_owned());
        browser.ask("Page.enable", &json!({}));
        // Else a page would let in no style of a test.
        browser.ask("Page.setBypassCSP", &json!({ "enabled": true }));
        Some(browser)
    }

    fn put(&self, name: &str, bytes: &[u8]) -> PathBuf {
        let file = self.folder.path().join(name);
        fs::File::create(&file).unwrap().write_all(bytes).unwrap();
        file
    }

    /// The next thing the browser says.
    fn hear(&mut self) -> Value {
        let mut message = Vec::new();
        self.hears.read_until(0, &mut message).unwrap();
        assert_eq!(message.pop(), Some(0), "the browser ended");
        serde_json::from_slice(&message).unwrap()
    }

    fn ask(&mut self, method: &str, parameters: &Value) -> Value {
        self.asked += 1;
        let mut message = json!({ "id": self.asked, "method": method, "params": parameters });
        if let Some(session) = &self.session {
            message["sessionId"] = json!(session);
        }
        self.says.write_all(format!("{message}\0").as_bytes()).unwrap();
        loop {
            let mut answer = self.hear();
            if answer["id"] == self.asked {
                assert!(answer["error"].is_null(), "{method}: {answer}");
                return answer["result"].take();
            }
        }
    }

    /// Shows a page in a window of this width.
    pub(crate) fn show(&mut self, page: &str, columns: u32) {
        let file = self.put("page.html", page.as_bytes());
        let window = json!({ "width": columns, "height": 900, "deviceScaleFactor": 1, "mobile": false });
        self.ask("Emulation.setDeviceMetricsOverride", &window);
        self.ask("Page.navigate", &json!({ "url": format!("file://{}", file.display()) }));
        while self.hear()["method"] != "Page.loadEventFired" {}
    }

    pub(crate) fn set_dark(&mut self, dark: bool) {
        let value = if dark { "dark" } else { "light" };
        let features = json!({ "features": [{ "name": "prefers-color-scheme", "value": value }] });
        self.ask("Emulation.setEmulatedMedia", &features);
    }

    /// What an expression comes to in the page.
    pub(crate) fn evaluate(&mut self, expression: &str) -> Value {
        let wanted = json!({ "expression": expression, "awaitPromise": true, "returnByValue": true });
        let mut done = self.ask("Runtime.evaluate", &wanted);
        assert!(done["exceptionDetails"].is_null(), "{done}");
        done["result"]["value"].take()
    }

    /// The page printed on sheets of this size.
    fn printed(&mut self, page: &str, paper: &str) -> Vec<u8> {
        self.show(&page.replace("</style>", &format!("\n@page {{ size: {paper}; }}\n</style>")), 1200);
        let how = json!({ "preferCSSPageSize": true, "printBackground": true });
        STANDARD.decode(self.ask("Page.printToPDF", &how)["data"].as_str().unwrap()).unwrap()
    }

    /// How many sheets of this size the page takes.
    pub(crate) fn sheets(&mut self, page: &str, paper: &str) -> usize {
        let pdf = self.printed(page, paper);
        let wanted = b"/Type /Page";
        let found = pdf.windows(wanted.len() + 1).filter(|bytes| {
            bytes.starts_with(wanted) && !bytes.last().is_some_and(u8::is_ascii_alphanumeric)
        });
        found.count()
    }

    /// The words on each sheet, line by line and without the numbers of the sheets; where nothing can read
    /// them, it says that `what` is skipped.
    pub(crate) fn lines(&mut self, page: &str, paper: &str, what: &str) -> Option<Vec<Vec<String>>> {
        let Some(reader) = program(&["pdftotext"]) else {
            skipped(what, "there is no pdftotext (poppler-utils has it)");
            return None;
        };
        let pdf = self.printed(page, paper);
        let file = self.put("page.pdf", &pdf);
        let done = Command::new(reader).arg("-layout").arg(&file).arg("-").output().unwrap();
        let text = String::from_utf8(done.stdout).unwrap();
        let sheets = text.split('\u{c}').filter(|sheet| !sheet.trim().is_empty());
        let line = |line: &str| {
            let line = line.split_whitespace().collect::<Vec<_>>().join(" ");
            let number = line.starts_with("Page ") && line.contains(" of ");
            (!number && !line.is_empty()).then_some(line)
        };
        Some(sheets.map(|sheet| sheet.lines().filter_map(line).collect()).collect())
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        let _ = self.says.write_all(b"{\"id\":0,\"method\":\"Browser.close\"}\0");
        let _ = self.process.wait();
    }
}
