// Answers: what passes a test, and which answers differ in what they make of some tests.

const SUBSETS_OF = 12; // largest number of options whose subsets are all tried

const HOLDS = {
  is: (answer, values) => answer === values[0],
  in: (answer, values) => values.includes(answer),
  includes: (answer, values) => Array.isArray(answer) && answer.includes(values[0]),
  includes_any: (answer, values) =>
    Array.isArray(answer) && values.some((value) => answer.includes(value)),
  at_least: (answer, values) => typeof answer === "number" && answer >= values[0],
  less_than: (answer, values) => typeof answer === "number" && answer < values[0],
};

/** Whether an answer passes a test. */
export function holds(test, values, answer) {
  return HOLDS[test](answer, values);
}

/** Whether an answer passes a test; unknown while there is none. */
export function truthOf(test, values, answer) {
  return answer === null ? "unknown" : holds(test, values, answer) ? "yes" : "no";
}

/** Answers that stand for all others, one for every way the tests can come out, and whether
 * every set of options was tried: `{each, complete}`. */
export function differing(kind, options, tests) {
  const named = new Set(tests.flatMap(([, values]) => values));
  const found = new Map();
  for (const answer of candidates(kind, options, named)) {
    const pattern = tests.map(([test, values]) => Number(holds(test, values, answer))).join("");
    if (!found.has(pattern)) found.set(pattern, answer);
  }
  return { each: [...found.values()], complete: kind !== "choices" || named.size <= SUBSETS_OF };
}

function* candidates(kind, options, named) {
  if (kind === "yes_no" || kind === "judgement") {
    yield* [true, false];
  } else if (kind === "number") {
    const around = [...(named.size ? named : [0])].flatMap((n) => [n - 1, n, n + 1]);
    yield* [...new Set(around)].sort((one, other) => one - other);
  } else if (kind === "choice") {
    yield* options;
  } else {
    const tested = options.filter((option) => named.has(option));
    const last = tested.length;
    const sizes = last > SUBSETS_OF ? [0, 1, last - 1, last] : [...Array(last + 1).keys()];
    for (const size of sizes) {
      for (const subset of combinations(tested, size)) yield subset.sort();
    }
  }
}

function* combinations(items, size, from = 0) {
  if (size === 0) yield [];
  for (let place = from; size > 0 && place + size <= items.length; place++) {
    for (const rest of combinations(items, size - 1, place + 1)) yield [items[place], ...rest];
  }
}
