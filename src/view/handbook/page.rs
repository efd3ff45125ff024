//! The page as it is written: headings, lists, tables, with everything escaped and each text marked with its language.

use crate::texts::Texts;

/// A piece of the page, escaped.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Html(String);

impl Html {
    /// Plain words.
    pub fn text(text: &str) -> Html {
        Html(text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;"))
    }

    /// A text in another language than the page.
    pub fn foreign(lang: &str, text: &str) -> Html {
        Html(format!("<span lang=\"{}\">{}</span>", Html::text(lang).0, Html::text(text).0))
    }

    /// A link; an address that no browser should follow stays words.
    pub fn link(url: &str, text: &str) -> Html {
        let follow = ["https://", "http://", "#"].iter().any(|start| url.starts_with(start));
        let (address, words) = (Html::text(url).0, Html::text(text));
        if follow { Html(format!("<a href=\"{address}\">{}</a>", words.0)) } else { words }
    }

    /// The same as small print.
    #[must_use]
    pub fn small(self) -> Html {
        if self.is_empty() { self } else { Html(format!("<small>{}</small>", self.0)) }
    }

    /// The same as something to notice.
    #[must_use]
    pub fn marked(self) -> Html {
        if self.is_empty() { self } else { Html(format!("<strong class=\"note\">{}</strong>", self.0)) }
    }

    /// Several pieces with something between them; empty ones are left out.
    pub fn joined(pieces: impl IntoIterator<Item = Html>, between: &str) -> Html {
        let pieces = pieces.into_iter().filter(|piece| !piece.is_empty()).map(|piece| piece.0);
        Html(pieces.collect::<Vec<_>>().join(&Html::text(between).0))
    }

    /// Several pieces, each on its line.
    pub fn lines(pieces: impl IntoIterator<Item = Html>) -> Html {
        let pieces = pieces.into_iter().filter(|piece| !piece.is_empty()).map(|piece| piece.0);
        Html(pieces.collect::<Vec<_>>().join("<br>"))
    }

    /// By what pieces are sorted.
    pub fn order(&self) -> String {
        self.0.to_lowercase()
    }

    /// Whether nothing is written.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

/// The language form a page is read in: `nb` or `nn`.
#[derive(Clone, Copy, Debug)]
pub struct Reader(&'static str);

impl Reader {
    /// `nb` or `nn`.
    pub fn lang(self) -> &'static str {
        self.0
    }

    /// The words in the reader's language form.
    pub fn w(self, nb: &'static str, nn: &'static str) -> &'static str {
        if self.0 == "nn" { nn } else { nb }
    }

    /// A text in the reader's language form, else the nearest, marked.
    pub fn said(self, texts: &Texts) -> Html {
        match texts.nearest(self.0) {
            None => Html::default(),
            Some((lang, text)) if lang == self.0 => Html::text(text),
            Some((lang, text)) => Html::foreign(lang, text),
        }
    }

    /// Words that are kept in bokmål only.
    pub fn in_bokmal(self, text: &str) -> Html {
        if self.0 == "nb" { Html::text(text) } else { Html::foreign("nb", text) }
    }
}

/// A page under way.
pub struct Page {
    html: String,
    /// Who it is written for.
    pub to: Reader,
}

const STYLE: &str = include_str!("page.css");

impl Page {
    /// An empty page; any language but nynorsk is read as bokmål.
    pub fn new(lang: &str) -> Page {
        Page { html: String::new(), to: Reader(if lang == "nn" { "nn" } else { "nb" }) }
    }

    /// The head of the page.
    pub fn head(&mut self, title: &str) {
        let (lang, title) = (self.to.lang(), Html::text(title).0);
        self.html.push_str(&format!("<!doctype html>\n<html lang=\"{lang}\">\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width\">\n<meta name=\"color-scheme\" content=\"light dark\">\n<title>{title}</title>\n<style>\n{STYLE}</style>\n"));
    }

    /// The finished page.
    pub fn end(mut self) -> String {
        self.html.push_str("</html>\n");
        self.html
    }

