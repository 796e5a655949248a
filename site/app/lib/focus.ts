/** Put focus on an element once the page has been drawn anew, and bring it into sight. */
export function focusOn(id: string): void {
  requestAnimationFrame(() =>
    requestAnimationFrame(() => {
      const element = document.getElementById(id);
      element?.scrollIntoView({ block: 'nearest' });
      element?.focus({ preventScroll: true });
    }),
  );
}
