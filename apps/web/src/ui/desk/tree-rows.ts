/** A node of a tree that comes as a flat list, parents before children. */
export interface TreeNode {
  id: string;
  parentId: string | null;
  name: string;
  /** Found by the search as well. */
  code?: string;
  /** Another name, found as well. */
  shortName?: string;
  /** Closed ones are struck through and say so. */
  active?: boolean;
}

export interface TreeRow<Node extends TreeNode> {
  node: Node;
  depth: number;
  hasChildren: boolean;
  isOpen: boolean;
  position: number;
  siblings: number;
}

export interface TreeIndex<Node extends TreeNode> {
  byId: ReadonlyMap<string, Node>;
  childrenOf: ReadonlyMap<string | null, readonly Node[]>;
}

/** A node whose parent is not in the list counts as a root: a person may see only a part of the tree. */
export function treeIndex<Node extends TreeNode>(nodes: readonly Node[]): TreeIndex<Node> {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const childrenOf = new Map<string | null, Node[]>();
  for (const node of nodes) {
    const parent = node.parentId !== null && byId.has(node.parentId) ? node.parentId : null;
    const siblings = childrenOf.get(parent);
    if (siblings) siblings.push(node);
    else childrenOf.set(parent, [node]);
  }
  return { byId, childrenOf };
}

/** The node and those above it, from the top down. */
export function chainOf<Node extends TreeNode>({ byId }: TreeIndex<Node>, id: string | null): Node[] {
  const chain: Node[] = [];
  for (let node = id === null ? undefined : byId.get(id); node; node = byId.get(node.parentId ?? '')) {
    if (chain.includes(node)) break;
    chain.unshift(node);
  }
  return chain;
}

/** The node and all below it. */
export function subtreeOf<Node extends TreeNode>(index: TreeIndex<Node>, id: string): Node[] {
  const top = index.byId.get(id);
  const found: Node[] = top ? [top] : [];
  for (let at = 0; at < found.length; at++) found.push(...(index.childrenOf.get(found[at]?.id ?? '') ?? []));
  return found;
}

/** The rows on screen: children of open nodes only; with words, the matches and what stands above them. */
export function treeRows<Node extends TreeNode>(
  index: TreeIndex<Node>,
  open: ReadonlySet<string>,
  words: string,
): TreeRow<Node>[] {
  const wanted = words === '' ? null : matching(index, words);
  const rows: TreeRow<Node>[] = [];
  const add = (parent: string | null, depth: number) => {
    const siblings = (index.childrenOf.get(parent) ?? []).filter(({ id }) => wanted?.shown.has(id) ?? true);
    siblings.forEach((node, at) => {
      const hasChildren = (index.childrenOf.get(node.id)?.length ?? 0) > 0;
      const isOpen = hasChildren && (open.has(node.id) || (wanted?.above.has(node.id) ?? false));
      rows.push({ node, depth, hasChildren, isOpen, position: at + 1, siblings: siblings.length });
      if (isOpen) add(node.id, depth + 1);
    });
  };
  add(null, 0);
  return rows;
}

function matching<Node extends TreeNode>(
  index: TreeIndex<Node>,
  words: string,
): { shown: ReadonlySet<string>; above: ReadonlySet<string> } {
  const shown = new Set<string>();
  const above = new Set<string>();
  const sought = words.toLowerCase();
  for (const node of index.byId.values()) {
    if (!`${node.name} ${node.code ?? ''} ${node.shortName ?? ''}`.toLowerCase().includes(sought)) continue;
    for (const { id } of subtreeOf(index, node.id)) shown.add(id);
    for (const { id } of chainOf(index, node.parentId)) {
      shown.add(id);
      above.add(id);
    }
  }
  return { shown, above };
}
