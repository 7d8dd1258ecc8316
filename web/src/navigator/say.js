// Turns of phrase: the same as in reports, made from the page's own words.

/** Says lines, answers, facts and days in the page's language. */
export class Say {
  constructor(told) {
    this.told = told;
    this.names = new Map();
  }

  /** A common line, filled in. */
  line(key, values) {
    return filled(this.told.words[key], values);
  }

  /** A line of the navigator's own, filled in. */
  own(key, values) {
    return filled(this.told.own[key], values);
  }

  /** A common line for a number; some have one of their own for one. */
  count(key, n, values) {
    return filled(this.told.words[n === 1 ? `${key}.one` : key], { n, ...values });
  }

  /** How many items, in words. */
  items(n) {
    return this.own(n === 1 ? "items.one" : "items", { n });
  }

  /** Headings in a row; commas would run together with those inside them. */
  row(names) {
    return names.join(this.told.lang === "ja" ? "／" : " · ");
  }

  day(iso) {
    if (this.told.lang === "en") return iso;
    const [year, month, day] = iso.split("-").map(Number);
    return `${year}年${month}月${day}日`;
  }

  subject(system) {
    return system === null ? this.line("subject.organisation") : this.names.get(system);
  }

  list(texts) {
    return texts.join(this.line("list.comma"));
  }

  option(key, word) {
    return this.told.facts[key]?.options?.[word] ?? word;
  }

  /** An answer in words. */
  answer(key, value) {
    if (value === null || value === undefined) return this.line("answer.none");
    if (typeof value === "boolean") return this.line(value ? "answer.yes" : "answer.no");
    if (Array.isArray(value)) {
      if (value.length === 0) return this.line("answer.empty");
      return this.list(value.map((each) => this.option(key, each)));
    }
    if (typeof value === "number") {
      const unit = this.told.facts[key]?.unit ?? "";
      return this.line("answer.number", { number: value.toLocaleString("en-US"), unit }).trim();
    }
    return this.option(key, value);
  }

  /** A decisive fact in words: what was asked, what was answered, of whom if of another. */
  leaf(leaf, system = leaf.system) {
    const fact = this.told.facts[leaf.fact];
    let text = this.line("leaf", { label: fact.label, answer: this.answer(leaf.fact, leaf.answer) });
    const number = leaf.test === "at_least" || leaf.test === "less_than";
    if (number || (fact.options && leaf.truth !== "yes")) {
      const expected = this.list(leaf.expected.map((each) => this.option(leaf.fact, each)));
      text += this.line("leaf.asked", { test: this.line(`test.${leaf.test}`, { expected }) });
    }
    if (leaf.presumed) text += this.line("leaf.presumed");
    const elsewhere = leaf.system !== null && leaf.system !== system;
    return elsewhere ? this.own("of_system", { leaf: text, system: this.subject(leaf.system) }) : text;
  }

  leaves(leaves, system) {
    return [...new Set(leaves.map((each) => this.leaf(each, system)))].join(this.line("list.semicolon"));
  }
}

function filled(line, values = {}) {
  return line.replace(/\{(\w+)\}/g, (_, name) => String(values[name] ?? ""));
}
