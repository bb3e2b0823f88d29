import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import type { WireContacts } from '../../../../services/api/wire/notice.ts'
import { ask, problemWords } from '../../api/request.ts'
import { Button } from '../../light/Button.tsx'
import { Field } from '../../light/Field.tsx'
import { useSay } from '../../words/use-say.ts'
import { useWords } from '../../words/words.ts'
import { AddAddress } from './AddAddress.tsx'
import { words } from './words.ts'

type Way = WireContacts['ways'][number]
const CONTACTS = ['contacts']

/** By what else somebody is told, and whether anything was seen to arrive there. Browsers have a switch of their own. */
export function Addresses() {
  const { say: tell } = useSay(words)
  const { data } = useQuery({
    queryKey: CONTACTS,
    queryFn: ({ signal }) => ask<WireContacts>('/api/me/contacts', { signal }),
  })
  const push = new Set(data?.channels.filter(({ kind }) => kind === 'push').map(({ id }) => id))
  const ways = data?.ways.filter(({ channel, address }) => address !== null && !push.has(channel)) ?? []
  if (data === undefined) return null
  return (
    <>
      {ways.length > 0 && <h3>{tell('codes.title')}</h3>}
      <ul className="addresses">
        {ways.map(way => (
          <Address key={`${way.channel} ${way.address}`} way={way} />
        ))}
      </ul>
      {ways.length === 0 && <AddAddress contacts={data} />}
    </>
  )
}

function Address({ way }: { readonly way: Way }) {
  const { say: tell } = useSay(words)
  const { say } = useWords()
  const client = useQueryClient()
  const [code, setCode] = useState('')
  const { channel, address, verifiedAt, goneAt } = way
  const post = (path: string, body: object) =>
    ask(`/api/me/contacts/${path}`, { method: 'POST', body: { channel, address, ...body } })
  const sending = useMutation({ mutationFn: () => post('verify', {}) })
  const telling = useMutation({
    mutationFn: () => post('confirm', { code }),
    onSuccess: () =>
      Promise.all([[...CONTACTS], ['me']].map(queryKey => client.invalidateQueries({ queryKey }))),
  })
  const confirm = (event: FormEvent) => {
    event.preventDefault()
    telling.mutate()
  }
  const fault = telling.error ?? sending.error
  const state = goneAt !== null ? 'gone' : verifiedAt !== null ? 'verified' : 'unverified'
  return (
    <li>
      <p>
        {address} <small className="quiet">{tell(`codes.${state}`)}</small>
      </p>
      {state === 'unverified' && !sending.isSuccess && (
        <Button busy={sending.isPending} onClick={() => sending.mutate()}>
          {tell('codes.send')}
        </Button>
      )}
      {state === 'unverified' && sending.isSuccess && (
        <form onSubmit={confirm}>
          <p className="quiet">{tell('codes.sent', { address: address ?? '' })}</p>
          <Field
            id={`code-${channel}`}
            label={tell('codes.code')}
            value={code}
            onChange={setCode}
            {...DIGITS}
          />
          <Button type="submit" look="main" busy={telling.isPending}>
            {tell('codes.confirm')}
          </Button>
        </form>
      )}
      <div role="alert">{fault && <p className="fault">{problemWords(say, fault)}</p>}</div>
    </li>
  )
}

const DIGITS = { inputMode: 'numeric', autoComplete: 'one-time-code', required: true, maxLength: 20 } as const
