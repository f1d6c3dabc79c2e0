import { lessons } from '#lessons/index.ts'

/** What a chapter's page says of its claims before one is measured; how to measure them is loaded later. */
export async function load({ route }) {
  const slug = route.id.split('/').at(-1)
  const claims = await lessons.find((lesson) => lesson.slug === slug)!.loadClaims()
  const facts = Object.entries(claims).map(([id, { isExact, bench }]) => {
    return [id, { ...(isExact && { isExact }), ...(bench && { bench }) }] as const
  })
  return { claims: Object.fromEntries(facts) }
}
