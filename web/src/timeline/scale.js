// Days across a strip. A base place runs from 0 to 1, evenly within a year; a view is the part of
// it that is shown.

export function scaleOf(knots, start) {
  const days = knots.map(([day]) => day);
  const places = knots.map(([, place]) => place);
  const last = knots.length - 1;
  const between = (from, to, value) => {
    if (value <= from[0]) return to[0];
    if (value >= from[last]) return to[last];
    let at = 1;
    while (from[at] <= value) at += 1;
    const share = (value - from[at - 1]) / (from[at] - from[at - 1]);
    return to[at - 1] + share * (to[at] - to[at - 1]);
  };
  const origin = Date.parse(start);
  return {
    days: days[last],
    at: (day) => between(days, places, day),
    day: (place) => between(places, days, place),
    date: (day) => new Date(origin + day * 864e5).toISOString().slice(0, 10),
    offset: (iso) => Math.round((Date.parse(iso) - origin) / 864e5),
    // The narrowest view: a day is never broader than `pixels`.
    narrowest(width, pixels) {
      const densest = Math.max(...knots.slice(1).map(([day, place], at) =>
        (place - places[at]) / (day - days[at])));
      return (densest * width) / pixels;
    },
  };
}

// First days of years and of months in a view, each with the place where it stands in pixels.
export function ticksOf(scale, start, x, view, width) {
  const found = { years: [], months: [], days: [] };
  const first = new Date(Date.parse(start) + Math.floor(scale.day(view[0])) * 864e5);
  const last = Math.ceil(scale.day(view[1]));
  let year = first.getUTCFullYear();
  let month = first.getUTCMonth();
  for (;;) {
    const day = scale.offset(new Date(Date.UTC(year, month, 1)).toISOString().slice(0, 10));
    if (day > last) break;
    const next = scale.offset(new Date(Date.UTC(year, month + 1, 1)).toISOString().slice(0, 10));
    const tick = { x: x(day), year, month, day, wide: x(next) - x(day) };
    if (month === 0) found.years.push(tick);
    found.months.push(tick);
    if (tick.wide > 330) {
      for (const each of [5, 10, 15, 20, 25]) {
        found.days.push({ x: x(day + each - 1), number: each });
      }
    }
    month += 1;
    if (month > 11) [year, month] = [year + 1, 0];
  }
  return { ...found, width };
}
