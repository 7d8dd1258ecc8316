// A box for a day. A day that cannot be shown is told, and the box is set back to the day that is
// shown: at once where it was picked, on leaving the box or with Enter where it was typed, since
// days on the way to the one meant may lie outside.

/**
 * Listen to a date box. `shown()` is the day shown, `fits(day)` whether a day can be, `take(day)`
 * shows one, `refuse()` says that it cannot be.
 */
export function dayBox(box, { shown, fits, take, refuse }) {
  let typing = false;
  const settle = () => {
    typing = false;
    if (fits(box.value)) return;
    box.value = shown();
    refuse();
  };
  box.addEventListener("pointerdown", () => { typing = false; });
  box.addEventListener("keydown", (event) => {
    if (event.key === "Enter") settle();
    else if (event.key !== "Tab") typing = true;
  });
  box.addEventListener("blur", settle);
  box.addEventListener("change", () => {
    if (fits(box.value)) take(box.value);
    else if (!typing) settle();
    else if (box.value >= "1000") refuse();
  });
}
