import { createEffect, createMemo, type JSX, splitProps } from "solid-js";
import { orTell } from "./or-tell";

type Props = Omit<JSX.InputHTMLAttributes<HTMLInputElement>, "value" | "ref"> & {
  value: string;
  save: (value: string) => Promise<void>;
};

/**
 * A value that is changed where it stands: kept when the focus leaves or on Enter, taken back with Escape. What somebody
 * else changes meanwhile shows, but never under the hands of whoever types.
 */
export function InPlace(props: Props) {
  const [own, rest] = splitProps(props, ["value", "save", "class"]);
  const kept = createMemo(() => own.value);
  let input!: HTMLInputElement;
  let isTouched = false;

  const show = () => {
    isTouched = false;
    input.value = kept();
  };
  createEffect(() => {
    kept();
    if (!isTouched) show();
  });

  function keep() {
    const value = input.value.trim();
    const isWrong = !input.validity.valid || value === kept();
    if (!isTouched || isWrong) return show();
    isTouched = false;
    void orTell(
      own.save(value).catch((why: unknown) => {
        show();
        throw why;
      }),
      () => {},
    );
  }

  return (
    <input
      {...rest}
      ref={input}
      class={`input in-place ${own.class ?? ""}`}
      onInput={() => {
        isTouched = true;
      }}
      onBlur={keep}
      onKeyDown={(event) => {
        if (event.isComposing) return;
        if (event.key === "Enter") keep();
        else if (event.key === "Escape" && isTouched) {
          event.stopPropagation();
          show();
        }
      }}
    />
  );
}
