// A profile as the rules read it: answers only, and of what the rules are to speak.

/** A profile's answers: `organisation` (map), `systems` (map of maps, in order) and the system
 * spoken of; null for the organisation as a whole. */
export function subjectOf(profile, system = null) {
  return {
    organisation: valuesOf(profile.answers),
    systems: new Map(profile.systems.map((each) => [each.id, valuesOf(each.answers)])),
    system,
  };
}

function valuesOf(answers) {
  return new Map(Object.entries(answers ?? {}).map(([key, given]) => [key, given.value]));
}

/** The same answers, speaking of another system or of the organisation. */
export function seenAs(subject, system) {
  return { ...subject, system };
}

/** The system an answer stands under when rules speak of `system`; null: the organisation. */
export function placeOf(key, system) {
  return key.startsWith("organisation.") ? null : system;
}

/** Where an answer stands, as one word. */
export function slotKey(key, place) {
  return place === null ? key : `${key}@${place}`;
}

/** The answer to a fact, read for one system or for the organisation; null while open. */
export function answerOf(subject, key, system) {
  if (key.startsWith("organisation.")) return subject.organisation.get(key) ?? null;
  return system === null ? null : (subject.systems.get(system).get(key) ?? null);
}
