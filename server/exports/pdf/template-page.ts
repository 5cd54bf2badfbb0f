export const pageTemplate = `
#import "inlines.typ": doc, said, words, plain, gap, face
#import "blocks.typ": titled, blocks, ruled

#let ymd(s) = { let v = s.split("-").map(int); datetime(year: v.at(0), month: v.at(1), day: v.at(2)) }
#let small = 8pt
#let is-japanese = doc.language == "ja"

#set document(title: plain(doc.title), author: doc.parties.map(plain), date: ymd(doc.date))
#set text(..face(doc.language), size: if is-japanese { 10pt } else { 10.5pt }, fallback: false, hyphenate: false)
#set par(
  justify: true,
  leading: if is-japanese { 0.95em } else { 0.74em },
  spacing: if is-japanese { 1.2em } else { 1.05em },
  justification-limits: (tracking: (min: -0.012em, max: 0.02em)),
)
#set page(
  paper: "a4",
  flipped: doc.isLandscape,
  margin: (
    top: doc.margins.top * 1mm + 3mm,
    right: doc.margins.right * 1mm,
    bottom: doc.margins.bottom * 1mm,
    left: doc.margins.left * 1mm,
  ),
  header: context if counter(page).get().first() > 1 {
    set text(size: small, fill: luma(90))
    set par(justify: false, leading: 0.5em, spacing: 0.5em)
    grid(
      columns: (1fr, auto),
      column-gutter: 8mm,
      align: (start + bottom, end + bottom),
      words(doc.title),
      words(doc.version),
    )
    if doc.translationNote.len() > 0 { block(above: 3pt, below: 0pt, emph(words(doc.translationNote))) }
    block(above: 4pt, below: 0pt, line(length: 100%, stroke: 0.4pt + luma(150)))
  },
  footer: context if counter(page).get().first() > 1 {
    set text(size: small, fill: luma(90))
    align(center, {
      said.page.before
      counter(page).display("1")
      said.page.between
      str(counter(page).final().first())
      said.page.after
    })
  },
)

#show heading: set par(justify: false, leading: 0.6em)
#show heading.where(level: 1): set text(size: 14pt)
#show heading.where(level: 2): set text(size: 11.5pt)
#show heading.where(level: 3): set text(size: 10.5pt)
#show heading.where(level: 4): set text(size: 10.5pt, weight: "regular", style: "italic")
#show heading.where(level: 1): set block(above: 2.2em, below: 1em)
#show heading.where(level: 2): set block(above: 1.6em, below: 0.8em)
#show heading.where(level: 3): set block(above: 1.4em, below: 0.7em)
#show heading.where(level: 4): set block(above: 1.3em, below: 0.7em)
#set list(indent: 0.4em, spacing: 0.75em, marker: ([•], [–], [•]))
#set enum(indent: 0.4em, spacing: 0.75em, numbering: "1.a.i.")
#set footnote.entry(separator: line(length: 25%, stroke: ruled), gap: 0.5em)
#show footnote.entry: set text(size: small)
#show footnote.entry: set par(justify: false, leading: 0.5em)
// An address without a blank would run out of its cell.
#show regex("[!-~]{26,}"): it => it.text.clusters().join(sym.zws)

#let cover = {
  set par(justify: false, leading: 0.65em)
  let parties = doc.parties
  if parties.len() > 0 {
    grid(
      columns: (1fr,) * calc.min(2, parties.len()),
      gutter: 8mm,
      align: center + horizon,
      ..parties.map(party => text(size: 11.5pt, words(party))),
    )
    v(2mm)
    line(length: 100%, stroke: 1pt)
  }
  if doc.isShort { v(4mm) } else { v(1fr) }
  align(center, {
    text(size: if doc.isShort { 16pt } else { 22pt }, weight: "bold", words(doc.title))
    if doc.version.len() > 0 { v(4mm); text(size: 11.5pt, words(doc.version)) }
    if doc.translationNote.len() > 0 { v(3mm); text(size: 9.5pt, emph(words(doc.translationNote))) }
  })
  if doc.isShort { v(4mm) } else { v(1.4fr) }
  if doc.cover.len() > 0 {
    set text(size: 9.5pt)
    table(
      columns: (32%, 1fr),
      stroke: (x: none, y: 0.4pt + luma(170)),
      inset: (x: 2pt, y: 6pt),
      align: start + top,
      ..doc.cover.map(fact => (
        text(fill: luma(70), words(fact.label)),
        if fact.isEmpty { gap(words(fact.words)) } else { words(fact.words) },
      )).flatten(),
    )
  }
}

#cover
#if not doc.isShort { pagebreak() }

#if doc.contents.len() > 0 {
  heading(level: 1, outlined: false, bookmarked: false, said.contents)
  {
    set par(justify: false)
    show outline.entry.where(level: 1): set block(above: 0.95em)
    show outline.entry.where(level: 1): set text(weight: "bold")
    set outline.entry(fill: repeat([.], gap: 0.25em))
    outline(title: none, depth: 2, indent: 1.4em)
  }
  pagebreak()
}

#for section in doc.sections {
  titled(section.title)
  blocks(section.content)
}

#if doc.threads.len() > 0 {
  pagebreak()
  heading(level: 1, said.commentsTitle)
  set text(size: 9.5pt)
  set par(justify: false)
  for thread in doc.threads {
    block(width: 100%, above: 1.4em, breakable: true, {
      strong(said.comments.at(str(thread.number)))
      h(0.6em)
      if thread.isDetached { said.detached; h(0.4em) }
      emph(words(thread.quote))
      for reply in thread.replies {
        block(inset: (left: 1.2em), above: 0.7em, {
          strong(reply.author)
          h(0.5em)
          text(fill: luma(90), reply.shownAt)
          linebreak()
          words(reply.words)
        })
      }
      if thread.resolved != none {
        block(inset: (left: 1.2em), above: 0.7em, text(fill: luma(70), thread.resolved.shown))
      }
    })
  }
}
`;
