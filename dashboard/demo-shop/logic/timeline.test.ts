import { expect, test } from 'vitest'
import { orderTone, shipmentTone, timeline } from './timeline'

const states = (status: Parameters<typeof timeline>[0]) => timeline(status).map(({ state }) => state)

test('a parcel stands at one step, or has passed all', () => {
  expect(states('pending')).toEqual(['current', 'todo', 'todo', 'todo', 'todo'])
  expect(states('in_transit')).toEqual(['done', 'done', 'current', 'todo', 'todo'])
  expect(states('attempt_fail')).toEqual(['done', 'done', 'done', 'current', 'todo'])
  expect(states('delivered')).toEqual(['done', 'done', 'done', 'done', 'done'])
})

test('status colours', () => {
  expect(shipmentTone({ status: 'in_transit', late: true })).toBe('warning')
  expect(shipmentTone({ status: 'delivered', late: true })).toBe('success')
  expect(shipmentTone({ status: 'exception', late: false })).toBe('danger')
  expect(orderTone({ status: 'something_new' })).toBe('neutral')
})
