// Which form every piece has on two days. What stands when was settled when the page was made;
// here it is only looked up.

/** Number of the edition that stands on a day: how many change days have come by then. */
export function editionNumber(days, day) {
  let low = 0;
  let high = days.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (days[middle] <= day) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Form in which a piece stands in an edition; null where it does not stand. */
export function formIn(piece, number) {
  for (const [first, end = Infinity, form = 0] of piece.s) {
    if (number >= first && number < end) return form;
  }
  return null;
}

/** Everything that differs between two days: part, piece, kind, form before and after. */
export function differences(data, from, to) {
  const old = editionNumber(data.days, from);
  const now = editionNumber(data.days, to);
  const found = [];
  for (const [part, pieces] of Object.entries(data.parts)) {
    for (const piece of pieces) {
      const before = formIn(piece, old);
      const after = formIn(piece, now);
      if (before === after) continue;
      const kind = before === null ? "came" : after === null ? "went" : "changed";
      found.push({ part, piece, kind, before, after });
    }
  }
  return found;
}

/** Statements told together: a new one with the one that stood in its place. */
export function inPlace(changes) {
  const left = new Map(
    changes.filter((each) => each.kind === "went").map((each) => [each.piece.p, each]));
  const replaced = [];
  const came = [];
  for (const each of changes) {
    if (each.kind !== "came") continue;
    const old = left.get(each.piece.p);
    left.delete(each.piece.p);
    if (old) replaced.push({ before: old.piece, after: each.piece });
    else came.push(each);
  }
  return { replaced, came, went: [...left.values()] };
}

/** Things put together under a key, in the order in which the keys first appear. */
export function grouped(things, keyOf) {
  const groups = new Map();
  for (const each of things) {
    const key = keyOf(each);
    if (!groups.has(key)) groups.set(key, []);
    groups.get(key).push(each);
  }
  return groups;
}
