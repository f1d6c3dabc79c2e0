/**
 * The context tree: every text tried so far, sharing what they share. A node is one token and its parent; the text is
 * the path from the root to a node. Nodes are only ever added, so that going back, undoing and branching are walks on
 * the tree and destroy nothing.
 */
export type ContextTree = { readonly nodes: readonly TokenNode[] }

/** A place in the tree. {@link ROOT} is the empty text. */
export type NodeId = number

type TokenNode = {
  readonly tokenId: number
  readonly parent: NodeId
  /** Tokens from the root up to and including this one. */
  readonly depth: number
}

export const ROOT: NodeId = -1
export const emptyTree: ContextTree = { nodes: [] }

/** Number of tokens of the text that ends at `node`. */
export function depthOf(tree: ContextTree, node: NodeId): number {
  return node === ROOT ? 0 : tree.nodes[node].depth
}

/** The nodes from the first token to `node`. */
export function pathTo(tree: ContextTree, node: NodeId): NodeId[] {
  const path = new Array<NodeId>(depthOf(tree, node))
  for (let at = node; at !== ROOT; at = tree.nodes[at].parent) path[tree.nodes[at].depth - 1] = at
  return path
}

/** The token ids of the text that ends at `node`. */
export function idsTo(tree: ContextTree, node: NodeId): number[] {
  return pathTo(tree, node).map((at) => tree.nodes[at].tokenId)
}

/** Whether the text of `node` begins with the whole text of `ancestor`. */
export function isOnPath(tree: ContextTree, ancestor: NodeId, node: NodeId): boolean {
  const depth = depthOf(tree, ancestor)
  let at = node
  while (depthOf(tree, at) > depth) at = tree.nodes[at].parent
  return at === ancestor
}

/** The node of `tokenId` after `parent`, if that text has been tried. */
export function childOf(tree: ContextTree, parent: NodeId, tokenId: number): NodeId | undefined {
  // From the newest: what was just added is what is asked for.
  for (let at = tree.nodes.length - 1; at > parent; at--) {
    if (tree.nodes[at].parent === parent && tree.nodes[at].tokenId === tokenId) return at
  }
  return undefined
}

/** The node that follows `ancestor` on the way to `node`; undefined where they are the same. */
export function nextOnPath(tree: ContextTree, ancestor: NodeId, node: NodeId): NodeId | undefined {
  let at = node
  while (at !== ROOT && at !== ancestor) {
    if (tree.nodes[at].parent === ancestor) return at
    at = tree.nodes[at].parent
  }
  return undefined
}

/**
 * The tree with `ids` after `from`, and the nodes of these ids. Texts already there are found again, not doubled.
 *
 * @param ids token ids, in order
 */
export function withTokens(
  tree: ContextTree,
  from: NodeId,
  ids: ArrayLike<number>,
): { tree: ContextTree; added: NodeId[] } {
  const nodes = [...tree.nodes]
  const added: NodeId[] = []
  let parent = from
  let mayExist = true
  for (let i = 0; i < ids.length; i++) {
    const known: NodeId | undefined = mayExist ? childOf(tree, parent, ids[i]) : undefined
    mayExist = known !== undefined
    const node = known ?? nodes.length
    if (known === undefined) {
      nodes.push({ tokenId: ids[i], parent, depth: depthOf(tree, from) + i + 1 })
    }
    added.push(node)
    parent = node
  }
  return { tree: nodes.length === tree.nodes.length ? tree : { nodes }, added }
}
