import type { Language } from "./locale/languages";
import type { ProblemKind } from "./problem";

/** What happened, that nothing is lost where that is so, and what to do. */
type Words = { title: string; detail: string };

export const problemWords: Record<Language, Record<ProblemKind, Words>> = {
  en: {
    "bad-request": {
      title: "Something in this is not right",
      detail: "Nothing was changed. Please correct what is marked and send it again.",
    },
    "not-json": { title: "Wrong kind of content", detail: "This address takes JSON (application/json)." },
    "too-large": { title: "Too large", detail: "This is larger than the server takes. Nothing was changed." },
    "wrong-origin": {
      title: "Sent from another site",
      detail: "For your safety this was refused. Open Lokakarya by its own address and try again.",
    },
    "signed-out": {
      title: "Please sign in",
      detail: "Your sign-in has ended. Sign in again to go on; what is kept on this device is still there.",
    },
    forbidden: {
      title: "Not allowed",
      detail: "Your role in this project does not include this. The secretariat can change roles.",
    },
    "not-found": { title: "Not found", detail: "It does not exist, or it has not been shared with you." },
    "method-not-allowed": {
      title: "Not possible here",
      detail: "This address does not take this kind of request.",
    },
    "too-many": { title: "Too many tries", detail: "Please wait a little and try again." },
    busy: { title: "Too busy right now", detail: "Nothing was changed. Please try again in a moment." },
    "cannot-store": {
      title: "The server cannot store anything right now",
      detail: "Nothing that was called saved is lost. Please tell the administrator, and try again.",
    },
    unexpected: {
      title: "Something went wrong on the server",
      detail:
        "Nothing that was called saved is lost. If it happens again, give the administrator the number shown.",
    },
    "wrong-credentials": {
      title: "E-mail or password is not right",
      detail: "Check both. The secretariat can give you a link for a new password.",
    },
    "wrong-password": {
      title: "The present password is not right",
      detail: "Your password was not changed.",
    },
    "weak-password": {
      title: "Password too short",
      detail: "Use at least 10 characters; a sentence is good.",
    },
    "common-password": {
      title: "Password too well known",
      detail: "This password is among the first that anybody tries. Choose another.",
    },
    "link-spent": {
      title: "This link no longer works",
      detail: "It was used already, is too old, or was withdrawn. Ask the secretariat for a new one.",
    },
    "setup-done": { title: "Already set up", detail: "The first secretariat exists. Please sign in." },
    "wrong-setup-token": {
      title: "The set-up code is not right",
      detail: "It was printed where the server was started.",
    },
    "demo-only": { title: "Only in the demonstration", detail: "Sign in with e-mail and password." },
    "already-member": {
      title: "Already in the project",
      detail: "This person is a member already. You can change the role in the list.",
    },
    "last-secretariat": {
      title: "The project needs a secretariat",
      detail: "Make somebody else secretariat first.",
    },
    "role-too-high": {
      title: "More than your own role",
      detail: "An invitation cannot give more than you have.",
    },
    "unknown-template": { title: "No such template", detail: "Choose a template from the list." },
    "unknown-language": {
      title: "The template has no such language",
      detail: "Choose one of the languages that the template offers.",
    },
    "dates-reversed": { title: "The end is before the start", detail: "Please correct the dates." },
    "wrong-move": {
      title: "This step is not possible now",
      detail:
        "A workshop is announced, begins, and is closed, in this order. Please look at its present state.",
    },
    "topic-in-use": {
      title: "This topic is in use",
      detail:
        "Items of a programme, or rows of the registers (withdrawn ones too), are about it. Nothing was changed. Give them another topic first, or rename this one.",
    },
    "activity-in-use": {
      title: "This activity is in use",
      detail:
        "Documents, letters, workshops or the coordination matrix belong to it. Nothing was changed. Rename it, if it should be called otherwise.",
    },
    "item-moved-on": {
      title: "Somebody was faster",
      detail: "The workshop has already gone on to another item. Nothing was changed.",
    },
    "no-date": {
      title: "The workshop has no date yet",
      detail: "An entry for a calendar needs one. The secretariat enters it in the facts of the workshop.",
    },
    "no-check-in": {
      title: "The attendance list is not open",
      detail: "The code does not exist or has ended. Please ask the secretariat for the current one.",
    },
    "wrong-file-kind": {
      title: "This kind of file is not taken",
      detail:
        "PDF, Word, PowerPoint and Excel files and PNG and JPEG pictures are taken; the content decides, not the name.",
    },
    "no-room": {
      title: "No more room",
      detail:
        "The materials of this project fill the room set aside for them. Remove some, or ask the administrator.",
    },
    "already-participant": {
      title: "Already on the list",
      detail: "This person is already among the participants of the workshop.",
    },
    "anchor-moved": {
      title: "The text has changed",
      detail:
        "The words you chose are no longer there as they were. Your comment is still in the box: select the text again and send it.",
    },
    "thread-resolved": { title: "Already resolved", detail: "Open the thread again to answer." },
    "minutes-confirmed": {
      title: "These minutes are confirmed",
      detail: "Nothing was changed. The secretariat can open them again, with a reason.",
    },
    "comments-open": {
      title: "Comments are still taken",
      detail: "Nothing was changed. The minutes can be confirmed once the announced day is over.",
    },
    "comments-closed": {
      title: "The day for comments is over",
      detail: "Nothing was stored. If something must still be corrected, tell the secretariat.",
    },
    "day-passed": {
      title: "This day is over",
      detail: "Nothing was changed. Choose today or a later day.",
    },
    "letter-incomplete": {
      title: "Something is still missing",
      detail:
        "Nothing was changed. A letter gets its number when all that it needs is there; what is missing is marked.",
    },
    "letter-numbered": {
      title: "This letter has its number",
      detail: "Nothing was changed. What has gone out is not changed; write a new letter.",
    },
    "number-taken": {
      title: "Another letter has this number",
      detail: "Nothing was changed. Type another number.",
    },
    "no-mask": {
      title: "There is no such way of numbering",
      detail:
        "Nothing was changed. A mask needs {number}, and may have {year}, {month}, {month2} and {month_roman}; without a mask the number is typed.",
    },
    "held-by-minutes": {
      title: "This stands in the minutes",
      detail: "Nothing was changed. Change it in the text of the minutes; the register follows.",
    },
    "step-not-possible": {
      title: "Not possible from here",
      detail: "Somebody may have changed it meanwhile. Nothing was changed; look at it again.",
    },
    "answer-incomplete": {
      title: "The answer is not complete",
      detail: "Nothing was changed. Add what is named, then try again.",
    },
    "export-failed": {
      title: "The file could not be made",
      detail:
        "The document itself is unharmed. Try again; if it fails again, give the administrator the number shown.",
    },
    "export-too-long": {
      title: "Making the file took too long",
      detail: "The document itself is unharmed. Try again when less is going on.",
    },
    "character-without-font": {
      title: "Some characters cannot be printed",
      detail: "No font of the export has the characters listed. Replace them and export again.",
    },
  },
  id: {
    "bad-request": {
      title: "Ada isian yang belum benar",
      detail: "Tidak ada yang berubah. Perbaiki bagian yang ditandai, lalu kirim lagi.",
    },
    "not-json": { title: "Jenis isi tidak sesuai", detail: "Alamat ini menerima JSON (application/json)." },
    "too-large": {
      title: "Terlalu besar",
      detail: "Ukurannya melebihi batas server. Tidak ada yang berubah.",
    },
    "wrong-origin": {
      title: "Dikirim dari situs lain",
      detail: "Demi keamanan, permintaan ini ditolak. Buka Lokakarya dari alamatnya sendiri, lalu coba lagi.",
    },
    "signed-out": {
      title: "Silakan masuk",
      detail:
        "Sesi masuk Anda sudah berakhir. Masuk lagi untuk melanjutkan; yang tersimpan di perangkat ini masih ada.",
    },
    forbidden: {
      title: "Tidak diizinkan",
      detail: "Peran Anda dalam proyek ini tidak mencakup hal tersebut. Sekretariat dapat mengubah peran.",
    },
    "not-found": { title: "Tidak ditemukan", detail: "Tidak ada, atau belum dibagikan kepada Anda." },
    "method-not-allowed": {
      title: "Tidak bisa di sini",
      detail: "Alamat ini tidak menerima jenis permintaan tersebut.",
    },
    "too-many": { title: "Terlalu banyak percobaan", detail: "Tunggu sebentar, lalu coba lagi." },
    busy: { title: "Server sedang sibuk", detail: "Tidak ada yang berubah. Coba lagi sebentar lagi." },
    "cannot-store": {
      title: "Server sedang tidak dapat menyimpan",
      detail: "Yang sudah dinyatakan tersimpan tidak hilang. Beri tahu administrator, lalu coba lagi.",
    },
    unexpected: {
      title: "Terjadi kesalahan di server",
      detail:
        "Yang sudah dinyatakan tersimpan tidak hilang. Bila terulang, sampaikan nomor yang tampil kepada administrator.",
    },
    "wrong-credentials": {
      title: "Surel atau kata sandi salah",
      detail: "Periksa keduanya. Sekretariat dapat memberi tautan untuk kata sandi baru.",
    },
    "wrong-password": { title: "Kata sandi saat ini salah", detail: "Kata sandi Anda tidak diubah." },
    "weak-password": {
      title: "Kata sandi terlalu pendek",
      detail: "Gunakan sedikitnya 10 karakter; sebuah kalimat boleh.",
    },
    "common-password": {
      title: "Kata sandi terlalu umum",
      detail: "Kata sandi ini termasuk yang pertama dicoba orang. Pilih yang lain.",
    },
    "link-spent": {
      title: "Tautan ini tidak berlaku lagi",
      detail: "Tautan sudah dipakai, terlalu lama, atau ditarik. Minta yang baru kepada sekretariat.",
    },
    "setup-done": { title: "Sudah disiapkan", detail: "Sekretariat pertama sudah ada. Silakan masuk." },
    "wrong-setup-token": {
      title: "Kode penyiapan salah",
      detail: "Kode dicetak di tempat server dijalankan.",
    },
    "demo-only": { title: "Hanya dalam peragaan", detail: "Masuklah dengan surel dan kata sandi." },
    "already-member": {
      title: "Sudah menjadi anggota proyek",
      detail: "Orang ini sudah menjadi anggota. Perannya dapat diubah pada daftar.",
    },
    "last-secretariat": {
      title: "Proyek memerlukan sekretariat",
      detail: "Tetapkan orang lain sebagai sekretariat lebih dahulu.",
    },
    "role-too-high": {
      title: "Melebihi peran Anda",
      detail: "Undangan tidak dapat memberi peran melebihi peran Anda sendiri.",
    },
    "unknown-template": { title: "Templat tidak ada", detail: "Pilih templat dari daftar." },
    "unknown-language": {
      title: "Templat tidak memiliki bahasa itu",
      detail: "Pilih salah satu bahasa yang disediakan templat.",
    },
    "dates-reversed": { title: "Akhir mendahului awal", detail: "Perbaiki tanggalnya." },
    "wrong-move": {
      title: "Langkah ini belum dapat dilakukan",
      detail: "Lokakarya diumumkan, dimulai, lalu ditutup, menurut urutan itu. Periksa keadaannya sekarang.",
    },
    "topic-in-use": {
      title: "Topik ini sedang dipakai",
      detail:
        "Ada mata acara atau baris register (termasuk yang ditarik) dengan topik ini. Tidak ada yang berubah. Ganti topiknya dahulu, atau ubah nama topik ini.",
    },
    "activity-in-use": {
      title: "Kegiatan ini sedang dipakai",
      detail:
        "Ada dokumen, surat, lokakarya, atau matriks koordinasi untuk kegiatan ini. Tidak ada yang berubah. Bila perlu, ubah namanya.",
    },
    "item-moved-on": {
      title: "Sudah didahului orang lain",
      detail: "Lokakarya sudah beralih ke acara lain. Tidak ada yang berubah.",
    },
    "no-date": {
      title: "Lokakarya belum bertanggal",
      detail: "Entri kalender memerlukan tanggal. Sekretariat mengisinya pada data lokakarya.",
    },
    "no-check-in": {
      title: "Daftar hadir tidak dibuka",
      detail: "Kode tidak ada atau sudah berakhir. Mintalah kode yang berlaku kepada sekretariat.",
    },
    "wrong-file-kind": {
      title: "Jenis berkas ini tidak diterima",
      detail:
        "Yang diterima: berkas PDF, Word, PowerPoint, dan Excel serta gambar PNG dan JPEG; yang menentukan isinya, bukan namanya.",
    },
    "no-room": {
      title: "Tempat sudah penuh",
      detail:
        "Bahan proyek ini sudah memenuhi tempat yang disediakan. Hapus sebagian, atau hubungi administrator.",
    },
    "already-participant": {
      title: "Sudah tercantum",
      detail: "Orang ini sudah ada dalam daftar peserta lokakarya.",
    },
    "anchor-moved": {
      title: "Teks sudah berubah",
      detail:
        "Kata-kata yang Anda pilih tidak lagi seperti semula. Komentar Anda masih ada di kotak: pilih lagi teksnya, lalu kirim.",
    },
    "thread-resolved": { title: "Sudah diselesaikan", detail: "Buka kembali utas ini untuk menjawab." },
    "minutes-confirmed": {
      title: "Notula ini sudah disahkan",
      detail: "Tidak ada yang diubah. Sekretariat dapat membukanya kembali dengan menyebutkan alasan.",
    },
    "comments-open": {
      title: "Tanggapan masih diterima",
      detail: "Tidak ada yang diubah. Notula dapat disahkan setelah hari yang diumumkan berakhir.",
    },
    "comments-closed": {
      title: "Hari tanggapan sudah berakhir",
      detail: "Tidak ada yang disimpan. Bila masih ada yang perlu dikoreksi, sampaikan kepada sekretariat.",
    },
    "day-passed": {
      title: "Hari ini sudah lewat",
      detail: "Tidak ada yang diubah. Pilih hari ini atau hari sesudahnya.",
    },
    "letter-incomplete": {
      title: "Masih ada yang kurang",
      detail:
        "Tidak ada yang diubah. Surat diberi nomor setelah semua yang diperlukan terisi; yang kurang ditandai.",
    },
    "letter-numbered": {
      title: "Surat ini sudah bernomor",
      detail: "Tidak ada yang diubah. Yang sudah keluar tidak diubah; buat surat baru.",
    },
    "number-taken": {
      title: "Nomor ini dipakai surat lain",
      detail: "Tidak ada yang diubah. Ketik nomor lain.",
    },
    "no-mask": {
      title: "Cara penomoran ini tidak dikenal",
      detail:
        "Tidak ada yang diubah. Pola memerlukan {number}, dan dapat memuat {year}, {month}, {month2}, dan {month_roman}; tanpa pola, nomor diketik.",
    },
    "held-by-minutes": {
      title: "Ini tertulis dalam notula",
      detail: "Tidak ada yang diubah. Ubah dalam teks notula; register akan mengikuti.",
    },
    "step-not-possible": {
      title: "Tidak dapat dilakukan dari sini",
      detail: "Mungkin seseorang telah mengubahnya. Tidak ada yang diubah; silakan lihat kembali.",
    },
    "answer-incomplete": {
      title: "Tanggapan belum lengkap",
      detail: "Tidak ada yang diubah. Lengkapi yang disebutkan, lalu coba lagi.",
    },
    "export-failed": {
      title: "Berkas tidak dapat dibuat",
      detail:
        "Dokumennya sendiri tidak terganggu. Coba lagi; bila gagal lagi, sampaikan nomor yang tampil kepada administrator.",
    },
    "export-too-long": {
      title: "Pembuatan berkas terlalu lama",
      detail: "Dokumennya sendiri tidak terganggu. Coba lagi saat server lebih longgar.",
    },
    "character-without-font": {
      title: "Ada karakter yang tidak dapat dicetak",
      detail: "Tidak ada huruf ekspor yang memuat karakter berikut. Ganti karakter itu, lalu ekspor lagi.",
    },
  },
  ja: {
    "bad-request": {
      title: "入力に誤りがあります",
      detail: "何も変更されていません。示された箇所を直して、もう一度送信してください。",
    },
    "not-json": {
      title: "内容の種類が違います",
      detail: "このアドレスは JSON(application/json)を受け付けます。",
    },
    "too-large": {
      title: "大きすぎます",
      detail: "サーバーが受け付ける大きさを超えています。何も変更されていません。",
    },
    "wrong-origin": {
      title: "別のサイトから送信されました",
      detail: "安全のため受け付けませんでした。Lokakarya を本来のアドレスで開き、やり直してください。",
    },
    "signed-out": {
      title: "サインインしてください",
      detail:
        "サインインの有効期限が切れました。続けるには再度サインインしてください。この端末に保存された内容は残っています。",
    },
    forbidden: {
      title: "許可されていません",
      detail: "このプロジェクトでのあなたの役割では行えません。役割は事務局が変更できます。",
    },
    "not-found": { title: "見つかりません", detail: "存在しないか、あなたに共有されていません。" },
    "method-not-allowed": {
      title: "ここでは行えません",
      detail: "このアドレスはこの種類の要求を受け付けません。",
    },
    "too-many": { title: "試行回数が多すぎます", detail: "少し待ってから、もう一度お試しください。" },
    busy: {
      title: "混み合っています",
      detail: "何も変更されていません。しばらくしてからもう一度お試しください。",
    },
    "cannot-store": {
      title: "サーバーが保存できない状態です",
      detail: "「保存済み」と表示された内容は失われていません。管理者に知らせ、もう一度お試しください。",
    },
    unexpected: {
      title: "サーバーで問題が起きました",
      detail:
        "「保存済み」と表示された内容は失われていません。再び起きる場合は、表示された番号を管理者に伝えてください。",
    },
    "wrong-credentials": {
      title: "メールアドレスまたはパスワードが違います",
      detail: "両方を確かめてください。新しいパスワード用のリンクは事務局が発行できます。",
    },
    "wrong-password": { title: "現在のパスワードが違います", detail: "パスワードは変更されていません。" },
    "weak-password": {
      title: "パスワードが短すぎます",
      detail: "10 文字以上にしてください。文章でもかまいません。",
    },
    "common-password": {
      title: "よく知られたパスワードです",
      detail: "最初に試されるパスワードの一つです。別のものを選んでください。",
    },
    "link-spent": {
      title: "このリンクは使えません",
      detail: "使用済み、期限切れ、または取り消されています。事務局に新しいリンクを依頼してください。",
    },
    "setup-done": {
      title: "設定は済んでいます",
      detail: "最初の事務局は登録済みです。サインインしてください。",
    },
    "wrong-setup-token": {
      title: "設定コードが違います",
      detail: "コードはサーバーを起動した画面に表示されています。",
    },
    "demo-only": {
      title: "デモでのみ使えます",
      detail: "メールアドレスとパスワードでサインインしてください。",
    },
    "already-member": {
      title: "すでにメンバーです",
      detail: "この人はすでにメンバーです。役割は一覧で変更できます。",
    },
    "last-secretariat": {
      title: "プロジェクトには事務局が必要です",
      detail: "先に別の人を事務局にしてください。",
    },
    "role-too-high": {
      title: "あなたの役割を超えています",
      detail: "自分の役割を超える役割で招待することはできません。",
    },
    "unknown-template": { title: "そのひな形はありません", detail: "一覧からひな形を選んでください。" },
    "unknown-language": {
      title: "ひな形にその言語がありません",
      detail: "ひな形にある言語から選んでください。",
    },
    "dates-reversed": { title: "終了日が開始日より前です", detail: "日付を直してください。" },
    "wrong-move": {
      title: "今はこの操作ができません",
      detail: "ワークショップは告知、開始、終了の順に進みます。現在の状態を確かめてください。",
    },
    "topic-in-use": {
      title: "この議題は使われています",
      detail:
        "議事項目または登録簿の行(取り下げたものを含む)がこの議題に属しています。何も変更されていません。先に別の議題に移すか、名称を変更してください。",
    },
    "activity-in-use": {
      title: "この活動は使われています",
      detail:
        "文書、書簡、ワークショップまたは調整表がこの活動に属しています。何も変更されていません。必要であれば名称を変更してください。",
    },
    "item-moved-on": {
      title: "ほかの人が先に進めました",
      detail: "すでに別の議題に移っています。何も変更していません。",
    },
    "no-date": {
      title: "ワークショップの日付が未定です",
      detail: "カレンダーに入れるには日付が必要です。事務局がワークショップの情報に入力します。",
    },
    "no-check-in": {
      title: "受付は開いていません",
      detail: "コードが存在しないか、期限が切れています。事務局に現在のコードをお尋ねください。",
    },
    "wrong-file-kind": {
      title: "この種類のファイルは受け付けません",
      detail:
        "PDF、Word、PowerPoint、Excelのファイル、PNGとJPEGの画像を受け付けます。名前ではなく内容で判断します。",
    },
    "no-room": {
      title: "空きがありません",
      detail: "この案件の資料が、用意された容量に達しました。一部を削除するか、管理者に連絡してください。",
    },
    "already-participant": {
      title: "すでに名簿にあります",
      detail: "この方はすでにワークショップの参加者に入っています。",
    },
    "anchor-moved": {
      title: "本文が変わりました",
      detail:
        "選んだ語句が元のとおりではなくなりました。コメントは入力欄に残っています。本文を選び直して送信してください。",
    },
    "thread-resolved": { title: "解決済みです", detail: "返信するには、スレッドを再開してください。" },
    "minutes-confirmed": {
      title: "この議事録は確定しています",
      detail: "変更は行われていません。事務局が理由を示して再び開くことができます。",
    },
    "comments-open": {
      title: "まだ意見を受け付けています",
      detail: "変更は行われていません。お知らせした期日が過ぎると確定できます。",
    },
    "comments-closed": {
      title: "意見の受付は終わりました",
      detail: "保存は行われていません。修正が必要な場合は事務局にお知らせください。",
    },
    "day-passed": {
      title: "過ぎた日付です",
      detail: "変更は行われていません。今日以降の日付を選んでください。",
    },
    "letter-incomplete": {
      title: "未記入の項目があります",
      detail:
        "変更は行われていません。必要な項目がすべてそろうと番号を付けられます。未記入の項目には印があります。",
    },
    "letter-numbered": {
      title: "この書簡には番号が付いています",
      detail: "変更は行われていません。発出したものは変更できません。新しい書簡を作成してください。",
    },
    "number-taken": {
      title: "この番号は別の書簡に使われています",
      detail: "変更は行われていません。別の番号を入力してください。",
    },
    "no-mask": {
      title: "この番号の付け方は使えません",
      detail:
        "変更は行われていません。書式には {number} が必要です。{year}、{month}、{month2}、{month_roman} も使えます。書式がなければ番号を入力します。",
    },
    "held-by-minutes": {
      title: "議事録に書かれている内容です",
      detail: "変更は行われていません。議事録の本文を直すと、台帳に反映されます。",
    },
    "step-not-possible": {
      title: "この状態からは行えません",
      detail: "ほかの人が変更した可能性があります。変更は行われていません。もう一度ご確認ください。",
    },
    "answer-incomplete": {
      title: "回答がそろっていません",
      detail: "変更は行われていません。示された項目を補ってから、もう一度お試しください。",
    },
    "export-failed": {
      title: "ファイルを作成できませんでした",
      detail:
        "文書そのものは無事です。もう一度お試しください。再び失敗する場合は、表示された番号を管理者に伝えてください。",
    },
    "export-too-long": {
      title: "ファイルの作成に時間がかかりすぎました",
      detail: "文書そのものは無事です。混雑が収まってからお試しください。",
    },
    "character-without-font": {
      title: "印刷できない文字があります",
      detail: "次の文字は出力用フォントにありません。置き換えてから、もう一度出力してください。",
    },
  },
};

export const inputWords: Record<
  Language,
  { tooShort: string; tooLong: string; unknown: string; wrong: string }
> = {
  en: {
    tooShort: "Too short or empty.",
    tooLong: "Too long or too large.",
    unknown: "Not known here.",
    wrong: "Not in the expected form.",
  },
  id: {
    tooShort: "Terlalu pendek atau kosong.",
    tooLong: "Terlalu panjang atau terlalu besar.",
    unknown: "Tidak dikenal di sini.",
    wrong: "Bentuknya tidak sesuai.",
  },
  ja: {
    tooShort: "短すぎるか、空です。",
    tooLong: "長すぎるか、大きすぎます。",
    unknown: "ここでは使えない項目です。",
    wrong: "形式が正しくありません。",
  },
};
