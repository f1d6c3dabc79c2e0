import { expect, test } from '@playwright/test'

// A chapter on paper: the text, the data of its figures, and the questions with their answers.

test('a printed chapter has its data in color and nothing of the site around it', async ({
  page,
}) => {
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' })
  await page.goto('learn/temperature/')
  for (const role of ['banner', 'navigation'] as const) {
    await expect(page.getByRole(role)).toHaveCount(0)
  }
  await expect(page.getByText('Take this figure along').first()).toBeHidden()
  const tint = page.locator('figure#three-temperatures .tint').first()
  await expect(tint).toBeVisible()
  const printed = await tint.evaluate((tint) => {
    const { backgroundColor, printColorAdjust } = getComputedStyle(tint)
    return { backgroundColor, printColorAdjust, ink: getComputedStyle(document.body).color }
  })
  expect(printed.printColorAdjust).toBe('exact')
  expect(printed.backgroundColor).not.toBe('rgba(0, 0, 0, 0)')
  // Dark letters, also where the screen is dark.
  expect(printed.ink).toBe('rgb(26, 27, 30)')
})

test('printed questions have what there is to choose from and to order, and the answers', async ({
  page,
}) => {
  await page.emulateMedia({ media: 'print' })
  await page.goto('learn/temperature/')
  const questions = page.locator('.solutions > ol').first()
  await expect(questions.getByText('Eighty-one to one')).toBeVisible()
  await expect(questions.getByText('A dart is thrown')).toBeVisible()
  await expect(page.getByRole('heading', { name: 'Answers' })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Answer', exact: true })).toBeHidden()
})

test('printed topics are open, and show no numbers that were never read', async ({ page }) => {
  await page.emulateMedia({ media: 'print' })
  await page.goto('learn/the-mathematics/')
  await expect(page.getByText('Why the exponential.')).toBeVisible()
  await expect(page.getByText('Reading the numbers…').locator('visible=true')).toHaveCount(0)
})
