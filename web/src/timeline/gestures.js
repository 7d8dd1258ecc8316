// Dragging, pinching, wheel and keys. A page is never kept from scrolling: upward and downward
// moves stay with the browser, and the wheel zooms only with a modifier key.

export function gestures(picture, { zoom, pan, reset, settle }) {
  const fingers = new Map();
  let dragged = false;
  let apart = 0;

  const onStrip = (target) => target.closest?.(".tl-strip, .tl-axis") !== null;
  const spread = () => {
    const [one, other] = [...fingers.values()];
    return { apart: Math.abs(one.x - other.x), middle: (one.x + other.x) / 2 };
  };

  picture.addEventListener("pointerdown", (event) => {
    if (!onStrip(event.target) || (event.pointerType === "mouse" && event.button !== 0)) return;
    fingers.set(event.pointerId, { x: event.clientX, from: event.clientX });
    if (fingers.size === 1) dragged = false;
    if (fingers.size === 2) apart = spread().apart;
  });
  picture.addEventListener("pointermove", (event) => {
    const finger = fingers.get(event.pointerId);
    if (!finger) return;
    const moved = event.clientX - finger.x;
    if (!dragged && Math.abs(event.clientX - finger.from) < 5 && fingers.size === 1) return;
    if (!dragged) {
      dragged = true;
      picture.classList.add("moving");
      picture.setPointerCapture(event.pointerId);
    }
    finger.x = event.clientX;
    if (fingers.size === 1) pan(-moved);
    else if (fingers.size === 2) {
      const now = spread();
      if (apart > 20 && now.apart > 20) zoom(now.apart / apart, now.middle);
      apart = now.apart;
    }
  });
  const lift = (event) => {
    if (!fingers.delete(event.pointerId)) return;
    if (fingers.size === 2) apart = spread().apart;
    if (fingers.size === 0) {
      picture.classList.remove("moving");
      if (dragged) settle();
    }
  };
  for (const name of ["pointerup", "pointercancel"]) picture.addEventListener(name, lift);
  picture.addEventListener("click", (event) => {
    if (dragged && event.detail) {
      event.preventDefault();
      event.stopPropagation();
    }
    dragged = false;
  }, true);
  picture.addEventListener("dragstart", (event) => event.preventDefault());

  picture.addEventListener("wheel", (event) => {
    if (!onStrip(event.target)) return;
    if (event.ctrlKey || event.metaKey) {
      event.preventDefault();
      zoom(2 ** (-event.deltaY * (event.deltaMode ? 0.05 : 0.004)), event.clientX);
    } else if (Math.abs(event.deltaX) > Math.abs(event.deltaY)) {
      event.preventDefault();
      pan(event.deltaX);
    } else return;
    settle();
  }, { passive: false });

  picture.addEventListener("keydown", (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const acts = {
      ArrowLeft: () => pan(-60), ArrowRight: () => pan(60),
      "+": () => zoom(1.5), "=": () => zoom(1.5), ";": () => zoom(1.5),
      "-": () => zoom(1 / 1.5), "0": reset,
    };
    const act = acts[event.key];
    if (!act) return;
    event.preventDefault();
    act();
    settle();
  });
}
