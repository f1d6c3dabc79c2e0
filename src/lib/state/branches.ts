import type { Bench } from './bench.ts'
import { depthOf, pathTo, ROOT, type ContextTree, type NodeId } from './context-tree.ts'

/** A continuation that was left for another: kept, and ready to be picked up. */
type Branch = {
  /** Where it parts from the text in sight: the last token they share. */
  from: NodeId
  /** Its end: the token added to it last. */
  tip: NodeId
  /** Its tokens after `from`. */
  nodes: NodeId[]
}

/**
 * The branches that part from the text in sight, in the order of the text; of a branch that forks again, its latest end.
 * Those that part inside the prompt belong to other texts.
 */
export function branchesOf({
  tree,
  prompt,
  tip,
}: Pick<Bench, 'tree' | 'prompt' | 'tip'>): Branch[] {
  if (prompt === ROOT) return []
  const path = pathTo(tree, tip)
  const inSight = new Set(path)
  const latest = latestEnds(tree)
  return path.slice(depthOf(tree, prompt) - 1).flatMap((from) =>
    (latest.childrenOf.get(from) ?? [])
      .filter((child) => !inSight.has(child))
      .map((child) => {
        const end = latest.endOf[child]
        return { from, tip: end, nodes: pathTo(tree, end).slice(depthOf(tree, from)) }
      }),
  )
}

/** Nodes are numbered as they were added, so a node's latest end is the largest number behind it. */
function latestEnds({ nodes }: ContextTree) {
  const endOf = nodes.map((_, node) => node)
  const childrenOf = new Map<NodeId, NodeId[]>()
  for (let node = nodes.length - 1; node >= 0; node--) {
    const { parent } = nodes[node]
    if (parent !== ROOT) endOf[parent] = Math.max(endOf[parent], endOf[node])
    childrenOf.set(parent, [node, ...(childrenOf.get(parent) ?? [])])
  }
  return { endOf, childrenOf }
}
