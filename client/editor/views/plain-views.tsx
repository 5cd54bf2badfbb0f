import { Show } from "solid-js";
import { inLanguage, type Language } from "../../../shared/locale/languages";
import { Icon } from "../../parts/icon";
import { editorWords } from "../../words/editor";
import { useWords } from "../../words/words";
import { useDesk } from "../desk";
import type { SolidNodeProps } from "../solid-node-view";

/** What can stand in a text but is not edited here yet is shown plainly, so that nothing is ever invisible. */

export function MentionView(props: SolidNodeProps) {
  const isPerson = () => props.node().attrs.kind === "person";
  return (
    <span class="ref">
      {isPerson() ? "@" : ""}
      {String(props.node().attrs.label ?? "")}
    </span>
  );
}

/** The number of what is referred to, as it stands now. */
export function crossReferenceView(language: Language) {
  return function CrossReferenceView(props: SolidNodeProps) {
    const desk = useDesk();
    const target = () => String(props.node().attrs.target ?? "");
    const found = () => desk.numberOf(language, target());
    return (
      <a class="ref" href={`#${target()}`}>
        {found() ?? "?"}
      </a>
    );
  };
}

export function footnoteView(language: Language) {
  return function FootnoteView(props: SolidNodeProps) {
    const desk = useDesk();
    const text = () => String(props.node().attrs.text ?? "");
    return (
      <sup class="footnote" title={text()}>
        {desk.numberOf(language, String(props.node().attrs.id ?? "")) ?? "*"}
        <span class="visually-hidden"> ({text()})</span>
      </sup>
    );
  };
}

export function ImageView(props: SolidNodeProps) {
  const words = useWords(editorWords);
  const caption = () => String(props.node().attrs.caption ?? "");
  const alt = () => String(props.node().attrs.alt ?? "");
  return (
    <figure class="plain-block" classList={{ "is-selected": props.isSelected() }}>
      <p class="small muted">
        <Icon name="doc" small /> {words().image}: {alt() || words().noDescription}
      </p>
      <Show when={caption()}>
        <figcaption>{caption()}</figcaption>
      </Show>
    </figure>
  );
}

export function signatureView(language: Language) {
  return function SignatureView(props: SolidNodeProps) {
    const desk = useDesk();
    const words = useWords(editorWords);
    const label = () => {
      const parts = desk.answer().form.sections.flatMap((section) => section.parts);
      return inLanguage(parts.find((part) => part.key === props.node().attrs.key)?.label, language);
    };
    return (
      <div class="signature" classList={{ "is-selected": props.isSelected() }}>
        <p>{label() || words().signature}</p>
        <div class="signature-lines" aria-hidden="true">
          <span />
          <span />
        </div>
      </div>
    );
  };
}
