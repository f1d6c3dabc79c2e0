import { expect, test } from '@playwright/test'

test('opens the page and has its name in the title', async ({ page }) => {
  const response = await page.goto('./')
  expect(response?.status()).toBe(200)
  await expect(page).toHaveTitle(/Logitscope/)
})
