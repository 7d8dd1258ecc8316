// Widths of labels, measured once each, and labels cut to the room there is.

const pen = document.createElement("canvas").getContext("2d");
const known = new Map();

export function widthOf(text, font) {
  const key = font + text;
  let width = known.get(key);
  if (width === undefined) {
    pen.font = font;
    width = pen.measureText(text).width * 1.02 + 1;
    known.set(key, width);
  }
  return width;
}

export function fontOf(element, size, weight = "400") {
  return `${weight} ${size}px ${getComputedStyle(element).fontFamily}`;
}

// The label as far as it has room; nothing where less than `least` pixels of it would be left.
export function fitted(text, room, font, least) {
  if (!text || widthOf(text, font) <= room) return text;
  if (room < least) return "";
  let low = 0;
  let high = text.length;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (widthOf(`${text.slice(0, middle).trimEnd()}…`, font) <= room) low = middle;
    else high = middle - 1;
  }
  return low ? `${text.slice(0, low).trimEnd().replace(/[ ,・、（(]+$/u, "")}…` : "";
}
