/**
 * A network in which units flow from a source to a sink at the least cost: each arc has a capacity and a cost for each unit.
 * Solved by successive shortest paths with potentials (Ahuja, Magnanti, Orlin: Network Flows, ch. 9.7), exact for integers.
 */
export interface FlowNetwork {
  /** Adds an arc and gives its number. */
  arc(from: number, to: number, capacity: number, cost: number): number;
  /** Lets units flow for as long as each more lowers the total cost. To be called once. */
  solve(source: number, sink: number): FlowSolution;
}

export interface FlowSolution {
  cost: number;
  /** Units on an arc, by its number. */
  on: (arc: number) => number;
  /**
   * The price of a node: by these, each arc with room left would lose by carrying more and each that carries would lose by
   * carrying less, which proves that no other flow costs less. That of the source is 0.
   */
  price: (node: number) => number;
}

/** A network of so many nodes, numbered from 0. Arcs lead from lower to higher numbers, so that costs may be negative. */
export function flowNetwork(nodes: number): FlowNetwork {
  const heads: number[] = [];
  const rests: number[] = [];
  const costs: number[] = [];
  const tails: number[] = [];
  const push = (from: number, to: number, capacity: number, cost: number): void => {
    tails.push(from);
    heads.push(to);
    rests.push(capacity);
    costs.push(cost);
  };
  return {
    arc: (from, to, capacity, cost) => {
      if (from >= to) throw new RangeError('an arc leads from a lower to a higher node');
      push(from, to, capacity, cost);
      push(to, from, 0, -cost);
      return heads.length - 2;
    },
    solve: (source, sink) => solveFlow({ nodes, tails, heads, rests, costs }, source, sink),
  };
}

interface Arcs {
  nodes: number;
  tails: readonly number[];
  heads: readonly number[];
  rests: readonly number[];
  costs: readonly number[];
}

/** The arcs in flat arrays, those of one node side by side: a search touches nothing else. */
interface Graph {
  nodes: number;
  begins: Int32Array;
  arcs: Int32Array;
  heads: Int32Array;
  rests: Int32Array;
  costs: Float64Array;
}

function graphOf({ nodes, tails, heads, rests, costs }: Arcs): Graph {
  const begins = new Int32Array(nodes + 1);
  for (const tail of tails) begins[tail + 1] = at(begins, tail + 1) + 1;
  for (let node = 0; node < nodes; node += 1) begins[node + 1] = at(begins, node + 1) + at(begins, node);
  const next = begins.slice(0, nodes);
  const arcs = new Int32Array(tails.length);
  for (const [arc, tail] of tails.entries()) {
    const place = at(next, tail);
    arcs[place] = arc;
    next[tail] = place + 1;
  }
  return {
    nodes,
    begins,
    arcs,
    heads: Int32Array.from(heads),
    rests: Int32Array.from(rests),
    costs: Float64Array.from(costs),
  };
}

/** An element that is there; the arrays below are as long as what is asked of them. */
const at = (array: Int32Array | Float64Array, index: number): number => array[index] as number;

function solveFlow(arcs: Arcs, source: number, sink: number): FlowSolution {
  const graph = graphOf(arcs);
  const potentials = firstPotentials(graph, source);
  const search = {
    distances: new Float64Array(graph.nodes),
    via: new Int32Array(graph.nodes),
    heap: newHeap(graph.nodes),
  };
  let cost = 0;
  for (;;) {
    findPaths(graph, potentials, search, source, sink);
    const step = at(search.distances, sink) + at(potentials, sink) - at(potentials, source);
    if (!(step < 0)) break;
    settle(graph, potentials, search.distances, at(search.distances, sink));
    cost += push(graph, search.via, source, sink) * step;
  }
  // Once units flow, source and sink have the same price: one more would neither gain nor lose.
  findPaths(graph, potentials, search, source, -1);
  settle(graph, potentials, search.distances, Math.max(0, at(potentials, source) - at(potentials, sink)));
  const price = (node: number): number => at(potentials, node) - at(potentials, source);
  return { cost, on: (arc) => at(graph.rests, arc + 1), price };
}

