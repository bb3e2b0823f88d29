import type { WireDevice } from '../../../services/api/wire/device.ts'
import type { WireKind } from '../api/devices.ts'
import { useWords } from '../words/words.ts'
import { isAddress, valueWords } from './value.ts'

/** A reading on one line, by what its kind calls the values: “Fill level 42 % · Temperature 21.5 °C”. */
export function useReadingLine(): (values: WireDevice['values'], kind: WireKind | undefined) => string {
  const words = useWords()
  return (values, kind) =>
    Object.entries(values)
      .filter(([, value]) => !isAddress(value))
      .map(([name, value]) => {
        const spec = kind?.metrics[name]
        return `${spec ? words.of(spec.title) : name} ${valueWords(words, value, spec)}`
      })
      .join(' · ')
}
