// The compiled rulebook, as `shirube.rules.to_json` writes it, made ready for reading.

/** A graph: `nodes`, `local` (whether a node depends on the system spoken of), and `rules`,
 * `definitions`, `facts`, `points` as maps. */
export function readGraph(data) {
  const local = [];
  for (const node of data.nodes) {
    local.push(
      node.kind === "fact"
        ? node.fact.startsWith("system.")
        : node.kind !== "any_system" && node.of.some((child) => local[child]),
    );
  }
  return {
    nodes: data.nodes,
    local,
    rules: new Map(Object.entries(data.rules)),
    definitions: new Map(Object.entries(data.definitions)),
    facts: new Map(Object.entries(data.facts)),
    points: new Map(
      data.points.map(({ expectation, index, node }) => [pointKey(expectation, index), node]),
    ),
  };
}

/** Key of a point in `graph.points`. */
export function pointKey(expectation, index) {
  return `${expectation}\n${index}`;
}
