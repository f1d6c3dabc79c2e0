import { lessons } from '#lessons/index.ts'

/** What the page says of its claims before one is measured; how to measure them is loaded later. */
export async function load({ params }) {
  const claims = await lessons.find(({ slug }) => slug === params.chapter)?.loadClaims()
  const facts = Object.entries(claims ?? {}).map(([id, { isExact, bench }]) => {
    return [id, { ...(isExact && { isExact }), ...(bench && { bench }) }] as const
  })
  return { claims: Object.fromEntries(facts) }
}
