//! The page as it is written: headings, lists, tables, with everything escaped and headings in the reader's language form.

/// A page under way.
pub struct Page {
    html: String,
    /// `nb` or `nn`.
    pub lang: &'static str,
}

const STYLE: &str = "body{font:16px/1.55 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color:#1e2b3c}\
h1{font-size:1.8rem}h2{font-size:1.35rem;margin-top:3rem;border-top:2px solid #b5bcc7;padding-top:1rem}h3{font-size:1.05rem;margin-bottom:.3rem}\
dl{display:grid;grid-template-columns:max-content 1fr;gap:.2rem 1rem}dt{font-weight:600}dd{margin:0}\
table{border-collapse:collapse;width:100%;margin:.5rem 0 1rem}th,td{border:1px solid #b5bcc7;padding:.4rem .6rem;text-align:left;vertical-align:top}\
th{background:#eef1f5}code{font-size:.85em;overflow-wrap:anywhere}small{color:#4a5666}\
@media print{h2{break-before:page}table,dl{break-inside:avoid}nav{break-after:page}}";

impl Page {
    /// An empty page; any language but nynorsk is read as bokmål.
    pub fn new(lang: &str) -> Page {
        Page { html: String::new(), lang: if lang == "nn" { "nn" } else { "nb" } }
    }

    /// The words in the reader's language form.
    pub fn w(&self, nb: &'static str, nn: &'static str) -> &'static str {
        if self.lang == "nn" { nn } else { nb }
    }

    /// The head of the page.
    pub fn head(&mut self, title: &str) {
        let (lang, title) = (self.lang, escape(title));
        self.html.push_str(&format!("<!doctype html>\n<html lang=\"{lang}\">\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width\">\n<title>{title}</title>\n<style>{STYLE}</style>\n"));
    }

    /// The finished page.
    pub fn end(mut self) -> String {
        self.html.push_str("</html>\n");
        self.html
    }

    /// An element with a text.
    pub fn tag(&mut self, name: &str, text: &str) {
        let text = escape(text);
        self.html.push_str(&format!("<{name}>{text}</{name}>\n"));
    }

    /// A heading that can be linked to.
    pub fn heading(&mut self, id: &str, text: &str) {
        let (id, text) = (escape(id), escape(text));
        self.html.push_str(&format!("<h2 id=\"{id}\">{text}</h2>\n"));
    }

    /// Opens an element.
    pub fn open(&mut self, name: &str) {
        self.html.push_str(&format!("<{name}>\n"));
    }

    /// Closes an element.
    pub fn close(&mut self, name: &str) {
        self.html.push_str(&format!("</{name}>\n"));
    }

    /// A term and what it is; nothing when there is nothing to say.
    pub fn pair(&mut self, term: &str, text: &str) {
        if !text.is_empty() {
            let (term, text) = (escape(term), escape(text));
            self.html.push_str(&format!("<dt>{term}</dt><dd>{text}</dd>\n"));
        }
    }

    /// A list.
    pub fn list<'a>(&mut self, items: impl Iterator<Item = &'a str>) {
        let items: String = items.map(|item| format!("<li>{}</li>", escape(item))).collect();
        self.html.push_str(&format!("<ul>{items}</ul>\n"));
    }

    /// A heading and a list, when the list has something.
    pub fn titled<'a>(&mut self, title: &str, items: impl Iterator<Item = &'a str>) {
        let items: Vec<&str> = items.filter(|item| !item.is_empty()).collect();
        if !items.is_empty() {
            self.tag("h3", title);
            self.list(items.into_iter());
        }
    }

    /// A table; a line of a cell that begins with a grave accent is code.
    pub fn table(&mut self, heads: &[&str], rows: &[Vec<String>]) {
        if rows.is_empty() {
            return;
        }
        let head: String = heads.iter().map(|head| format!("<th scope=\"col\">{}</th>", escape(head))).collect();
        let line = |text: &str| match text.strip_prefix('`') {
            Some(code) => format!("<code>{}</code>", escape(code)),
            None => escape(text),
        };
        let cell = |text: &String| format!("<td>{}</td>", text.lines().map(line).collect::<Vec<_>>().join("<br>"));
        let row = |row: &Vec<String>| format!("<tr>{}</tr>\n", row.iter().map(cell).collect::<String>());
        let rows: String = rows.iter().map(row).collect();
        self.html.push_str(&format!("<table>\n<tr>{head}</tr>\n{rows}</table>\n"));
    }

    /// The table of contents.
    pub fn contents<'a>(&mut self, entries: impl Iterator<Item = (&'a str, &'a str)>) {
        let entry = |(id, name): (&str, &str)| format!("<li><a href=\"#{}\">{}</a></li>", escape(id), escape(name));
        let entries: String = entries.map(entry).collect();
        self.html.push_str(&format!("<nav><ol>{entries}</ol></nav>\n"));
    }
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::Page;

    #[test]
    fn words_of_others_cannot_break_the_page() {
        let mut page = Page::new("nb");
        page.tag("p", "<script>");
        page.table(&["a"], &[vec!["`x < 3".into()]]);
        let html = page.end();
        assert!(html.contains("&lt;script&gt;") && html.contains("<code>x &lt; 3</code>") && !html.contains("<script"));
    }
}
