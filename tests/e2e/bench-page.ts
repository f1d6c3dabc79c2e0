import { expect, type Locator, type Page } from '@playwright/test'

/** The bench as a reader handles it: by the names of its parts. */
export class BenchPage {
  readonly page: Page
  readonly status: Locator
  readonly prompt: Locator
  readonly text: Locator
  readonly grid: Locator
  readonly tokens: Locator

  constructor(page: Page) {
    this.page = page
    this.status = page.getByRole('status', { name: 'Model' })
    this.prompt = page.getByRole('textbox', { name: 'Prompt' })
    this.text = page.getByRole('list', { name: 'Your text' })
    this.tokens = this.text.getByRole('button')
    this.grid = page.getByRole('grid', { name: 'Next-token distribution' })
  }

  async open(path = './'): Promise<void> {
    await this.page.goto(path)
  }

  async isLive(): Promise<void> {
    await expect(this.status).toHaveText(/^live/, { timeout: 30_000 })
    await expect(this.page.getByText('computed on this machine')).toBeVisible()
  }

  /** Starts from a text and waits for the distribution after it. */
  async startFrom(text: string, top: string): Promise<void> {
    // On a phone the prompt is folded away.
    if (!(await this.prompt.isVisible())) await this.button('Change').click()
    await this.prompt.fill(text)
    await this.prompt.press('Enter')
    await expect(this.row(0)).toContainText(top)
  }

  button(name: string): Locator {
    return this.page.getByRole('button', { name, exact: true })
  }

  async set(control: string, value: string): Promise<void> {
    await this.page.getByRole('spinbutton', { name: `${control} value`, exact: true }).fill(value)
  }

  /** On a phone one setting is in sight at a time. */
  async chooseOnPhone(control: string): Promise<void> {
    const settings = this.page.getByRole('group', { name: 'Setting to change' })
    await settings.getByRole('button', { name: new RegExp(`^${control}`) }).click()
  }

  async allOff(): Promise<void> {
    const off = this.button('Switch all off')
    if (await off.isEnabled()) await off.click()
  }

  /** A row of the distribution that has a token, from 0. */
  row(index: number): Locator {
    return this.rows.nth(index)
  }

  get rows(): Locator {
    return this.grid
      .getByRole('row')
      .filter({ has: this.page.getByRole('button', { name: /^Take/ }) })
  }

  rowOf(id: number): Locator {
    return this.rows.filter({
      has: this.page.getByRole('gridcell', { name: String(id), exact: true }),
    })
  }

  /** Cells of a row: Rank, Token, Probability, Model, Logit, Id. */
  async cells(row: Locator): Promise<string[]> {
    return row.getByRole('gridcell').allTextContents()
  }

  /** The text so far, as it is written. */
  async written(): Promise<string> {
    return (await this.tokens.allTextContents()).join('')
  }

  async expectTokens(count: number): Promise<void> {
    await expect(this.tokens).toHaveCount(count)
  }
}

/** The number in a cell such as `40.2 %` or `4.1 × 10⁻⁷`, as a probability. */
export function probabilityIn(cell: string): number {
  const power = /([\d.]+)\s×\s10⁻([⁰¹²³⁴⁵⁶⁷⁸⁹]+)/.exec(cell)
  if (power) {
    const exponent = [...power[2]].map((digit) => '⁰¹²³⁴⁵⁶⁷⁸⁹'.indexOf(digit)).join('')
    return Number(power[1]) * 10 ** -Number(exponent)
  }
  const percent = /([\d.]+)\s%/.exec(cell)
  return percent ? Number(percent[1]) / 100 : 0
}
