// Three-valued logic: "yes", "no" and "unknown", which is *not known yet* and never *no*.

/** Yes when every branch is; one no decides; yes without branches. */
export function all(truths) {
  return truths.includes("no") ? "no" : truths.includes("unknown") ? "unknown" : "yes";
}

/** Yes when some branch is; no when every branch is no; no without branches. */
export function any(truths) {
  return truths.includes("yes") ? "yes" : truths.includes("unknown") ? "unknown" : "no";
}

/** Yes when every branch is no. */
export function none(truths) {
  const truth = any(truths);
  return truth === "yes" ? "no" : truth === "no" ? "yes" : "unknown";
}

/** A condition with its exceptions: `outs` take out, `ins` bring in; `[truth, conflict]`. */
export function weigh(base, outs, ins) {
  const out = any(outs);
  const in_ = any(ins);
  if (out === "yes" && in_ === "yes") return ["unknown", true];
  if (out === "no" && (base === "yes" || in_ === "yes")) return ["yes", false];
  if (in_ === "no" && (out === "yes" || base === "no")) return ["no", false];
  return ["unknown", false];
}

/** Positions of the branches a gate's value rests on; the first that decides alone, if any. */
export function deciding(gate, truths) {
  const alone = truths.indexOf(gate === "all" ? "no" : "yes");
  if (alone >= 0) return [alone];
  const places = [...truths.keys()];
  return truths.includes("unknown") ? places.filter((place) => truths[place] === "unknown") : places;
}

/** Parts of a rule its value rests on: `{base, outs, ins}`. */
export function decidingParts(base, outs, ins) {
  const out = deciding("any", outs);
  const in_ = deciding("any", ins);
  const [truth, conflict] = weigh(base, outs, ins);
  if (conflict) return { base: false, outs: out, ins: in_ };
  if (truth === "yes") {
    return base === "yes" ? { base: true, outs: out, ins: [] } : { base: false, outs: out, ins: in_ };
  }
  if (truth === "no") {
    return base === "no" ? { base: true, outs: [], ins: in_ } : { base: false, outs: out, ins: in_ };
  }
  const fired = outs.includes("yes") || ins.includes("yes");
  return {
    base: base === "unknown" && !fired,
    outs: any(outs) === "unknown" ? out : [],
    ins: any(ins) === "unknown" ? in_ : [],
  };
}
