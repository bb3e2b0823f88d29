import t from 'tap'
import type { Field } from './fields.ts'
import { newSetting } from './new-setting.ts'

const metric = {
  type: 'number',
  title: { en: 'Temperature', zh: '温度' },
  unit: '°C',
  min: -40,
  max: 125,
} as const
const limit: Field = { key: 'value', as: 'amount', label: 'limit' }

t.test('a limit becomes a setting on the scale of its metric, under a name that is free', async t => {
  const made = newSetting({ field: limit, metric, unit: '°C', figure: 60, taken: ['value', 'value2'] })
  t.same(made, {
    name: 'value3',
    setting: {
      title: { en: 'Temperature Limit', zh: '温度 限值' },
      ...{ unit: '°C', default: 60, min: -40, max: 125 },
    },
  })
})

t.test('how far something moves is from nothing to all of the scale', async t => {
  const field: Field = { key: 'by', as: 'amount', label: 'rises-by' }
  t.match(newSetting({ field, metric, unit: '°C', figure: 5, taken: [] }).setting, { min: 0, max: 165 })
})

t.test('what is counted stays a whole number', async t => {
  const field: Field = { key: 'n', as: 'whole', label: 'n' }
  t.match(newSetting({ field, metric: undefined, unit: '', figure: 3, taken: [] }).setting, { integer: true })
})
