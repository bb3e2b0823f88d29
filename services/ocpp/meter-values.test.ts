import t from 'tap'
import { readMeterValue } from './meter-values.ts'

type Sampled = Readonly<Record<string, unknown>>

const scenarios: readonly [
  title: string,
  sampledValue: readonly Sampled[],
  values: object,
  refused?: readonly string[],
][] = [
  ['what names nothing is the meter of the energy taken, in Wh', [{ value: '646' }], { energyWh: 646 }],
  [
    'what the meter showed when the session began is not what it shows',
    [
      { value: '646', context: 'Sample.Periodic', measurand: 'Energy.Active.Import.Register' },
      { value: '0', context: 'Transaction.Begin', measurand: 'Energy.Active.Import.Register' },
    ],
    { energyWh: 646 },
  ],
  [
    'the lines make up the power, and the highest of them is the current; neutral is none of them',
    [
      ...['L1', 'L2', 'L3'].map((phase, n) => ({
        value: 1_000 + n,
        measurand: 'Power.Active.Import',
        phase,
      })),
      ...['L1', 'L2-N', 'L3', 'N'].map((phase, n) => ({
        value: String(10 + n),
        measurand: 'Current.Import',
        phase,
      })),
      { value: 400, measurand: 'Voltage', phase: 'L1-L2' },
      { value: 231, measurand: 'Voltage', phase: 'L1-N' },
    ],
    { powerW: 3_003, currentA: 12, voltageV: 231 },
  ],
  [
    'a sum that is told stands before what it is of',
    [
      { value: '1000', measurand: 'Power.Active.Import', phase: 'L1' },
      { value: '2,9', measurand: 'Power.Active.Import', unit: 'kW' },
    ],
    { powerW: 2_900 },
  ],
  [
    'units are converted',
    [
      { value: '8.4', unit: 'kWh' },
      { value: '320', measurand: 'Current.Import', unit: 'dA' },
      { value: '212', measurand: 'Temperature', unit: 'Fahrenheit' },
    ],
    { energyWh: 8_400, currentA: 32, temperatureC: 100 },
  ],
  [
    'the hottest of the charger counts; the car is not the charger',
    [
      { value: '41', measurand: 'Temperature', location: 'Body', unit: 'Celcius' },
      { value: '77', measurand: 'Temperature', location: 'Outlet', unit: 'Celsius' },
      { value: '90', measurand: 'Temperature', location: 'EV', unit: 'Celsius' },
    ],
    { temperatureC: 77 },
  ],
  [
    'what is offered is not what flows',
    [
      {
        value: '8424.200',
        measurand: 'Power.Active.Import',
        location: 'Outlet',
        unit: 'W',
        context: 'Trigger',
      },
      { value: '14.900', measurand: 'Current.Offered', location: 'Outlet', unit: 'A' },
      { value: '80', measurand: 'SoC', unit: 'Percent' },
    ],
    { powerW: 8_424.2 },
  ],
  [
    'what is no number, of no known unit or signed is refused, and the rest stands',
    [
      { value: '', measurand: 'Voltage' },
      { value: '1', measurand: 'Temperature', unit: 'Rankine' },
      { value: 'AA==', format: 'SignedData' },
      { value: '5', measurand: 'Current.Import' },
    ],
    { currentA: 5 },
    ['value-not-a-number', 'value-signed', 'unit-unknown'],
  ],
]

for (const [title, sampledValue, values, refused = []] of scenarios) {
  t.test(title, async t => {
    const read = readMeterValue({ sampledValue })
    t.same(read.values, values)
    t.same(
      read.refused.map(({ reason }) => reason),
      refused,
    )
  })
}
