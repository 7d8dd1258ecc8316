// The book of a regime as of one legal day: what stands, and what may be asked.
//
// A book is what `shirube.observatory.book.book_of` gives: one graph over everything, and
// for every record the days on which it stands, as `[from, until, ...what is known of it]`.

/** What stands on a day (YYYY-MM-DD), every list in the order of the book. */
export function editionOn(book, day) {
  const standing = (records) =>
    records.filter((each) => stretchOn(each.stands, day) !== null);
  const standings = [];
  for (const expectation of book.expectations) {
    const stretch = stretchOn(expectation.stands, day);
    if (stretch === null) continue;
    const [, , version, presence, force, wordingHeld, ref] = stretch;
    standings.push({ expectation, version, presence, force, wordingHeld, ref });
  }
  const rules = standing(book.rules);
  return {
    day,
    standings,
    rules,
    targets: targetsOf(rules, standings),
    definitions: standing(book.definitions),
    statements: standing(book.statements),
    analyses: standing(book.analyses),
  };
}

function stretchOn(stands, day) {
  const on = ([from, until]) => (from === null || from <= day) && (until === null || day < until);
  return stands.find(on) ?? null;
}

/** For each standing expectation, the standing rules that decide it. */
function targetsOf(rules, standings) {
  const targets = new Map();
  const ids = new Set(standings.map((each) => each.expectation.id));
  for (const rule of rules) {
    for (const each of rule.decides.filter((ref) => ids.has(ref))) {
      if (!targets.has(each)) targets.set(each, []);
      targets.get(each).push(rule.id);
    }
  }
  return targets;
}

/** What may be asked of an edition: rules, and how much hangs on each.
 *
 * Expectations behind a rule; each result of each analysis is a rule of its own and counts once. */
export function askable(edition) {
  const weights = new Map();
  for (const rules of edition.targets.values()) {
    for (const rule of rules) weights.set(rule, (weights.get(rule) ?? 0) + 1);
  }
  for (const { id, nodes } of edition.analyses) {
    for (const node of nodes) {
      node.leanings.forEach((_, index) => weights.set(`${id}#${node.id}.${index}`, 1));
    }
  }
  return { rules: [...weights.keys()].sort(), weights };
}
