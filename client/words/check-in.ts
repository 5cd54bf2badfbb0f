import { defineWords } from "./words";

/** The list of attendance that a guest signs from a phone. */
export const checkInWords = defineWords({
  en: {
    title: "Attendance",
    intro: "Please enter yourself. You need no account.",
    name: "Your name",
    nameHelp: "As it should stand on the list. One word is enough if that is your whole name.",
    organisation: "Organisation",
    position: "Position",
    positionHelp: "May stay empty.",
    kept: "What is kept, and why",
    keptWhat:
      "Name, organisation, position and the time of your entry, on the attendance list of this workshop.",
    keptWhy:
      "So that the record of the workshop shows who took part. The parties to the project see the list; it is not shown to the public here.",
    keptRight: "The secretariat corrects or removes your entry when you ask.",
    keptHere: "This phone remembers what you typed, so that you can correct it.",
    consent: "I agree that this is kept.",
    consentMissing:
      "Without your agreement we may not enter you. The secretariat can tell you about other ways.",
    send: "Enter me",
    sendAgain: "Send the correction",
    typedStays: "What you typed stays here. Nothing has to be entered twice.",
    thanks: (name: string) => `Thank you, ${name}`,
    done: "You are entered.",
    next: "What happens next",
    nextSeen: "The secretariat sees your arrival at once. You need to sign nothing else here.",
    nextTalk: "During the workshop, what you say is noted in the minutes as an input of your organisation.",
    nextAnswer:
      "If you want to know what became of an input, ask the secretariat for its link: it opens without an account.",
    correct: "Correct my entry",
    other: "Enter somebody else on this phone",
    closedTitle: "This list is not open",
    closedDetail:
      "The code does not exist or its time is over. The current code hangs in the room, or ask the secretariat.",
  },
  id: {
    title: "Daftar hadir",
    intro: "Silakan isi sendiri. Tidak perlu akun.",
    name: "Nama Anda",
    nameHelp: "Seperti yang hendak dicantumkan. Satu kata cukup bila memang itu nama lengkap Anda.",
    organisation: "Organisasi",
    position: "Jabatan",
    positionHelp: "Boleh dikosongkan.",
    kept: "Apa yang disimpan, dan untuk apa",
    keptWhat: "Nama, organisasi, jabatan, dan waktu pengisian, pada daftar hadir lokakarya ini.",
    keptWhy:
      "Agar catatan lokakarya menunjukkan siapa yang hadir. Para pihak dalam proyek melihat daftar ini; di sini daftar tidak ditampilkan kepada umum.",
    keptRight: "Sekretariat membetulkan atau menghapus isian Anda bila Anda meminta.",
    keptHere: "Ponsel ini mengingat isian Anda agar dapat Anda betulkan.",
    consent: "Saya setuju data ini disimpan.",
    consentMissing:
      "Tanpa persetujuan Anda, kami tidak boleh mencatat Anda. Tanyakan cara lain kepada sekretariat.",
    send: "Catat kehadiran saya",
    sendAgain: "Kirim pembetulan",
    typedStays: "Isian Anda tetap ada di sini. Tidak perlu mengetik ulang.",
    thanks: (name: string) => `Terima kasih, ${name}`,
    done: "Kehadiran Anda sudah tercatat.",
    next: "Selanjutnya",
    nextSeen:
      "Sekretariat langsung melihat kedatangan Anda. Tidak ada lagi yang perlu ditandatangani di sini.",
    nextTalk: "Selama lokakarya, yang Anda sampaikan dicatat dalam notula sebagai masukan organisasi Anda.",
    nextAnswer:
      "Ingin tahu tindak lanjut sebuah masukan? Mintalah tautannya kepada sekretariat: terbuka tanpa akun.",
    correct: "Betulkan isian saya",
    other: "Catat orang lain di ponsel ini",
    closedTitle: "Daftar hadir ini tidak dibuka",
    closedDetail:
      "Kode tidak ada atau waktunya sudah habis. Kode yang berlaku terpasang di ruangan, atau tanyakan kepada sekretariat.",
  },
  ja: {
    title: "出席の記入",
    intro: "ご自身でご記入ください。アカウントは要りません。",
    name: "お名前",
    nameHelp: "出席者名簿に載せる形でご記入ください。一語だけのお名前でも構いません。",
    organisation: "所属",
    position: "役職",
    positionHelp: "空欄でも構いません。",
    kept: "保存する内容と目的",
    keptWhat: "お名前、所属、役職、記入時刻を、このワークショップの出席者名簿に保存します。",
    keptWhy:
      "誰が参加したかを記録に残すためです。名簿を見るのはプロジェクトの関係者で、ここから一般に公開されることはありません。",
    keptRight: "お申し出があれば、事務局が記入内容を訂正または削除します。",
    keptHere: "後で訂正できるよう、入力内容はこの端末にも残ります。",
    consent: "保存に同意します。",
    consentMissing: "同意がないと記入できません。ほかの方法は事務局にお尋ねください。",
    send: "記入する",
    sendAgain: "訂正を送る",
    typedStays: "入力した内容は残っています。入力し直す必要はありません。",
    thanks: (name: string) => `${name} 様、ありがとうございます`,
    done: "出席を記入しました。",
    next: "この後のこと",
    nextSeen: "到着はすぐに事務局に伝わります。ここでほかに署名するものはありません。",
    nextTalk: "会場でのご発言は、ご所属からの意見として議事録に記されます。",
    nextAnswer:
      "意見がどう扱われたかを知りたいときは、事務局にリンクをお求めください。アカウントなしで読めます。",
    correct: "記入内容を訂正する",
    other: "この端末で別の人を記入する",
    closedTitle: "この受付は開いていません",
    closedDetail:
      "コードが存在しないか、期限が切れています。会場に掲示された現在のコードを使うか、事務局にお尋ねください。",
  },
});
