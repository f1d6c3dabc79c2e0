import { expect, test } from 'vitest'
import { firstOrder, inOrder, laidOut, type Order } from './quiz.ts'

const order: Order = { kind: 'order', ask: 'In which order?', items: ['a', 'b', 'c'], why: 'So.' }

test('lays the items of an order out as they are first asked, and says the right order in words', () => {
  expect(laidOut(order)).toEqual(firstOrder(3).map((item) => order.items[item]))
  expect(laidOut(order)).not.toEqual(order.items)
  expect(laidOut(order).toSorted()).toEqual(order.items)
  expect(inOrder(order)).toBe('a → b → c')
})
