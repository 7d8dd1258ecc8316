// A profile as YAML that `shirube.packs.profile` reads back into the same profile.

/** The profile as a file: name, facts and systems; answers that are open are left out. */
export function writeYaml(profile, remark = "") {
  const lines = remark ? remark.split(/\r?\n/).map((line) => `# ${line}`.trimEnd()) : [];
  lines.push(`regime: ${scalar(profile.regime)}`, ...named(profile), ...facts(profile.answers));
  if (profile.systems.length === 0) lines.push("systems: []");
  else lines.push("systems:");
  for (const system of profile.systems) {
    lines.push(`  - id: ${scalar(system.id)}`);
    lines.push(...[...named(system), ...facts(system.answers)].map((line) => `    ${line}`));
  }
  return `${lines.join("\n")}\n`;
}

function named({ name, description }) {
  const lines = [`name: ${scalar(name)}`];
  return description ? [...lines, `description: ${scalar(description)}`] : lines;
}

function facts(answers) {
  const given = Object.entries(answers);
  if (given.length === 0) return [];
  return ["facts:", ...given.flatMap(([key, answer]) => fact(key.slice(key.indexOf(".") + 1), answer))];
}

function fact(word, { value, by, on, why }) {
  const signed = Object.entries({ by, on, why }).filter(([, text]) => text);
  if (signed.length === 0) return [`  ${word}: ${answer(value)}`];
  return [
    `  ${word}:`, `    value: ${answer(value)}`,
    ...signed.map(([name, text]) => `    ${name}: ${scalar(text)}`),
  ];
}

function answer(value) {
  if (Array.isArray(value)) return `[${value.map(scalar).join(", ")}]`;
  return typeof value === "string" ? scalar(value) : String(value);
}

const PLAIN = /^[\p{L}\p{N}_][\p{L}\p{M}\p{N}_.\/()（）「」・ー -]*$/u;
const SPECIAL = /^(?:[-+.]?\d.*|true|false|null|yes|no|on|off|y|n|unknown|nan|inf)$|[ \p{Zs}]$/iu;
const UNPRINTABLE = /[^\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\u{10000}-\u{10ffff}]/gu;
const HALF = /\p{Surrogate}/gu; // half a character says nothing

/** Text as a YAML scalar: plain where nobody could read it as anything else, else quoted. */
function scalar(text) {
  if (PLAIN.test(text) && !SPECIAL.test(text)) return text;
  const inside = text.replace(HALF, "\ufffd").replace(/["\\]/g, "\\$&").replace(UNPRINTABLE, (mark) => {
    const code = mark.codePointAt(0);
    return code < 0x100 ? `\\x${hex(code, 2)}` : `\\u${hex(code, 4)}`;
  });
  return `"${inside}"`;
}

function hex(code, width) {
  return code.toString(16).padStart(width, "0");
}
