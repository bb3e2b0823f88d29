import t from 'tap'
import type { Values } from '../model/reading.ts'
import { NUMBERS_MAX } from './device-numbers.ts'
import { FORMS_MAX, type Form, Forms, readValues, writeNumbers } from './form.ts'

const numbersOf = (count: number): Values =>
  Object.fromEntries(Array.from({ length: count }, (_, i) => [`m${i}`, i + 0.5]))
const taken = (form: Form, values: Values) => {
  const numbers = new Float64Array(NUMBERS_MAX)
  return writeNumbers(form, values, numbers, 0) ? readValues(form, numbers, 0) : undefined
}

t.test('a reading comes back as it was, its metrics in their order', async t => {
  const readings: Values[] = [
    {},
    { fillPercent: 0, lidOpen: false },
    { lidOpen: true, temperatureC: -0.25, status: '', fillPercent: 93 },
    numbersOf(NUMBERS_MAX),
    { ...numbersOf(NUMBERS_MAX + 1), lidOpen: true },
  ]
  for (const values of readings) {
    t.equal(JSON.stringify(taken(new Forms().of(values), values)), JSON.stringify(values))
  }
})

t.test('readings that differ in their numbers alone are of one form', async t => {
  const forms = new Forms()
  const form = forms.of({ a: 1, flag: true })
  t.equal(forms.of({ a: 2.5, flag: true }), form)
  t.same(taken(form, { a: 2.5, flag: true }), { a: 2.5, flag: true })
})

t.test('what reports otherwise is of another form', async t => {
  const forms = new Forms()
  const form = forms.of({ a: 1, flag: true })
  const others: Values[] = [
    { a: 1, flag: false },
    { a: 1, flag: 'true' },
    { a: 1 },
    { flag: true, a: 1 },
    { a: true, flag: true },
    { a: 1, flag: true, b: 1 },
  ]
  for (const values of others) {
    t.equal(taken(form, values), undefined, JSON.stringify(values))
    t.not(forms.of(values).id, form.id)
  }
})

t.test('the number after the last that is kept as one is part of the form', async t => {
  const forms = new Forms()
  const last = `m${NUMBERS_MAX - 1}`
  const most = numbersOf(NUMBERS_MAX)
  t.equal(forms.of({ ...most, [last]: 1 }), forms.of(most))
  const over = numbersOf(NUMBERS_MAX + 1)
  t.not(forms.of({ ...over, [`m${NUMBERS_MAX}`]: 1 }), forms.of(over))
})

t.test('words that are always new are forgotten, and no two forms ever have one id', async t => {
  const forms = new Forms()
  const ids = new Set<number>()
  for (let i = 0; i < FORMS_MAX; i++) ids.add(forms.of({ plate: `${i}` }).id)
  t.equal(ids.has(forms.of({ plate: '0' }).id), true, 'the most that are known')
  forms.of({ plate: 'one more' })
  t.equal(ids.has(forms.of({ plate: '0' }).id), false)
})
