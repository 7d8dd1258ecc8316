// The engine of the navigator: pure functions, the same answers as Shirube's Python.

export { assess } from "./assess.js";
export { askable, editionOn } from "./edition.js";
export { explain, explainDefinition, lean, truthOfPoint } from "./explain.js";
export { readGraph } from "./graph.js";
export { rank } from "./questions.js";
export { slotKey, subjectOf } from "./subject.js";
export { writeYaml } from "./yaml.js";
