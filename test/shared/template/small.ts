/** A small set of template files: one whole template with two profiles, one starter, in two languages. */
export const commonFile = {
  name: "_common.yaml",
  text: `bound:
  - { key: project_name, type: text, required: M, label: { en: "Project", id: "Proyek", ja: "案件" } }
covers:
  identity:
    - project_name
    - { key: code, type: docnumber, required: O, label: { en: "Code", id: "Kode", ja: "番号" } }
tables:
  list:
    - { key: num, label: { en: "No.", id: "No.", ja: "番号" } }
    - { key: task, label: { en: "Task", id: "Pekerjaan", ja: "業務" } }
    - { key: lead, label: { en: "Lead", id: "Penanggung jawab", ja: "担当" } }
`,
};

export const rootFile = {
  name: "small.yaml",
  text: `id: small
kind: tor
languages: [en, id]
binding_language: en
name: { en: "Small", id: "Kecil" }
title: { en: "Terms[ of {{project_name}}]", id: "Kerangka[ {{project_name}}]" }
page: { size: A4, orientation: portrait, margins_mm: { top: 25, right: 25, bottom: 25, left: 30 } }
numbering: { en: "1 / 1.1 / (1) / a)", id: "A. / 1. / a. / 1)" }
cover: identity
profiles: [short, long]
offered_profiles: [short]
sections:
  - key: scope
    required: M
    heading: { en: "Scope", id: "Lingkup" }
    guidance: { en: "Draw the border.", id: "Tetapkan batas." }
    fields:
      - { key: area, type: longtext, required: M, label: { en: "Area", id: "Wilayah" } }
      - key: share
        type: enum
        required: M
        label: { en: "Share", id: "Bagian" }
        options: [{ key: half, label: { en: "Half", id: "Separuh" } }, { key: all, label: { en: "All", id: "Semua" } }]
        value: half
      - key: reason
        type: richtext
        required: C
        label: { en: "Reason", id: "Alasan" }
        when: { field: share, is: [half] }
      - key: more
        type: richtext
        required: C
        label: { en: "More", id: "Lagi" }
        when: { profile: [long] }
  - key: work
    required: C
    hint: { en: "If there is any.", id: "Bila ada." }
    heading: { en: "Work", id: "Pekerjaan" }
    guidance: { en: "One row each.", id: "Satu baris." }
    fields:
      - { key: rows, type: table, required: M, use: list, label: { en: "Tasks", id: "Pekerjaan" } }
  - key: long_only
    required: M
    profiles: [long]
    heading: { en: "Long", id: "Panjang" }
    guidance: { en: "Only when long.", id: "Hanya bila panjang." }
    fields:
      - { key: long_text, type: longtext, required: M, label: { en: "Text", id: "Teks" } }
  - key: closing
    required: M
    heading: { en: "Closing", id: "Penutup" }
    guidance: { en: "Sign.", id: "Tanda tangan." }
    fields:
      - { key: sign, type: signature, required: M, label: { en: "Chair", id: "Ketua" } }
`,
};

export const starterFile = {
  name: "small-start.yaml",
  text: `id: small-start
kind: tor
extends: small
languages: [en, id]
name: { en: "Start", id: "Awal" }
title: { en: "Terms of the start", id: "Kerangka awal" }
activity: { code: ACT-1, source: activity }
prefill:
  area: { en: "Java", id: "Jawa" }
  rows:
    - { num: W1, task: { en: "Ask", id: "Tanya" }, lead: E1 }
    - { en: "Write", id: "Tulis" }
extra_fields:
  - { key: visits, section: work, type: integer, required: M, label: { en: "Visits", id: "Kunjungan" } }
`,
};
