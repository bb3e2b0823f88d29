import type { WireWearer } from '../../../services/api/wire/people.ts'
import type { Names } from '../duty/names.ts'
import type { Told } from '../form/Overtaken.tsx'
import { useListed, usePhrases } from '../words/list.ts'
import { useSay } from '../words/use-say.ts'
import { useBandName } from './band-name.ts'
import { words } from './words.ts'

/** A file in words, field by field, so that two of them can be laid side by side. */
export function useWearerTold(names: Names): (wearer: WireWearer) => Told {
  const { say } = useSay(words)
  const phrases = usePhrases()
  const bandName = useBandName()
  const listed = useListed()
  return ({ name, zone, flat, living, device, carers, contacts, notes, consents }) => [
    [say('wearer.name'), name],
    [say('wearer.home'), [zone && names.zone(zone), flat].filter(Boolean).join(' ')],
    [say('wearer.living'), say(`living.${living}`)],
    [say('wearer.band'), device === undefined ? '' : bandName(device)],
    [say('wearer.carers'), listed(carers.map(names.person))],
    [say('wearer.contacts'), phrases(contacts.map(one => `${one.name} ${one.phone}`))],
    [say('wearer.notes'), notes ?? ''],
    [
      say('wearer.consents'),
      phrases(consents.map(one => `${say(`consent.${one.what}`)} ${one.givenOn} ${one.withdrawnOn ?? ''}`)),
    ],
  ]
}
