import type { AnyExtension } from "@tiptap/core";
import Collaboration from "@tiptap/extension-collaboration";
import { atomText } from "../../shared/document/atoms";
import { nodeExtensions, schemaExtensions } from "../../shared/document/extensions";
import { bodyRoot } from "../../shared/document/schema";
import { inLanguage, type Language } from "../../shared/locale/languages";
import { registerKinds } from "../../shared/register/blocks";
import { tell } from "../parts/toast";
import { editorWords } from "../words/editor";
import { sourceWords } from "../words/sources";
import { useWords } from "../words/words";
import type { Desk } from "./desk";
import { BlockIds } from "./extensions/block-ids";
import { Blocks } from "./extensions/blocks";
import { Captured } from "./extensions/captured";
import { CaretInView } from "./extensions/caret-in-view";
import { Carets } from "./extensions/carets";
import { Guidance } from "./extensions/guidance";
import { Links } from "./extensions/links";
import { Lists } from "./extensions/lists";
import { PlainMarks } from "./extensions/marks";
import { Numbers } from "./extensions/numbers";
import { OwnCaret } from "./extensions/own-caret";
import { Paste } from "./extensions/paste";
import { Reading } from "./extensions/reading";
import { RemoteChanges } from "./extensions/remote-changes";
import { SharedBlocks } from "./extensions/shared-blocks";
import { Slashes, type SlashOptions } from "./extensions/slash";
import { StructureGuard } from "./extensions/structure-guard";
import { Tables } from "./extensions/tables";
import { TextPieces } from "./extensions/text-pieces";
import { type ThreadLook, ThreadMarks } from "./extensions/thread-marks";
import { WholeSelections } from "./extensions/whole-selections";
import { WhySigns } from "./extensions/why-signs";
import { solidNodeView } from "./solid-node-view";
import { capturedView } from "./views/captured-view";
import { fieldView } from "./views/field-view";
import { crossReferenceView, footnoteView, ImageView, MentionView, signatureView } from "./views/plain-views";
import { tableView } from "./views/table-view";
import { attendanceView, programmeView } from "./views/workshop-views";

/** Everything that makes the text of one language: the schema with its views, Yjs, and the behaviour. */
export function bodyExtensions(
  desk: Desk,
  language: Language,
  { leaveText, slashes }: { leaveText: () => boolean; slashes: SlashOptions },
): AnyExtension[] {
  const words = useWords(editorWords);
  const sources = useWords(sourceWords);
  const { form } = desk.answer();
  const shownField = (key: string) => desk.facts.shown(key, language);
  const say = (text: string) => desk.announce(text);
  const switched = (what: string, isOn: boolean) => say(isOn ? words().on(what) : words().off(what));

  return [
    ...withViews(language, desk.threads.look),
    Collaboration.configure({ fragment: desk.room.doc.getXmlFragment(bodyRoot(language)) }),
    RemoteChanges,
    TextPieces,
    SharedBlocks.configure({ language, languages: desk.answer().languages }),
    OwnCaret,
    CaretInView,
    StructureGuard.configure({
      isHalted: () => !desk.mayType(),
      onRefused: () => tell(words().sectionsStay),
    }),
    BlockIds,
    WholeSelections.configure({ onRefused: () => tell(words().severalSections) }),
    Blocks.configure({ onChanged: (kind) => say(words().blocks[kind]), onEscape: leaveText }),
    PlainMarks.configure({ onToggled: (mark, isOn) => switched(words()[mark], isOn) }),
    Tables,
    Lists.configure({
      onChanged: (list) => {
        if (list === "none") say(words().noList);
        else switched(list === "bulletList" ? words().bullets : words().numbering, true);
      },
    }),
    Captured.configure({
      isOffered: desk.minutes !== undefined,
      onInserted: (kind, id) => desk.minutes?.inserted(kind, id),
      onDetails: (id) => desk.minutes?.askDetails(id),
    }),
    Slashes.configure(slashes),
    Links.configure({ onAsk: desk.askLink }),
    Paste.configure({
      onTooLong: () => tell(words().tooLong),
      textOfAtom: (node) => atomText(node.type.name, node.attrs, shownField),
    }),
    Numbers.configure({ pattern: inLanguage(form.numbering, language) }),
    Guidance.configure({
      form,
      language,
      isWriter: desk.room.mayWrite,
      notWritten: words().notWritten,
      shownField,
    }),
    WhySigns.configure({
      countOf: (section) => desk.sources.behind().get(section) ?? 0,
      label: (count) => sources().why(count),
      onAsk: desk.sources.ask,
    }),
    ThreadMarks.configure({ look: desk.threads.look }),
    Carets.configure({ awareness: desk.room.awareness, language }),
    Reading,
  ];
}

function withViews(language: Language, look: ThreadLook): AnyExtension[] {
  const { field, mention, crossReference, footnote, table, image } = nodeExtensions;
  const { signature, attendance, programme } = nodeExtensions;
  const inline = { as: "span", class: "atom" };
  const viewed: AnyExtension[] = [
    field.extend({ addNodeView: () => solidNodeView(fieldView(language), inline) }),
    mention.extend({ addNodeView: () => solidNodeView(MentionView, inline) }),
    crossReference.extend({ addNodeView: () => solidNodeView(crossReferenceView(language), inline) }),
    footnote.extend({ addNodeView: () => solidNodeView(footnoteView(language), inline) }),
    table.extend({ addNodeView: () => tableView(look) }),
    image.extend({ addNodeView: () => solidNodeView(ImageView) }),
    signature.extend({ addNodeView: () => solidNodeView(signatureView(language)) }),
    attendance.extend({ addNodeView: () => solidNodeView(attendanceView(language)) }),
    programme.extend({ addNodeView: () => solidNodeView(programmeView(language)) }),
    // Isolating: no key joins its words with those around it by the way.
    ...registerKinds.map((kind) =>
      nodeExtensions[kind].extend({ isolating: true, addNodeView: () => capturedView(kind, language) }),
    ),
  ];
  const byName = new Map(viewed.map((extension) => [extension.name, extension]));
  return schemaExtensions.map((extension) => byName.get(extension.name) ?? extension);
}
