/**
 * The words and rows of keys that people reach for first, in English, Indonesian and Japanese (romanised).
 * A password counts as common when, without digits and signs around it, it is one of these, alone or doubled;
 * so `password2024!` and `Indonesia_123` are caught without listing every year.
 */
const words = new Set(
  `password passwort passw passwd pass admin administrator root user guest test testing demo changeme default
  welcome letmein login secret master access system server computer internet windows google facebook instagram
  qwerty qwertyuiop qwertyui qwertz azerty asdfgh asdfghjkl asdfasdf zxcvbn zxcvbnm qazwsx qazwsxedc qweasd
  qweasdzxc qweqwe qwe asd zxc qaz wsx abc abcd abcde abcdef abcdefg abcdefgh abcdefghij aaa aaaa abcabc
  iloveyou ilove loveyou love lovely lover forever princess prince queen king angel baby babygirl sunshine
  sweetheart sweety honey flower butterfly summer winter spring autumn monday friday january december
  dragon monkey tiger lion eagle panther phoenix falcon wolf shadow ninja samurai batman superman spiderman
  ironman starwars pokemon naruto onepiece doraemon football baseball basketball soccer hockey liverpool
  chelsea arsenal barcelona manchester manchesterunited realmadrid juventus michael jordan jessica jennifer
  ashley daniel andrew thomas joshua matthew charlie george robert anthony maria michelle nicole samantha
  whatever trustno trustnoone freedom killer hunter ranger soldier mustang ferrari porsche mercedes harley
  yamaha honda suzuki toyota nissan mitsubishi daihatsu
  cheese chocolate cookie banana orange apple pepper ginger coffee
  hello helloworld goodluck lucky lucky seven money million blessed jesus jesuschrist christ god allah
  bismillah alhamdulillah muhammad assalamualaikum insyaallah subhanallah islam
  rahasia sandi katasandi katakunci kunci masuk selamat selamatdatang selamatpagi indonesia indonesiaraya
  indonesiaku merdeka garuda pancasila nusantara jakarta bandung surabaya medan semarang yogyakarta jogja bali
  makassar palembang bekasi depok tangerang bogor sayang sayangku sayangkamu cinta cintaku akucintakamu
  akusayangkamu cantik ganteng bintang bulan matahari pelangi mawar melati anggrek kupu kupukupu kucing kelinci
  harimau persib persija persebaya arema keluarga ayah ibu mama papa mamapapa bismilah terserah gakada tidaktahu
  lupa kantor kantorku pemerintah kementerian kemenperin perindustrian industri negara presiden
  doraemon sepakbola bulutangkis sukses semangat bahagia anakku istriku suamiku
  sakura himawari hanabi nihon nippon japan tokyo osaka kyoto nagoya yokohama sapporo fukuoka hiroshima
  yamato fujisan ohayo konnichiwa arigato arigatou sayonara aishiteru daisuki kawaii tanaka suzuki sato
  takahashi watanabe yamamoto nakamura kobayashi hitomi takashi hiroshi
  totoro gundam doragon dragonball anpanman hellokitty mikumiku ohayou tomodachi himitsu
  lokakarya workshop sekretariat secretariat project proyek jica tor kak reference minutes notulen baterai battery
  company business office manager director direktur konsultan consultant`.split(/\s+/),
);

/** Rows of keys and digits, forwards; also read backwards. */
const rows = [
  "01234567890123456789",
  "1q2w3e4r5t6y7u8i9o0p",
  "q1w2e3r4t5y6u7i8o9p0",
  "1qaz2wsx3edc4rfv5tgb6yhn7ujm",
  "zaq1xsw2cde3vfr4bgt5",
  "qwertyuiopasdfghjklzxcvbnm",
  "abcdefghijklmnopqrstuvwxyz",
  "147258369147258369",
  "123qweasdzxc",
  "qwe123asd456",
  "asdfghjkl;'",
  "zxcvbnm,./",
];

const looksLike: Record<string, string> = {
  "0": "o",
  "1": "i",
  "3": "e",
  "4": "a",
  "5": "s",
  "7": "t",
  "@": "a",
  $: "s",
  "!": "i",
};

export function isCommon(password: string): boolean {
  const plain = password.normalize("NFKC").toLowerCase();
  if (repeats(plain) || rows.some((row) => row.includes(plain) || reversed(row).includes(plain))) return true;
  const spelt = plain.replace(/[^\p{L}\p{N}]/gu, "");
  if (isRun(spelt) || repeats(spelt)) return true;
  const core = plain.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, "").replace(/[\s._-]/g, "");
  const candidates = [core, undisguised(core), undisguised(plain), plain.replace(/[^\p{L}]/gu, "")];
  return candidates.some((candidate) => words.has(candidate) || words.has(half(candidate)));
}

/** Made of one short piece again and again: `aaaaaaaaaa`, `1212121212`, `abcabcabcabc`. */
function repeats(text: string): boolean {
  return /^(.{1,4})\1+$/u.test(text) || /^(.{1,4})\1{2,}.{0,3}$/u.test(text);
}

/** Digits that count up or down: `1234567890`, `9876543210`, `12345678910`. */
function isRun(text: string): boolean {
  return (
    /^\d+$/.test(text) &&
    (/^0?12345/.test(text) || /^9?87654/.test(text) || /^(19|20)\d{6}(\d\d)?$/.test(text))
  );
}

const undisguised = (text: string) =>
  [...text]
    .map((sign) => looksLike[sign] ?? sign)
    .join("")
    .replace(/[^\p{L}]/gu, "");
const reversed = (text: string) => [...text].reverse().join("");
const half = (text: string) => {
  const middle = text.length / 2;
  return text.slice(0, middle) === text.slice(middle) ? text.slice(0, middle) : "";
};
