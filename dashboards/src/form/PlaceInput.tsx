import { AutoComplete } from 'antd'
import { useState } from 'react'
import { useSay } from '../words/use-say.ts'
import type { Bilingual } from '../words/words.ts'
import type { ControlProps } from './Field.tsx'
import { idTyped, shownAs } from './place-names.ts'
import { words } from './words.ts'

interface PlaceInputProps {
  readonly control: Pick<ControlProps, 'id'> & Partial<ControlProps>
  /** Its id. */
  readonly value: string
  readonly places: readonly { readonly id: string; readonly name: Bilingual }[]
  readonly disabled?: boolean
  readonly onChange: (id: string) => void
}

/** A place by its name; one that is not there yet is typed as its id. */
export function PlaceInput({ control, value, places, disabled = false, onChange }: PlaceInputProps) {
  const { of } = useSay(words)
  const [typed, setTyped] = useState<string>()
  const named = places.map(({ id, name }) => ({ id, name: of(name) }))
  return (
    <AutoComplete
      {...control}
      disabled={disabled}
      // A word that is a whole id is not put into its name under the fingers.
      value={typed ?? shownAs(value, named)}
      options={named.map(({ id }) => ({ value: shownAs(id, named), id }))}
      showSearch={{
        filterOption: (text, option) =>
          typed === undefined || `${option?.value} ${option?.id}`.includes(text),
      }}
      onChange={(text = '') => {
        setTyped(text)
        onChange(idTyped(text, named))
      }}
      onSelect={() => setTyped(undefined)}
      onBlur={() => setTyped(undefined)}
    />
  )
}
