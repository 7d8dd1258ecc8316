// Lines of the page's language, filled in.

/** A teller of lines: `say(key, values)`; `day(text)`; `counts(kinds)`. */
export function wordsOf(data) {
  const say = (key, values = {}) =>
    data.words[key].replace(/\{(\w+)\}/g, (_, name) => String(values[name] ?? ""));

  /** A day, month, quarter or year as people write it in the language. */
  const day = (text) => {
    if (data.lang === "en") return text;
    const [year, rest, last] = text.split("-");
    if (!rest) return `${year}年`;
    if (rest.startsWith("Q")) return `${year}年第${rest[1]}四半期`;
    return `${year}年${Number(rest)}月${last ? `${Number(last)}日` : ""}`;
  };

  /** How many of each kind, e.g. `3 new, 1 ended`. */
  const counts = (kinds) => ["happened", "came", "replaced", "changed", "went"]
    .filter((kind) => kinds[kind])
    .map((kind) => kind === "happened"
      ? say("count.happened", { n: kinds[kind] })
      : say("count", { kind: say(`kind.${kind}`), n: kinds[kind] }))
    .join(data.comma);

  return { say, day, counts };
}
