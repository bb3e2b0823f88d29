import { Select } from 'antd'
import { useParameter } from './parameter.ts'

interface ChoiceProps<T extends string> {
  /** Of the word in the address; without it the first of the options holds. */
  readonly name: string
  readonly label: string
  readonly options: readonly [T, ...T[]]
  readonly say: (option: T) => string
}

/** One of some, kept in the address. */
export function Choice<T extends string>({ name, label, options, say }: ChoiceProps<T>) {
  const [chosen, choose] = useParameter(name)
  const [usual] = options
  return (
    <Select<T>
      aria-label={label}
      className="list-choice"
      value={options.find(option => option === chosen) ?? usual}
      options={options.map(value => ({ value, label: say(value) }))}
      onChange={value => choose(value === usual ? '' : value)}
    />
  )
}
