/** Two pages side by side, one of them coloured: one text, two languages. */
export function Mark() {
  return (
    <svg width="22" height="22" viewBox="0 0 22 22" aria-hidden="true">
      <path d="M2.75 3.75h6.5v14.5h-6.5z" fill="none" stroke="currentColor" stroke-width="1.5" />
      <path class="mark-page" d="M12 3h8v16h-8z" />
      <path d="M4.8 7.5h2.4M4.8 10.5h2.4" stroke="currentColor" stroke-width="1.5" />
    </svg>
  );
}
