// A comparison as elements of the page.
import { joined, made } from "./dom.js";
import { editionNumber, formIn, grouped, inPlace } from "./look.js";

const SHORT = 8; // beyond so many, a list of links is folded

/** Makes the sections of the answer: one maker for a page, any number of comparisons. */
export function tellerOf(data, { say, day, counts }) {
  const named = new Map(data.parts.instruments.map((each) => [each.r, each]));
  const href = (ref) => `${data.root}${ref.replace("#", "/")}.html`;
  const link = (ref, text) => made("a", { href: href(ref) }, text);
  const badge = (code) => made("span", { class: `badge ${data.force[code][1]}` }, data.force[code][0]);
  const quiet = (...text) => made("span", { class: "quiet" }, ...text);
  const instrument = (ref) => named.get(ref)?.n ?? ref;
  const moved = (kind, ...what) => made("li", { class: kind },
    made("span", { class: "move" }, say(`kind.${kind}`)), " ", made("div", { class: "what" }, what));
  const moves = (rows) => made("ul", { class: "log-moves", role: "list" }, rows);
  const source = (ref) => made("a", { class: "log-source", href: href(ref) }, say("source"));
  const fold = (summary, ...inside) =>
    made("details", {}, made("summary", {}, summary), made("div", { class: "inside" }, inside));
  const links = (pieces, textOf) => {
    const all = made("p", { class: "refs" },
      joined(pieces.map((each) => link(each.r, textOf(each))), data.comma));
    return pieces.length > SHORT ? fold(say("list", { n: pieces.length }), all) : all;
  };
  const version = (id) => (id === null ? say("no_version") : say("version", { version: id }));
  const form = (number) => {
    const [id, presence, force] = data.forms[number];
    return { id, presence, force };
  };
  const byOrder = (groups) => [...groups].sort(
    ([one], [two]) => (named.get(one)?.o ?? 1000) - (named.get(two)?.o ?? 1000));
  const under = (ref, ...rest) =>
    made("section", { class: "cmp-group" }, made("h3", {}, link(ref, instrument(ref))), rest);

  const tellers = {
    status: (changes) => changes.map(({ piece, before, after }) => {
      const one = before === null ? null : piece.v[before];
      const two = after === null ? null : piece.v[after];
      return [made("p", { class: "cmp-status" }, made("span", {}, one?.n ?? say("no_status")), " → ",
        made("strong", {}, two?.n ?? say("no_status"))), two ? made("p", { class: "quiet" }, two.g) : null];
    }),

    events: (changes) => made("ul", { class: "items marked cmp-events", role: "list" },
      [...changes].sort((one, two) => (one.piece.d < two.piece.d ? -1 : one.piece.d > two.piece.d ? 1 : 0))
        .map(({ piece }) => made("li", { class: piece.k ? "key" : null },
          made("span", { class: "mark" }, day(piece.d)), " ",
          made("span", { class: "said" }, link(piece.r, piece.n),
            piece.k ? made("span", { class: "badge info" }, say("key")) : null,
            " ", piece.g)))),

    instruments: (changes) => moves(changes.map(({ piece, kind }) => {
      const next = kind === "went" && piece.by ? named.get(piece.by) : null;
      return moved(kind, made("p", {}, link(piece.r, piece.n), " ",
        kind === "came" ? [badge(piece.f), " "] : null,
        quiet(next ? say("replaced_by", { name: next.n }) : data.kind[piece.k])));
    })),

    versions: (changes) => changes.map(({ piece, before, after }) => under(piece.r,
      made("p", {}, version(piece.v[before].id), " → ", made("strong", {}, version(piece.v[after].id)), " ",
        piece.v[after].held ? null
          : quiet(say("wording_not_held", { version: piece.v[after].id }))),
      piece.v.slice(before + 1, after + 1).map((each) => (each.points.length
        ? fold(say("known_changes", { version: each.id, day: day(each.on), n: each.points.length }),
          made("ul", { class: "items" }, each.points.map((point) => made("li", {}, point))))
        : made("p", { class: "note" }, say("no_known_changes", { version: each.id, day: day(each.on) })))))),

    provisions: (changes, to) => byOrder(grouped(changes, (each) => each.piece.i)).map(([ref, members]) => {
      const law = data.laws.includes(named.get(ref)?.k);
      const note = (piece, kind) => {
        if (kind === "went") return stands(ref, to) ? say("wording_ends") : "";
        if (piece.by) return say("not_fixed", { day: day(piece.by) });
        if (!law || !piece.on) return "";
        return say(piece.on > to ? "not_yet" : "in_force", { day: day(piece.on) });
      };
      const groups = grouped(members, (each) => `${each.kind} ${note(each.piece, each.kind)}`);
      return under(ref, moves([...groups.values()].map((group) => {
        const said = note(group[0].piece, group[0].kind);
        return moved(group[0].kind, said ? made("p", {}, quiet(said)) : null,
          links(group.map((each) => each.piece), (each) => each.n));
      })));
    }),

    standings: (changes) => byOrder(grouped(changes, (each) => each.piece.i)).map(([ref, members]) => {
      const rows = [];
      const titled = (each) => `${each.x} ${each.n}`;
      for (const kind of ["came", "went"]) {
        const one = members.filter((each) => each.kind === kind);
        const alike = grouped(one, (each) => JSON.stringify(form(each.after ?? each.before)));
        for (const group of alike.values()) {
          const { id, presence, force } = form(group[0].after ?? group[0].before);
          const known = presence === "read" ? null
            : quiet(" ", say("presence", { version: version(id), presence: data.presence[presence] }));
          rows.push(moved(kind, made("p", {}, badge(force), " ", quiet(String(group.length)), known),
            links(group.map((each) => each.piece), titled)));
        }
      }
      const changed = members.filter((each) => each.kind === "changed")
        .map((each) => ({ ...each, old: form(each.before), now: form(each.after) }));
      const presence = (each) => made("p", { class: "quiet" }, [each.old, each.now].map((one) =>
        say("presence", { version: version(one.id), presence: data.presence[one.presence] }))
        .join(data.semicolon));
      const key = ({ old, now }) => JSON.stringify([old, now]);
      for (const group of grouped(changed.filter(({ old, now }) => old.force !== now.force), key).values()) {
        rows.push(moved("changed", made("p", {}, badge(group[0].old.force), " → ", badge(group[0].now.force),
          " ", say("force_changed", { n: group.length })), presence(group[0]),
        links(group.map((each) => each.piece), titled)));
      }
      const same = changed.filter(({ old, now }) => old.force === now.force);
      const alike = grouped(same, ({ old, now }) =>
        JSON.stringify([old.id, old.presence, now.id, now.presence]));
      for (const group of alike.values()) {
        rows.push(moved("changed", made("p", {}, say("otherwise", { n: group.length })), presence(group[0]),
          links(group.map((each) => each.piece), (each) => each.x)));
      }
      return under(ref, moves(rows));
    }),

    statements: (changes, to, from) => {
      const { replaced, came, went } = inPlace(changes);
      const cell = (name, ...inside) => made("td", { role: "cell", "data-name": name }, inside);
      const told = (piece) => made("p", {}, quiet(piece.l), " ", piece.n, " ", source(piece.r));
      return [
        replaced.length ? made("div", { class: "table broad cmp-pairs" }, made("table", { role: "table" },
          made("thead", { role: "rowgroup" }, made("tr", { role: "row" },
            [say("place"), day(from), day(to)].map((name) =>
              made("th", { role: "columnheader", scope: "col" }, name)))),
          made("tbody", { role: "rowgroup" }, replaced.map(({ before, after }) => made("tr", { role: "row" },
            made("th", { role: "rowheader", scope: "row" }, made("span", {}, after.l)),
            cell(day(from), made("span", {}, before.n, " ", source(before.r))),
            cell(day(to), made("span", {}, after.n, " ", source(after.r)))))))) : null,
        came.length || went.length ? moves([
          ...came.map(({ piece }) => moved("came", told(piece))),
          ...went.map(({ piece }) => moved("went", told(piece)))]) : null,
      ];
    },

    measures: (changes) => byOrder(grouped(changes, (each) => each.piece.i)).map(([ref, members]) =>
      under(ref, moves(["came", "went"].map((kind) => {
        const one = members.filter((each) => each.kind === kind).map((each) => each.piece);
        return one.length ? moved(kind, links(one, (each) => each.n)) : null;
      })))),

    bodies: (changes) => moves(changes.map(({ piece, kind }) =>
      moved(kind, made("p", {}, link(piece.r, piece.n))))),

    rules: (changes) => moves(changes.map(({ piece, kind }) =>
      moved(kind, made("p", {}, piece.n, " ", source(piece.r))))),
  };

  /** Whether an instrument stands on a day. */
  function stands(ref, on) {
    const piece = named.get(ref);
    return piece !== undefined && formIn(piece, editionNumber(data.days, on)) !== null;
  }

  /** How many changes of each kind a part has. */
  function tally(part, changes) {
    if (part === "events") return { happened: changes.length };
    if (part === "statements") {
      const { replaced, came, went } = inPlace(changes);
      return { replaced: replaced.length, came: came.length, went: went.length };
    }
    const kinds = { came: 0, went: 0, changed: 0 };
    for (const each of changes) kinds[each.kind] += 1;
    return kinds;
  }

  return {
    /** The parts that differ, in the order in which they are told: name, counts, elements. */
    parts(changes, from, to) {
      const shown = changes.map((each) =>
        (["analyses", "definitions"].includes(each.part) ? { ...each, part: "rules" } : each))
        .filter((each) => each.part !== "versions" || each.kind === "changed");
      return Object.keys(tellers).flatMap((part) => {
        const found = shown.filter((each) => each.part === part);
        if (!found.length) return [];
        return [{ part, name: say(`part.${part}`), counts: counts(tally(part, found)),
          body: () => tellers[part](found, to, from) }];
      });
    },
  };
}

