// What places show on a day: the twin of `observatory/shading.py`.

/** The world as the page carries it. */
export class Shading {
  constructor({ places, statuses }) {
    this.places = places;
    this.statuses = statuses;
    this.unknown = statuses.length - 1;
  }

  /** Own stretches of a place, or those of its union. */
  stretches(key) {
    const place = this.places[key];
    return place.stretches ?? this.places[place.of].stretches;
  }

  /** Status (a place in `statuses`), whose record says so, and since when, if that is known. */
  on(key, day) {
    const place = this.places[key];
    let found = null;
    for (const each of this.stretches(key)) {
      if (each[0] <= day) found = each;
    }
    const [start, status, by] = found;
    const speaker = by || place.of || key;
    const dated = this.places[speaker].dated;
    return { status, by: speaker, since: status !== this.unknown && dated && start ? start : "" };
  }

  /** What changed with a day: place, status before and after, whether the record dates it. */
  changes(day) {
    const found = [];
    for (const [key, place] of Object.entries(this.places)) {
      const at = (place.stretches ?? []).findIndex(([start]) => start === day);
      if (at < 1) continue;
      const [[, before], [, after, by]] = place.stretches.slice(at - 1, at + 1);
      found.push({ key, before, after, dated: this.places[by || key].dated });
    }
    return found;
  }
}
