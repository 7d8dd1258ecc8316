// The two days somebody chose: read, mended, put in order; and the change days beside them.
import { isDay } from "../days.js";

/** The same day a year earlier; the 28th for the 29th of February. */
function yearBefore(day) {
  const earlier = `${String(Number(day.slice(0, 4)) - 1).padStart(4, "0")}${day.slice(4)}`;
  return isDay(earlier) ? earlier : `${earlier.slice(0, 8)}28`;
}

/** What stands in for a day that was not given: today, and a year before the later day. */
function standIns(asked, data) {
  const given = (name) => (isDay(asked[name] ?? "") ? asked[name] : null);
  const to = given("from") > data.today ? [data.days.at(-1) ?? "", given("from")].sort()[1] : data.today;
  return { from: given("to") && given("to") !== data.today ? yearBefore(given("to")) : data.from, to };
}

/**
 * Days and role asked for, as they will be used: `from`, `to`, `role`, and `notices`, what had
 * to be mended or should be known, each a key and its values.
 */
export function chosen(asked, data) {
  const notices = [];
  const instead = standIns(asked, data);
  const read = (name) => {
    const given = asked[name];
    if (given === null || given === undefined) return instead[name];
    if (isDay(given)) return given;
    notices.push({ key: given ? "bad" : "empty", given, instead: instead[name] });
    return instead[name];
  };
  let from = read("from");
  let to = read("to");
  if (from > to) {
    [from, to] = [to, from];
    notices.push({ key: "swapped" });
  }
  let role = asked.for ?? "";
  if (role && !Object.hasOwn(data.role, role)) {
    notices.push({ key: "bad_role", role });
    role = "";
  }
  if (to > data.today) notices.push({ key: "future" });
  if (data.days.length && from < data.days[0]) notices.push({ key: "before_first" });
  return { from, to, role, notices };
}

/** The change days before and after a day; null where there is none. */
export function neighbours(days, day) {
  let previous = null;
  for (const each of days) {
    if (each > day) return { previous, next: each };
    if (each < day) previous = each;
  }
  return { previous, next: null };
}

/** The choice as the page's address keeps it. */
export function query({ from, to, role }) {
  return `?from=${from}&to=${to}${role ? `&for=${role}` : ""}`;
}
