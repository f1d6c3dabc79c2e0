import { describe, expect, it } from 'vitest'
import { render } from 'vitest-browser-svelte'
import Formula from './Formula.svelte'

describe('Formula', () => {
  it('typesets TeX as glyphs for the eye and as MathML for the ear', async () => {
    const { container, rerender } = await render(Formula, { tex: 'a + 1' })
    await expect.poll(() => container.querySelector('math')?.textContent).toContain('a+1')
    expect(container.querySelector('.katex-html')!.ariaHidden).toBe('true')
    await rerender({ tex: 'b + 2' })
    expect(container.querySelector('math')!.textContent).toContain('b+2')
  })

  it('shows what is no TeX as it stands, and does not fail', async () => {
    const { container } = await render(Formula, { tex: String.raw`\frac{1` })
    await expect.poll(() => container.querySelector('.katex-error')).not.toBeNull()
    expect(container.textContent).toContain(String.raw`\frac{1`)
  })
})
