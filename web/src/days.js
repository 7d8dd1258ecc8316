// Days as text, YYYY-MM-DD: they compare as they stand.

/** Whether a text is a day of the calendar. */
export function isDay(text) {
  if (!/^(?!0000)\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const moment = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(moment.getTime()) && moment.toISOString().startsWith(text);
}

/** First day of the edition that stands on a day; null before the first. `starts` is sorted. */
export function editionOf(starts, day) {
  let found = null;
  for (const start of starts) {
    if (start > day) break;
    found = start;
  }
  return found;
}
