export const blocksTemplate = `
#import "inlines.typ": doc, said, words, plain, inlines, face

#let ruled = 0.5pt + luma(140)

#let titled(it) = {
  let body = {
    if it.number != "" { it.number; h(0.55em) }
    inlines(it.content)
  }
  [#heading(level: it.level, body)#label(it.anchor)]
}

// Blocks call each other: Typst knows no forward names, so the function is handed down.
#let cell(it, block-of) = table.cell(
  colspan: it.colspan,
  rowspan: it.rowspan,
  align: start + top,
  ..(if it.isHeader { (fill: luma(238)) } else { (:) }),
  {
    if it.isHeader { strong(for b in it.content { block-of(b, block-of) }) }
    else if it.content.len() > 0 { for b in it.content { block-of(b, block-of) } }
    else { box(height: 0.75em) }
  },
)

#let tabular(it, block-of) = {
  let cells(rows) = rows.map(row => row.map(c => cell(c, block-of))).flatten()
  let grid = {
    set text(size: if it.isDense { 0.76em } else { 0.86em })
    set par(justify: false, leading: 0.6em, spacing: 0.7em)
    table(
      columns: it.widths.map(width => width * 1fr),
      stroke: ruled,
      inset: (x: if it.isDense { 3.5pt } else { 5pt }, y: 5pt),
      ..(if it.headerRows > 0 { (table.header(..cells(it.rows.slice(0, it.headerRows))),) } else { () }),
      ..cells(it.rows.slice(it.headerRows)),
    )
  }
  let captioned = it.caption.len() > 0
  block(width: 100%, above: 1em, below: 1.2em, {
    if captioned {
      block(sticky: true, below: 0.6em, text(size: 0.86em, weight: "bold", [#words(it.caption)#label(it.anchor)]))
    }
    grid
  })
}

#let item(blocks, block-of) = { for b in blocks { block-of(b, block-of) } }

#let to-fill-in(name) = block(below: 7pt, grid(
  columns: (auto, 1fr),
  gutter: 6pt,
  align: bottom,
  text(size: 0.86em, fill: luma(70), name),
  line(length: 100%, stroke: ruled),
))

#let signed(it) = {
  block(breakable: false, width: 100%, above: 2em, {
    set par(justify: false)
    grid(
      columns: (1fr,) * calc.min(2, calc.max(1, it.places.len())),
      column-gutter: 12mm,
      row-gutter: 10mm,
      ..it.places.map(place => {
        block(below: 0pt, strong(inlines(place)))
        v(24mm)
        block(below: 0pt, line(length: 100%, stroke: 0.7pt))
        v(8pt)
        to-fill-in(said.name)
        to-fill-in(said.position)
        to-fill-in(said.date)
      }),
    )
  })
}

#let minuted(it, block-of) = block(
  width: 100%,
  stroke: (left: 2pt + luma(150)),
  inset: (left: 10pt, y: 2pt),
  {
    strong(words(it.label))
    for fact in it.facts {
      h(0.8em, weak: true)
      text(size: 0.86em, fill: luma(70), { words(fact.label); [: ]; words(fact.words) })
    }
    parbreak()
    item(it.content, block-of)
  },
)

#let alignments = (left: left, center: center, right: right)

#let block-of(it, self) = {
  let t = it.type
  if t == "paragraph" {
    if it.align == none or it.align == "justify" { par(inlines(it.content)) }
    else { align(alignments.at(it.align), par(justify: false, inlines(it.content))) }
  }
  else if t == "heading" { titled(it) }
  else if t == "bulletList" { list(..it.items.map(i => item(i, self))) }
  else if t == "orderedList" { enum(start: it.start, ..it.items.map(i => item(i, self))) }
  else if t == "blockquote" { block(inset: (left: 1.5em, right: 1.5em), width: 100%, item(it.content, self)) }
  else if t == "table" { tabular(it, self) }
  else if t == "image" {
    align(center, block(stroke: ruled, inset: 10pt, inlines(it.content)))
    if it.caption.len() > 0 { align(center, text(size: 0.86em, words(it.caption))) }
  }
  else if t == "signature" { signed(it) }
  else if t == "input" or t == "decision" or t == "followUp" { minuted(it, self) }
  else if t == "attendance" or t == "programme" { par(inlines(it.content)) }
  else { panic("no renderer for " + t) }
}
#let blocks(list) = { for it in list { block-of(it, block-of) } }
`;
