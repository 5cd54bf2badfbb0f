import { defineWords } from "./words";

/** What became of an input, for whoever gave it. */
export const answerWords = defineWords({
  en: {
    title: "What became of your input",
    yours: "Your input",
    stands: "Where it stands",
    state: {
      open: "It is in the register and has no answer yet. Open this link again later: the answer will stand here.",
      proposed: "An answer has been drafted and is being looked at. It will stand here once it is agreed.",
      answered: "It has been answered.",
      closed: "It has been answered, and the matter is closed.",
      merged: "It was put together with another input that says the same; the answer counts for both.",
    },
    answer: "Answer",
    destination: "Passed on to, or kept for",
    takenUp: "Taken up in",
    was: "Was",
    becomes: "Becomes",
    ownLink: "Whoever has this link can read this page. Pass it on only if you want that.",
    spentTitle: "This link no longer opens anything",
    spentDetail:
      "It was withdrawn or replaced by a newer one, or it was not copied whole. Your input is not lost by that. Ask the secretariat of the project for the current link.",
    cutTitle: "This link is not complete",
    cutDetail: "Its last part is missing. Copy the whole link from the message and open it again.",
  },
  id: {
    title: "Tindak lanjut masukan Anda",
    yours: "Masukan Anda",
    stands: "Statusnya",
    state: {
      open: "Masukan sudah terdaftar dan belum dijawab. Buka lagi tautan ini nanti: jawabannya akan tampil di sini.",
      proposed:
        "Jawaban sudah dirancang dan sedang diperiksa. Jawaban akan tampil di sini setelah disepakati.",
      answered: "Masukan sudah dijawab.",
      closed: "Masukan sudah dijawab dan dinyatakan selesai.",
      merged: "Masukan digabungkan dengan masukan lain yang sama isinya; jawabannya berlaku untuk keduanya.",
    },
    answer: "Tanggapan",
    destination: "Diteruskan kepada, atau ditunda sampai",
    takenUp: "Dimuat dalam",
    was: "Semula",
    becomes: "Menjadi",
    ownLink:
      "Siapa pun yang memegang tautan ini dapat membaca halaman ini. Teruskan hanya bila Anda menghendakinya.",
    spentTitle: "Tautan ini tidak membuka apa-apa lagi",
    spentDetail:
      "Tautan ditarik, diganti yang baru, atau tidak tersalin utuh. Masukan Anda tidak hilang karenanya. Mintalah tautan yang berlaku kepada sekretariat proyek.",
    cutTitle: "Tautan ini terpotong",
    cutDetail: "Bagian akhirnya tidak terbawa. Salin seluruh tautan dari pesan, lalu buka sekali lagi.",
  },
  ja: {
    title: "ご意見のその後",
    yours: "お寄せいただいたご意見",
    stands: "現在の状況",
    state: {
      open: "登録済みで、まだ回答はありません。後日このリンクをもう一度開いてください。回答はここに表示されます。",
      proposed: "回答案を検討しています。決まり次第、ここに表示されます。",
      answered: "回答しました。",
      closed: "回答し、完結しました。",
      merged: "同じ内容の意見とまとめました。回答は両方に当てはまります。",
    },
    answer: "回答",
    destination: "転送先または継続検討の段階",
    takenUp: "反映された箇所",
    was: "変更前",
    becomes: "変更後",
    ownLink: "このリンクを持つ人は誰でもこのページを読めます。差し支えない場合にだけ渡してください。",
    spentTitle: "このリンクはもう使えません",
    spentDetail:
      "取り消されたか、新しいものに替わったか、途中で切れています。ご意見が失われたわけではありません。プロジェクトの事務局に現在のリンクをお求めください。",
    cutTitle: "リンクが途中で切れています",
    cutDetail: "末尾が欠けています。メッセージからリンク全体をコピーし、もう一度開いてください。",
  },
});
