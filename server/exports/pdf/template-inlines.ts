export const inlinesTemplate = `
#let doc = json("/prepared.json")
#let said = json("/words.json")

// Complete lists: with a fallback, the same document would look different on another machine.
#let latin = ("Noto Serif", "Noto Serif JP")
#let japanese = ((name: "Noto Serif", covers: "latin-in-cjk"), "Noto Serif JP", "Noto Serif")
#let regions = (en: "GB", id: "ID", ja: "JP")
#let face(language) = (
  lang: language,
  region: regions.at(language),
  font: if language == "ja" { japanese } else { latin },
)

#let words(pieces) = {
  for piece in pieces {
    if piece.language == doc.language { [#piece.text] } else { text(..face(piece.language), piece.text) }
  }
}
#let plain(pieces) = pieces.map(piece => piece.text).fold("", (all, one) => all + one)

#let gap(body) = highlight(fill: rgb("#fbf0d9"), top-edge: "ascender", bottom-edge: "descender", extent: 1pt, body)
#let remark(number) = super(text(fill: rgb("#0b5a5e"), said.comments.at(str(number))))

#let formatted(body, formats) = {
  let out = body
  for name in formats {
    out = if name == "bold" { strong(out) }
      else if name == "italic" { emph(out) }
      else if name == "underline" { underline(out) }
      else if name == "strike" { strike(out) }
      else { panic("no look for " + name) }
  }
  out
}

#let inline(it) = {
  let t = it.type
  let body = if t == "text" { words(it.words) }
    else if t == "hardBreak" { linebreak() }
    else if t == "field" { if it.isEmpty { gap(words(it.words)) } else { words(it.words) } }
    else if t == "mention" { words(it.words) }
    else if t == "crossReference" {
      if it.anchor == none { gap(words(it.words)) } else { link(label(it.anchor), words(it.words)) }
    }
    else if t == "footnote" { footnote(words(it.words)) }
    else { panic("no renderer for " + t) }
  let out = formatted(body, it.formats)
  if it.link != none {
    out = link(it.link, text(fill: rgb("#0b4a7a"), underline(out)))
  }
  out
  for number in it.closes { remark(number) }
}
#let inlines(list) = { for it in list { inline(it) } }
`;