    /// An element; nothing when there is nothing to say.
    pub fn tag(&mut self, name: &str, inside: &Html) {
        if !inside.is_empty() {
            self.html.push_str(&format!("<{name}>{}</{name}>\n", inside.0));
        }
    }

    /// A paragraph to notice.
    pub fn note(&mut self, inside: &Html) {
        self.html.push_str(&format!("<p class=\"note\">{}</p>\n", inside.0));
    }

    /// A heading that can be linked to.
    pub fn heading(&mut self, name: &str, id: &str, text: &Html) {
        let id = Html::text(id).0;
        self.html.push_str(&format!("<{name} id=\"{id}\">{}</{name}>\n", text.0));
    }

    /// Opens an element; what stands after its name must be safe.
    pub fn open(&mut self, name: &str) {
        self.html.push_str(&format!("<{name}>\n"));
    }

    /// Closes an element.
    pub fn close(&mut self, name: &str) {
        self.html.push_str(&format!("</{name}>\n"));
    }

    /// A term and what it is; nothing when there is nothing to say.
    pub fn pair(&mut self, term: &str, inside: &Html) {
        if !inside.is_empty() {
            self.html.push_str(&format!("<dt>{}</dt><dd>{}</dd>\n", Html::text(term).0, inside.0));
        }
    }

    /// A list.
    pub fn list(&mut self, items: impl IntoIterator<Item = Html>) {
        let items: String = items.into_iter().map(|item| format!("<li>{}</li>\n", item.0)).collect();
        self.html.push_str(&format!("<ul>\n{items}</ul>\n"));
    }

    /// A heading and a list, when the list has something.
    pub fn titled(&mut self, title: &str, items: impl IntoIterator<Item = Html>) {
        let items: Vec<Html> = items.into_iter().filter(|item| !item.is_empty()).collect();
        if !items.is_empty() {
            self.tag("h4", &Html::text(title));
            self.list(items);
        }
    }

    /// A table; on a narrow screen each row is a block, and each cell says what it is. Nothing when there are no rows.
    pub fn table(&mut self, heads: &[&str], rows: &[Vec<Html>]) {
        if rows.is_empty() {
            return;
        }
        let head: String = heads
            .iter()
            .map(|head| format!("<th scope=\"col\" role=\"columnheader\">{}</th>", Html::text(head).0))
            .collect();
        let cell = |(head, cell): (&&str, &Html)| {
            format!("<td role=\"cell\" data-head=\"{}\">{}</td>", Html::text(head).0, cell.0)
        };
        let row = |row: &Vec<Html>| {
            format!("<tr role=\"row\">{}</tr>\n", heads.iter().zip(row).map(cell).collect::<String>())
        };
        let rows: String = rows.iter().map(row).collect();
        self.html.push_str(&format!(
            "<table role=\"table\">\n<thead role=\"rowgroup\"><tr role=\"row\">{head}</tr></thead>\n<tbody role=\"rowgroup\">\n{rows}</tbody>\n</table>\n"
        ));
    }
}

#[cfg(test)]
mod tests {
    use super::{Html, Page};
    use crate::texts::Texts;

    #[test]
    fn words_of_others_cannot_break_the_page() {
        let mut page = Page::new("nb");
        page.tag("p", &Html::text("<script>"));
        page.table(&["a"], &[vec![Html::text("x < 3")]]);
        page.tag("p", &Html::link("javascript:alert(1)", "her"));
        page.tag("p", &Html::link("https://example.org/\"><b>", "der"));
        let html = page.end();
        assert!(html.contains("&lt;script&gt;") && html.contains("x &lt; 3") && !html.contains("<script"));
        assert!(!html.contains("javascript:") && !html.contains("<b>"));
    }

    #[test]
    fn a_text_in_another_language_says_so() {
        let nb = Texts([("nb".to_owned(), "Hjelp".to_owned())].into());
        assert_eq!(Page::new("nn").to.said(&nb), Html::foreign("nb", "Hjelp"));
        assert_eq!(Page::new("nb").to.said(&nb), Html::text("Hjelp"));
    }
}
