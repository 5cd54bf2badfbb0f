import { defineWords } from "./words";

/** What is wrong with what a field holds, before it is sent. */
export const validityWords = defineWords({
  en: {
    missing: "Please fill this in.",
    email: "Please write a whole e-mail address, such as name@example.org.",
    url: "Please write a whole web address, beginning with https://.",
    tooShort: (least: number) => `At least ${least} characters.`,
    tooLong: (most: number) => `At most ${most} characters.`,
    tooLow: (least: string) => `${least} or more.`,
    tooHigh: (most: string) => `${most} or less.`,
    wrong: "Please check what is written here.",
  },
  id: {
    missing: "Harap diisi.",
    email: "Harap tulis alamat surel lengkap, misalnya nama@example.org.",
    url: "Harap tulis alamat web lengkap, diawali https://.",
    tooShort: (least: number) => `Sedikitnya ${least} karakter.`,
    tooLong: (most: number) => `Paling banyak ${most} karakter.`,
    tooLow: (least: string) => `${least} atau lebih.`,
    tooHigh: (most: string) => `${most} atau kurang.`,
    wrong: "Harap periksa isian ini.",
  },
  ja: {
    missing: "入力してください。",
    email: "メールアドレスを正しく入力してください(例:name@example.org)。",
    url: "https:// で始まるアドレスを入力してください。",
    tooShort: (least: number) => `${least}文字以上で入力してください。`,
    tooLong: (most: number) => `${most}文字以内で入力してください。`,
    tooLow: (least: string) => `${least}以上にしてください。`,
    tooHigh: (most: string) => `${most}以下にしてください。`,
    wrong: "入力内容を確かめてください。",
  },
});
