interface Node {
  id: string;
  parentId: string | null;
}

/** Bodies in the order of the tree, each with how deep it lies; what stands below something not shown stands by itself. */
export function inTreeOrder<N extends Node>(bodies: readonly N[]): { body: N; depth: number }[] {
  const known = new Set(bodies.map(({ id }) => id));
  const below = (parentId: string | null, depth: number): { body: N; depth: number }[] =>
    bodies
      .filter((body) => (body.parentId !== null && known.has(body.parentId) ? body.parentId : null) === parentId)
      .flatMap((body) => [{ body, depth }, ...below(body.id, depth + 1)]);
  return below(null, 0);
}
