import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import type { WireContacts, WireContactsBody } from '../../../../services/api/wire/notice.ts'
import { ApiProblem, ask, problemWords } from '../../api/request.ts'
import { Button } from '../../light/Button.tsx'
import { Field } from '../../light/Field.tsx'
import { useSay } from '../../words/use-say.ts'
import { useWords } from '../../words/words.ts'
import { Choices } from '../alert/Choices.tsx'
import { words } from './words.ts'

/** Whoever has no way that works gives one here: a telephone number or an e-mail address, by what the server can send. */
export function AddAddress({ contacts }: { readonly contacts: WireContacts }) {
  const { say: tell } = useSay(words)
  const { say } = useWords()
  const client = useQueryClient()
  const offered = contacts.channels.filter(({ address }) => address === 'email' || address === 'phone')
  const [chosen, choose] = useState(offered[0]?.id)
  const [address, setAddress] = useState('')
  const adding = useMutation({
    mutationFn: (body: WireContactsBody) => ask<WireContacts>('/api/me/contacts', { method: 'PUT', body }),
    onSuccess: after => {
      client.setQueryData(['contacts'], after)
      setAddress('')
      return client.invalidateQueries({ queryKey: ['me'] })
    },
  })
  const channel = offered.find(({ id }) => id === chosen)
  if (channel === undefined) return null
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const ways = contacts.ways.map(way => ({ channel: way.channel, address: way.address }))
    adding.mutate({
      quietHours: contacts.quietHours,
      ways: [...ways, { channel: channel.id, address: address.trim() }],
    })
  }
  const isMail = channel.address === 'email'
  return (
    <form className="add-address" onSubmit={submit}>
      {offered.length > 1 && (
        <Choices
          legend={tell('add.by')}
          options={offered.map(({ id, name }) => ({ value: id, label: name }))}
          value={chosen}
          choose={choose}
        />
      )}
      <Field
        id="add-address"
        label={tell(isMail ? 'add.email' : 'add.phone')}
        value={address}
        onChange={setAddress}
        type={isMail ? 'email' : 'tel'}
        autoComplete={isMail ? 'email' : 'tel'}
        required
      />
      <div role="alert">
        {adding.error && <p className="fault">{detailOf(adding.error) ?? problemWords(say, adding.error)}</p>}
      </div>
      <Button type="submit" busy={adding.isPending}>
        {tell('add.save')}
      </Button>
    </form>
  )
}

/** What an address has to be, the server says. */
const detailOf = (error: Error): string | undefined =>
  error instanceof ApiProblem && error.code === 'VALIDATION_FAILED' ? error.problem.detail : undefined