/** With nothing flowing yet nodes stand in the order of their numbers: one pass finds each least cost. */
function firstPotentials({ nodes, begins, arcs, heads, rests, costs }: Graph, source: number): Float64Array {
  const potentials = new Float64Array(nodes).fill(Number.POSITIVE_INFINITY);
  potentials[source] = 0;
  for (let node = source; node < nodes; node += 1) {
    const here = at(potentials, node);
    if (here === Number.POSITIVE_INFINITY) continue;
    for (let i = at(begins, node); i < at(begins, node + 1); i += 1) {
      const arc = at(arcs, i);
      const head = at(heads, arc);
      if (at(rests, arc) > 0 && here + at(costs, arc) < at(potentials, head)) potentials[head] = here + at(costs, arc);
    }
  }
  // What cannot be reached stays so; a finite number keeps its arithmetic plain.
  return potentials.map((value) => (value === Number.POSITIVE_INFINITY ? 0 : value));
}

interface Search {
  distances: Float64Array;
  /** The arc by which a node was reached. */
  via: Int32Array;
  heap: Heap;
}

/** Dijkstra over what is left of the arcs, as far as `until`; -1 for everywhere. */
function findPaths(graph: Graph, potentials: Float64Array, search: Search, source: number, until: number): void {
  const { begins, arcs, heads, rests, costs } = graph;
  const { distances, via, heap } = search;
  distances.fill(Number.POSITIVE_INFINITY);
  via.fill(-1);
  distances[source] = 0;
  heap.clear();
  heap.put(source, 0);
  for (let node = heap.take(); node >= 0; node = heap.take()) {
    if (node === until) return;
    const here = at(distances, node) + at(potentials, node);
    for (let i = at(begins, node); i < at(begins, node + 1); i += 1) {
      const arc = at(arcs, i);
      if (at(rests, arc) === 0) continue;
      const head = at(heads, arc);
      const far = here + at(costs, arc) - at(potentials, head);
      if (far < at(distances, head)) {
        distances[head] = far;
        via[head] = arc;
        heap.put(head, far);
      }
    }
  }
}

/** Keeps every reduced cost at or above nothing after the units have gone along the shortest path. */
function settle({ nodes }: Graph, potentials: Float64Array, distances: Float64Array, most: number): void {
  for (let node = 0; node < nodes; node += 1)
    potentials[node] = at(potentials, node) + Math.min(at(distances, node), most);
}

function push({ heads, rests }: Graph, via: Int32Array, source: number, sink: number): number {
  let units = Number.POSITIVE_INFINITY;
  const tailOf = (arc: number): number => at(heads, arc ^ 1);
  for (let node = sink; node !== source; node = tailOf(at(via, node)))
    units = Math.min(units, at(rests, at(via, node)));
  for (let node = sink; node !== source; node = tailOf(at(via, node))) {
    const arc = at(via, node);
    rests[arc] = at(rests, arc) - units;
    rests[arc ^ 1] = at(rests, arc ^ 1) + units;
  }
  return units;
}

interface Heap {
  clear(): void;
  /** Puts a node in, or nearer to the top where it is in already. */
  put(node: number, key: number): void;
  /** The node with the least key; -1 when there is none. */
  take(): number;
}

/** A binary heap that knows where each node lies. */
function newHeap(nodes: number): Heap {
  const items = new Int32Array(nodes);
  const places = new Int32Array(nodes).fill(-1);
  const keys = new Float64Array(nodes);
  let size = 0;
  const set = (place: number, node: number): void => {
    items[place] = node;
    places[node] = place;
  };
  const rise = (from: number, node: number): void => {
    let place = from;
    for (let above = (place - 1) >> 1; place > 0; place = above, above = (place - 1) >> 1) {
      if (at(keys, at(items, above)) <= at(keys, node)) break;
      set(place, at(items, above));
    }
    set(place, node);
  };
  const sink = (node: number): void => {
    let place = 0;
    for (let below = 1; below < size; below = 2 * place + 1) {
      if (below + 1 < size && at(keys, at(items, below + 1)) < at(keys, at(items, below))) below += 1;
      if (at(keys, at(items, below)) >= at(keys, node)) break;
      set(place, at(items, below));
      place = below;
    }
    set(place, node);
  };
  return {
    clear: () => {
      for (let place = 0; place < size; place += 1) places[at(items, place)] = -1;
      size = 0;
    },
    put: (node, key) => {
      keys[node] = key;
      const known = at(places, node);
      rise(known >= 0 ? known : size++, node);
    },
    take: () => {
      if (size === 0) return -1;
      const top = at(items, 0);
      places[top] = -1;
      size -= 1;
      if (size > 0) sink(at(items, size));
      return top;
    },
  };
}
